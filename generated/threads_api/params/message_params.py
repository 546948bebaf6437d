# Generated from spec/threads.yaml by `python -m generator generate`; do not edit.
from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, Required, TypeAlias, TypedDict

if TYPE_CHECKING:
    from ..models.message import Attachment, ImageFileContentBlock, ImageURLContentBlock
    from ..params.message import AttachmentParam, ImageFileContentBlockParam, ImageURLContentBlockParam
    from ..params.metadata import MetadataParam

__all__ = [
    "MessageContentPartParam",
    "MessageCreateParams",
    "TextContentBlockParam",
]


class TextContentBlockParam(TypedDict, total=False):
    """Text of a new message."""

    type: Required[Literal["text"]]
    """Names the variant, `text`."""
    text: Required[str]
    """The text."""


MessageContentPartParam: TypeAlias = "ImageFileContentBlockParam | ImageFileContentBlock | ImageURLContentBlockParam | ImageURLContentBlock | TextContentBlockParam"
"""One part of a new message, told apart by `type`."""


class MessageCreateParams(TypedDict, total=False):
    """A new message."""

    role: Required[Literal["user", "assistant"]]
    """Who speaks: `user` for what a person says, `assistant` to put words of an assistant into the conversation."""
    content: Required[str | Iterable[MessageContentPartParam]]
    """What the message says: a text, or a list of parts. Images need a model that can see."""
    attachments: Iterable[AttachmentParam | Attachment] | None
    """Files for the message and the tools that get them."""
    metadata: MetadataParam | None
    """Key-value pairs kept with the message."""
