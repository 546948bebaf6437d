# Generated from spec/threads.yaml by `python -m generator generate`; do not edit.
from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, Required, TypeAlias, TypedDict

if TYPE_CHECKING:
    from ..models.assistant_tool import CodeInterpreterTool
    from ..models.message import AttachmentFileSearchTool, ImageFile, ImageURL
    from ..params.assistant_tool import CodeInterpreterToolParam

__all__ = [
    "AttachmentParam",
    "AttachmentFileSearchToolParam",
    "AttachmentToolParam",
    "ImageFileParam",
    "ImageFileContentBlockParam",
    "ImageURLParam",
    "ImageURLContentBlockParam",
]


class ImageFileParam(TypedDict, total=False):
    """An image kept as a file."""

    file_id: Required[str]
    """Identifier of the file that holds the image; one uploaded with purpose `vision` can be downloaded again."""
    detail: Literal["auto", "low", "high"]
    """Resolution in which the model sees the image: `low` costs fewer tokens. Default `auto`."""


class ImageFileContentBlockParam(TypedDict, total=False):
    """An image of a message, kept as a file."""

    type: Required[Literal["image_file"]]
    """Names the variant, `image_file`."""
    image_file: Required[ImageFileParam | ImageFile]
    """The image."""


class ImageURLParam(TypedDict, total=False):
    """An image kept elsewhere."""

    url: Required[str]
    """Address of a jpeg, jpg, png, gif or webp image."""
    detail: Literal["auto", "low", "high"]
    """Resolution in which the model sees the image: `low` costs fewer tokens. Default `auto`."""


class ImageURLContentBlockParam(TypedDict, total=False):
    """An image of a message, kept elsewhere."""

    type: Required[Literal["image_url"]]
    """Names the variant, `image_url`."""
    image_url: Required[ImageURLParam | ImageURL]
    """The image."""


class AttachmentFileSearchToolParam(TypedDict, total=False):
    """The file search tool, as the receiver of a file."""

    type: Required[Literal["file_search"]]
    """Names the variant, `file_search`."""


AttachmentToolParam: TypeAlias = (
    "CodeInterpreterToolParam | CodeInterpreterTool | AttachmentFileSearchToolParam | AttachmentFileSearchTool"
)
"""A tool that gets an attached file, told apart by `type`."""


class AttachmentParam(TypedDict, total=False):
    """A file given with a message."""

    file_id: str
    """Identifier of the file."""
    tools: Iterable[AttachmentToolParam]
    """Tools that get the file."""
