# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Response models: message."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Literal, Self, TypeAlias

from threads_runtime.models import NOTHING, JSONObject, Model, model, new, union_decoder

from .assistant_tool import CodeInterpreterTool
from .metadata import Metadata

__all__ = [
    "Annotation",
    "Attachment",
    "AttachmentFileSearchTool",
    "AttachmentTool",
    "FileCitation",
    "FileCitationAnnotation",
    "FilePath",
    "FilePathAnnotation",
    "ImageFile",
    "ImageFileContentBlock",
    "ImageURL",
    "ImageURLContentBlock",
    "Message",
    "MessageContent",
    "MessageDeleted",
    "MessageIncompleteDetails",
    "RefusalContentBlock",
    "TextContent",
    "TextContentBlock",
]


@model
class MessageIncompleteDetails(Model):
    """Why a message is incomplete."""

    reason: Literal["content_filter", "max_tokens", "run_cancelled", "run_expired", "run_failed"] | str
    """The reason."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.reason = data.get("reason")
        return self


@model
class ImageFile(Model):
    """An image stored as a file."""

    file_id: str
    """Identifier of the image file; a file uploaded with purpose `vision` can be downloaded again."""

    detail: Literal["auto", "low", "high"] | str | None = None
    """Resolution at which the model sees the image. `low` uses fewer tokens. Default `auto`."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.file_id = data.get("file_id")
        self.detail = data.get("detail")
        return self


@model
class ImageFileContentBlock(Model):
    """An image in a message, stored as a file."""

    type: Literal["image_file"] = "image_file"
    """Discriminator; always `image_file`."""

    image_file: ImageFile
    """The image."""

    # Fields of the other variants of the union; here they are None.
    image_url: ClassVar[None] = None
    text: ClassVar[None] = None
    refusal: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.type = data.get("type")
        self.image_file = ImageFile.from_dict(data.get("image_file"))
        return self


@model
class ImageURL(Model):
    """An image referenced by URL."""

    url: str
    """URL of a jpeg, jpg, png, gif or webp image."""

    detail: Literal["auto", "low", "high"] | str | None = None
    """Resolution at which the model sees the image. `low` uses fewer tokens. Default `auto`."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.url = data.get("url")
        self.detail = data.get("detail")
        return self


@model
class ImageURLContentBlock(Model):
    """An image in a message, referenced by URL."""

    type: Literal["image_url"] = "image_url"
    """Discriminator; always `image_url`."""

    image_url: ImageURL
    """The image."""

    # Fields of the other variants of the union; here they are None.
    image_file: ClassVar[None] = None
    text: ClassVar[None] = None
    refusal: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.type = data.get("type")
        self.image_url = ImageURL.from_dict(data.get("image_url"))
        return self


@model
class FileCitation(Model):
    """A file cited by a text."""

    file_id: str
    """Identifier of the cited file."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.file_id = data.get("file_id")
        return self


@model
class FileCitationAnnotation(Model):
    """A citation of a file found by file search."""

    type: Literal["file_citation"] = "file_citation"
    """Discriminator; always `file_citation`."""

    text: str
    """The text to be replaced by the reference."""

    file_citation: FileCitation
    """The cited file."""

    start_index: int
    """Index of the first character of `text`, from 0."""

    end_index: int
    """Index after the last character of `text`."""

    # Fields of the other variants of the union; here they are None.
    file_path: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.type = data.get("type")
        self.text = data.get("text")
        self.file_citation = FileCitation.from_dict(data.get("file_citation"))
        self.start_index = data.get("start_index")
        self.end_index = data.get("end_index")
        return self


@model
class FilePath(Model):
    """A file generated by the code interpreter."""

    file_id: str
    """Identifier of the file."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.file_id = data.get("file_id")
        return self


@model
class FilePathAnnotation(Model):
    """A link to a file generated by the code interpreter."""

    type: Literal["file_path"] = "file_path"
    """Discriminator; always `file_path`."""

    text: str
    """The text to be replaced by the reference."""

    file_path: FilePath
    """The file."""

    start_index: int
    """Index of the first character of `text`, from 0."""

    end_index: int
    """Index after the last character of `text`."""

    # Fields of the other variants of the union; here they are None.
    file_citation: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.type = data.get("type")
        self.text = data.get("text")
        self.file_path = FilePath.from_dict(data.get("file_path"))
        self.start_index = data.get("start_index")
        self.end_index = data.get("end_index")
        return self


Annotation: TypeAlias = FileCitationAnnotation | FilePathAnnotation
"""A reference to a file within a text. Discriminated by `type`."""

decode_annotation: Callable[[Any], Annotation] = union_decoder(
    "type",
    {
        "file_citation": FileCitationAnnotation.from_dict,
        "file_path": FilePathAnnotation.from_dict,
    },
    variant_fields=(
        "text",
        "file_citation",
        "start_index",
        "end_index",
        "file_path",
    ),
)


@model
class TextContent(Model):
    """Text with its annotations."""

    value: str
    """The text."""

    annotations: list[Annotation]
    """References to files in the text."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.value = data.get("value")
        self.annotations = (
            [decode_annotation(item) for item in v] if (v := data.get("annotations")).__class__ is list else v
        )
        return self


