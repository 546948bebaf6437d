# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Request parameters: message."""

from collections.abc import Iterable
from typing import Literal, Required, TypeAlias, TypedDict

from ..models.message import Attachment, ImageFileContentBlock, ImageURLContentBlock
from .message import AttachmentParam, ImageFileContentBlockParam, ImageURLContentBlockParam
from .metadata import MetadataParam

__all__ = ["MessageContentPartParam", "MessageCreateParams", "TextContentBlockParam"]


class TextContentBlockParam(TypedDict, total=False):
    """Text of a new message."""

    type: Required[Literal["text"]]
    """Discriminator; always `text`."""

    text: Required[str]
    """The text."""


MessageContentPartParam: TypeAlias = (
    ImageFileContentBlockParam
    | ImageFileContentBlock
    | ImageURLContentBlockParam
    | ImageURLContentBlock
    | TextContentBlockParam
)
"""One content part of a new message. Discriminated by `type`."""


class MessageCreateParams(TypedDict, total=False):
    """A new message."""

    role: Required[Literal["user", "assistant"]]
    """Role of the author: `user` for a person, `assistant` to insert a message of an assistant."""

    content: Required[str | Iterable[MessageContentPartParam]]
    """Content of the message: a text or a list of parts. Images need a vision model."""

    attachments: Iterable[AttachmentParam | Attachment] | None
    """Files to attach to the message, and the tools that can use them."""

    metadata: MetadataParam | None
    """Key-value pairs attached to the message."""
