"""Images of messages as URLs that a model server can read."""

from __future__ import annotations

import base64
import mimetypes

from ..model.actions import StoredFile, Turn
from ..model.store import Object

__all__ = ["UnsupportedError", "image_url"]


class UnsupportedError(Exception):
    """The run needs a feature that the model server lacks."""


def image_url(part: Object, turn: Turn, message_id: str) -> tuple[str, str]:
    """URL and detail of an image part; a data URL for a stored file. Raises UnsupportedError for an unknown file."""
    if part["type"] == "image_url":
        image: Object = part["image_url"]
        return image["url"], image.get("detail") or "auto"
    image = part["image_file"]
    file = turn.read_file(image["file_id"])
    if file is None:
        raise UnsupportedError(
            f"message {message_id} contains the image_file {image['file_id']}, which is not stored in the "
            "sandbox; upload it, or use image_url instead"
        )
    return _data_url(file), image.get("detail") or "auto"


def _data_url(file: StoredFile) -> str:
    media_type = mimetypes.guess_type(file.filename)[0] or "application/octet-stream"
    return f"data:{media_type};base64,{base64.b64encode(file.content).decode()}"