@model
class TextContentBlock(Model):
    """Text of a message."""

    type: Literal["text"] = "text"
    """Discriminator; always `text`."""

    text: TextContent
    """The text and its annotations."""

    # Fields of the other variants of the union; here they are None.
    image_file: ClassVar[None] = None
    image_url: ClassVar[None] = None
    refusal: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.type = data.get("type")
        self.text = TextContent.from_dict(data.get("text"))
        return self


@model
class RefusalContentBlock(Model):
    """A refusal by the model."""

    type: Literal["refusal"] = "refusal"
    """Discriminator; always `refusal`."""

    refusal: str
    """Text of the refusal."""

    # Fields of the other variants of the union; here they are None.
    image_file: ClassVar[None] = None
    image_url: ClassVar[None] = None
    text: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.type = data.get("type")
        self.refusal = data.get("refusal")
        return self


MessageContent: TypeAlias = ImageFileContentBlock | ImageURLContentBlock | TextContentBlock | RefusalContentBlock
"""One content part of a message. Discriminated by `type`."""

decode_message_content: Callable[[Any], MessageContent] = union_decoder(
    "type",
    {
        "image_file": ImageFileContentBlock.from_dict,
        "image_url": ImageURLContentBlock.from_dict,
        "text": TextContentBlock.from_dict,
        "refusal": RefusalContentBlock.from_dict,
    },
    variant_fields=(
        "image_file",
        "image_url",
        "text",
        "refusal",
    ),
)


@model
class AttachmentFileSearchTool(Model):
    """The file search tool, for an attached file."""

    type: Literal["file_search"] = "file_search"
    """Discriminator; always `file_search`."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.type = data.get("type")
        return self


AttachmentTool: TypeAlias = CodeInterpreterTool | AttachmentFileSearchTool
"""A tool that can use an attached file. Discriminated by `type`."""

decode_attachment_tool: Callable[[Any], AttachmentTool] = union_decoder(
    "type",
    {
        "code_interpreter": CodeInterpreterTool.from_dict,
        "file_search": AttachmentFileSearchTool.from_dict,
    },
    variant_fields=(),
)


@model
class Attachment(Model):
    """A file attached to a message."""

    file_id: str | None = None
    """Identifier of the file."""

    tools: list[AttachmentTool] | None = None
    """Tools that can use the file."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.file_id = data.get("file_id")
        self.tools = [decode_attachment_tool(item) for item in v] if (v := data.get("tools")).__class__ is list else v
        return self


@model
class Message(Model):
    """A message of a thread."""

    id: str
    """Identifier of the message."""

    object: Literal["thread.message"] = "thread.message"
    """Object type, always `thread.message`."""

    created_at: int
    """When the message was created (Unix time, in seconds)."""

    thread_id: str
    """Identifier of the thread that the message belongs to."""

    status: Literal["in_progress", "incomplete", "completed"] | str | None = None
    """Status of the message. Sent only in events."""

    incomplete_details: MessageIncompleteDetails | None = None
    """Why the message is incomplete; null if it is not. Sent only in events."""

    completed_at: int | None = None
    """When the message was completed (Unix time, in seconds); null if it is not. Sent only in events."""

    incomplete_at: int | None = None
    """When the message was marked incomplete (Unix time, in seconds); null if it was not. Sent only in events."""

    role: Literal["user", "assistant"] | str
    """Role of the author."""

    content: list[MessageContent]
    """The parts of the message: text, images, refusals."""

    assistant_id: str | None = None
    """Identifier of the assistant that wrote the message; null if none did."""

    run_id: str | None = None
    """Identifier of the run that wrote the message; null if the application added it."""

    attachments: list[Attachment] | None = None
    """Files attached to the message."""

    metadata: Metadata | None = None
    """Key-value pairs attached to the message."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.id = data.get("id")
        self.object = data.get("object")
        self.created_at = data.get("created_at")
        self.thread_id = data.get("thread_id")
        self.status = data.get("status")
        self.incomplete_details = (
            None if (v := data.get("incomplete_details")) is None else MessageIncompleteDetails.from_dict(v)
        )
        self.completed_at = data.get("completed_at")
        self.incomplete_at = data.get("incomplete_at")
        self.role = data.get("role")
        self.content = (
            [decode_message_content(item) for item in v] if (v := data.get("content")).__class__ is list else v
        )
        self.assistant_id = data.get("assistant_id")
        self.run_id = data.get("run_id")
        self.attachments = (
            [Attachment.from_dict(item) for item in v] if (v := data.get("attachments")).__class__ is list else v
        )
        self.metadata = data.get("metadata")
        return self


@model
class MessageDeleted(Model):
    """Response to the deletion of a message."""

    id: str
    """Identifier of the message."""

    object: Literal["thread.message.deleted"] = "thread.message.deleted"
    """Object type, always `thread.message.deleted`."""

    deleted: bool
    """Whether it was deleted."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.id = data.get("id")
        self.object = data.get("object")
        self.deleted = data.get("deleted")
        return self
