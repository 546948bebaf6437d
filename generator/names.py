"""Names of the document as Python names: any text gives a harmless identifier, or an error."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable

from .api import Api
from .errors import DocumentError, Problems, pointer, printable


def words(text: str) -> frozenset[str]:
    """The words of a table."""
    return frozenset(text.split())


MAX_NAME = 150

_CLASS = re.compile(r"[A-Z][A-Za-z0-9]*")
_MODULE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")

# What a field of a model can't be called: the methods of every model, the names in its class body, and the `self` of
# the `__init__` that attrs writes.
_MODEL_NAMES = words(
    """
    construct copy dict from_dict from_unexpected json model_computed_fields model_config model_construct model_copy
    model_dump model_dump_json model_extra model_fields model_fields_set model_json_schema model_validate
    model_validate_json parse_obj parse_raw to_dict to_json attrs classmethod self bool float int list str
    Any ClassVar Literal Self
    """
)
# What generated functions and modules use beside their own names.
_FUNCTION_NAMES = words(
    """
    self cls ids options extra_headers extra_query extra_body timeout retry progress operation operations path
    path_ids cached_property json_body multipart_body with_headers repeated cursor_page omit overload property raw
    async_raw streaming async_streaming streaming_bytes async_streaming_bytes
    bool float int str
    arguments Operation RequestOptions listing max_items cursor
    """
)
BUILTINS = frozenset({"dict", "list"})
"""What annotations call, too: a function or method of these names would hide it."""
_CLASS_NAMES = words(
    """
    Any AsyncClient AsyncCursorPage AsyncPaginator AsyncResource AsyncStream Body CallOptions Callable ClassVar Client
    CursorPage FileTypes FormBody Headers HttpxBinaryResponseContent Iterable JSONObject Lazy ListOptions Literal
    Mapping Model NOTHING None NotGiven Omit Operation PageSize Query RequestOptions Required RetryPolicy Self Stream
    StreamEvent SyncCursorPage SyncResource Timeout True False TypeAlias TypedDict
    """
)
_RESOURCE_NAMES = frozenset({"with_raw_response", "with_streaming_response"})
CLIENT_NAMES = _RESOURCE_NAMES | words(
    """
    api_headers api_key auth_headers base base_url checked_key client_headers clock close copy default_base_url
    default_headers default_query delete exchange get http_timeout is_closed is_final_event key_headers max_event_bytes
    max_retries merged_headers organization page patch post project put retry send stream timeout transport user_agent
    with_options
    """
)
"""Names that a resource directly below the client must not have."""
HELPERS = words(
    """
    beta.threads.create_and_run_poll beta.threads.create_and_run_stream beta.threads.wait_until_idle
    beta.threads.runs.cancel_and_wait beta.threads.runs.create_and_poll beta.threads.runs.create_and_stream
    beta.threads.runs.poll beta.threads.runs.stream beta.threads.runs.submit_tool_outputs_and_poll
    beta.threads.runs.submit_tool_outputs_stream
    files.retrieve_content files.wait_for_processing uploads.upload_file_chunked
    vector_stores.file_batches.create_and_poll vector_stores.file_batches.poll
    vector_stores.file_batches.upload_and_poll vector_stores.files.create_and_poll vector_stores.files.poll
    vector_stores.files.upload vector_stores.files.upload_and_poll
    """
)
"""Methods that hand-written helpers add to generated resources: one of the document would never be called."""


def field_name(json: str) -> str:
    """The attribute for a member of an object."""
    return _identifier(json, _MODEL_NAMES)


def argument_name(json: str) -> str:
    """The argument for a parameter or a field of a body."""
    name = _identifier(json, _FUNCTION_NAMES)
    return f"{name}_" if name.isupper() else name  # the constants of a module of operations are in capitals


def _identifier(json: str, taken: frozenset[str]) -> str:
    name = re.sub(r"\W", "_", json, flags=re.ASCII).strip("_")
    if not name or name[0].isdigit():
        name = f"field_{name}"
    return f"{name}_" if keyword.iskeyword(name) or name in taken else name


def is_class_name(name: str) -> bool:
    # attrs takes every annotation that begins with ClassVar for one.
    is_good = _CLASS.fullmatch(name) and len(name) <= MAX_NAME and not name.startswith("ClassVar")
    return bool(is_good) and not keyword.iskeyword(name) and name not in _CLASS_NAMES


def component_name(key: str) -> str:
    """The class of a schema: its name, or else one made of it."""
    name = key if is_class_name(key) else pascal(key)
    if name[:1].isdecimal():
        return f"Schema{name}"
    return f"{name}Schema" if name in _CLASS_NAMES or keyword.iskeyword(name) else name


def component_module(name: str) -> str:
    """The module of a class without x-sdk-module."""
    module = snake(name)
    return module if _is_module_name(module) else f"{module}_schema"


def class_name(name: str, at: str) -> str:
    if not is_class_name(name):
        raise DocumentError(
            at, f"{printable(name)!r} is not a valid class name or is reserved; use a name like RunStep"
        )
    return name


def _is_module_name(name: str) -> bool:
    good = _MODULE.fullmatch(name) and len(name) <= MAX_NAME
    return bool(good) and not keyword.iskeyword(name) and name not in _FUNCTION_NAMES


def module_name(name: str, at: str) -> str:
    if not _is_module_name(name):
        raise DocumentError(
            at, f"{printable(name)!r} is not a valid module or function name or is reserved; use a name like run_step"
        )
    return name


def function_name(text: str) -> str:
    """retrieveRun, runs/retrieve-all → retrieve_run, runs_retrieve_all."""
    return re.sub(r"[^a-z0-9]+", "_", snake(text)).strip("_")


def operation_name(text: str, at: str) -> str:
    """The function for an operation: its operationId, with an underscore where generated code needs the name."""
    name = function_name(text)
    if not _MODULE.fullmatch(name) or len(name) > MAX_NAME:
        raise DocumentError(at, f"{printable(text)!r} cannot be made the name of a function; use a name like run_step")
    return f"{name}_" if keyword.iskeyword(name) or name in _FUNCTION_NAMES | BUILTINS else name


def default_place(resources: Iterable[str], method: str, name: str) -> str:
    """The place of an operation without x-sdk-method: below the first of these names that can be a resource."""
    names = (*map(function_name, resources), "api")
    resource = next(each for each in names if _is_free(each) and each not in CLIENT_NAMES)
    return f"{resource}.{name if _is_free(name) else f'{method}_{name}'}"


def _is_free(part: str) -> bool:
    return _is_module_name(part) and part not in _RESOURCE_NAMES and not hasattr(object, part)


def place(text: str, at: str) -> str:
    """A dotted place on the client."""
    if len(text) > MAX_NAME:
        raise DocumentError(at, f"name too long: {len(text):,} characters (limit {MAX_NAME})")
    parts = text.split(".")
    for part in parts:
        if not _is_free(module_name(part, at)):
            raise DocumentError(at, f"{part!r} is reserved on every resource")
    if text in HELPERS:
        raise DocumentError(at, f"{text!r} is a hand-written helper, which would hide this method; choose another name")
    if len(parts) < 2:
        raise DocumentError(at, f"{printable(text)!r} must name a resource and a method, like threads.create")
    return text


def is_key(json: str) -> bool:
    """Whether a TypedDict can have this key in the form of a class."""
    return _identifier(json, _MODEL_NAMES) == json and not json.startswith("__")


def snake(name: str) -> str:
    """RunStep → run_step, ImageURLDelta → image_url_delta."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()


def pascal(name: str) -> str:
    """run_steps → RunSteps."""
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[\W_]+", name) if part)


def param_name(name: str) -> str:
    """The TypedDict for a component in requests."""
    return name if name.endswith(("Param", "Params")) else f"{name}Param"


def arguments_name(operation_id: str) -> str:
    """The TypedDict for an operation's keyword arguments."""
    return f"{pascal(operation_id)}Arguments"


def decoder_name(union: str) -> str:
    """The decoder of a union."""
    return f"decode_{snake(union)}"


def unique(names: Iterable[tuple[str, str]], what: str, problems: Problems) -> None:
    """Add a problem for each of these entries of (name, pointer) whose name an earlier one has."""
    seen: dict[str, str] = {}
    for name, at in names:
        if name in seen:
            problems.add(at, f"duplicate {what} {name!r}, already used by {seen[name]}")
        seen.setdefault(name, at)


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
