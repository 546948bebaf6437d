"""No two things of a client may have the same name."""

from __future__ import annotations

from ..api import Api
from ..errors import Problems, pointer
from ..names import arguments_name, param_name, snake, unique

_KINDS = [f"{side}{{}}{view}" for side in ("", "Async") for view in ("", "WithRawResponse", "WithStreamingResponse")]


def check_names(api: Api, problems: Problems) -> None:
    """Add a problem for each class, or thing named for a class, whose name another one has."""
    components = list(api.components.values())
    # Decoders and the constants that stand for them are named in snake case.
    unique([(snake(component.name), component.at) for component in components], "snake-case name", problems)
    models = [each for each in components if each.name in api.responses or each.name not in api.requests]
    params = [each for each in components if each.name in api.requests]
    resources = [("Client", "#"), *((resource.class_name, resource.at) for resource in api.resources())]
    unique(
        [
            *((kind.format(name), at) for name, at in resources for kind in _KINDS),
            *((component.name, component.at) for component in models),
            *((param_name(component.name), component.at) for component in params),
            *((arguments_name(operation.id), pointer(operation.at, "operationId")) for operation in api.operations),
        ],
        "class name",
        problems,
    )
