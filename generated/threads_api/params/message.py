# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Request parameters: message."""

from collections.abc import Iterable
from typing import Literal, Required, TypeAlias, TypedDict

from ..models.assistant_tool import CodeInterpreterTool
from ..models.message import AttachmentFileSearchTool, ImageFile, ImageURL
from .assistant_tool import CodeInterpreterToolParam

__all__ = [
    "AttachmentFileSearchToolParam",
    "AttachmentParam",
    "AttachmentToolParam",
    "ImageFileContentBlockParam",
    "ImageFileParam",
    "ImageURLContentBlockParam",
    "ImageURLParam",
]


class ImageFileParam(TypedDict, total=False):
    """An image stored as a file."""

    file_id: Required[str]
    """Identifier of the image file; a file uploaded with purpose `vision` can be downloaded again."""

    detail: Literal["auto", "low", "high"]
    """Resolution at which the model sees the image. `low` uses fewer tokens. Default `auto`."""


class ImageFileContentBlockParam(TypedDict, total=False):
    """An image in a message, stored as a file."""

    type: Required[Literal["image_file"]]
    """Discriminator; always `image_file`."""

    image_file: Required[ImageFileParam | ImageFile]
    """The image."""


class ImageURLParam(TypedDict, total=False):
    """An image referenced by URL."""

    url: Required[str]
    """URL of a jpeg, jpg, png, gif or webp image."""

    detail: Literal["auto", "low", "high"]
    """Resolution at which the model sees the image. `low` uses fewer tokens. Default `auto`."""


class ImageURLContentBlockParam(TypedDict, total=False):
    """An image in a message, referenced by URL."""

    type: Required[Literal["image_url"]]
    """Discriminator; always `image_url`."""

    image_url: Required[ImageURLParam | ImageURL]
    """The image."""


class AttachmentFileSearchToolParam(TypedDict, total=False):
    """The file search tool, for an attached file."""

    type: Required[Literal["file_search"]]
    """Discriminator; always `file_search`."""


AttachmentToolParam: TypeAlias = (
    CodeInterpreterToolParam | CodeInterpreterTool | AttachmentFileSearchToolParam | AttachmentFileSearchTool
)
"""A tool that can use an attached file. Discriminated by `type`."""


class AttachmentParam(TypedDict, total=False):
    """A file attached to a message."""

    file_id: str
    """Identifier of the file."""

    tools: Iterable[AttachmentToolParam]
    """Tools that can use the file."""
