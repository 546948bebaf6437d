"""The models that `/models` lists. Any name is accepted for an assistant or a run."""

from __future__ import annotations

from collections.abc import Sequence

from ..errors import RefusedError
from ..model.store import Object
from .api_request import ApiRequest

__all__ = ["DEFAULT_MODELS", "Models"]

DEFAULT_MODELS = ("gpt-4o", "gpt-4o-mini", "gpt-4.1", "gpt-4.1-mini", "gpt-3.5-turbo")


class Models:
    """The operations on models; only fine-tuned ones, whose names begin with `ft:`, can be deleted."""

    def __init__(self, names: Sequence[str], created: int) -> None:
        self._names = list(dict.fromkeys(names))
        self._created = created

    def list_models(self, _: ApiRequest) -> Object:
        return {"object": "list", "data": [self._view(name) for name in self._names]}

    def retrieve_model(self, request: ApiRequest) -> Object:
        name = request.ids["model"]
        if name not in self._names:
            raise RefusedError(f"The model '{name}' does not exist", status=404, param="model", code="model_not_found")
        return self._view(name)

    def delete_model(self, request: ApiRequest) -> Object:
        name = self.retrieve_model(request)["id"]
        if not name.startswith("ft:"):
            raise RefusedError("Only fine-tuned models can be deleted.", status=403, param="model")
        self._names.remove(name)
        return {"id": name, "object": "model", "deleted": True}

    def _view(self, name: str) -> Object:
        return {"id": name, "object": "model", "created": self._created, "owned_by": "sandbox"}
