# Generated from spec/threads.yaml by `python -m generator generate`; do not edit.
from __future__ import annotations

from typing import Any, ClassVar, Literal, Self, TypeAlias

from threads_runtime.models import Get, Model, UnionDecoder, model

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
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.reason = get("reason")
        return self


@model
class ImageFile(Model):
    """An image kept as a file."""

    file_id: str
    """Identifier of the file that holds the image; one uploaded with purpose `vision` can be downloaded again."""
    detail: Literal["auto", "low", "high"] | str | None = None
    """Resolution in which the model sees the image: `low` costs fewer tokens. Default `auto`."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.file_id = get("file_id")
        self.detail = get("detail")
        return self


@model
class ImageFileContentBlock(Model):
    """An image of a message, kept as a file."""

    type: Literal["image_file"] = "image_file"
    """Names the variant, `image_file`."""
    image_file: ImageFile
    """The image."""

    # Fields that other kinds of the same union have; here they read as None.
    image_url: ClassVar[None] = None
    text: ClassVar[None] = None
    refusal: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.type = get("type")
        self.image_file = ImageFile.from_dict(get("image_file"))
        return self


@model
class ImageURL(Model):
    """An image kept elsewhere."""

    url: str
    """Address of a jpeg, jpg, png, gif or webp image."""
    detail: Literal["auto", "low", "high"] | str | None = None
    """Resolution in which the model sees the image: `low` costs fewer tokens. Default `auto`."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.url = get("url")
        self.detail = get("detail")
        return self


@model
class ImageURLContentBlock(Model):
    """An image of a message, kept elsewhere."""

    type: Literal["image_url"] = "image_url"
    """Names the variant, `image_url`."""
    image_url: ImageURL
    """The image."""

    # Fields that other kinds of the same union have; here they read as None.
    image_file: ClassVar[None] = None
    text: ClassVar[None] = None
    refusal: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.type = get("type")
        self.image_url = ImageURL.from_dict(get("image_url"))
        return self


@model
class FileCitation(Model):
    """The file that a text cites."""

    file_id: str
    """Identifier of the cited file."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.file_id = get("file_id")
        return self


@model
class FileCitationAnnotation(Model):
    """Cites a file that the file search tool found."""

    type: Literal["file_citation"] = "file_citation"
    """Names the variant, `file_citation`."""
    text: str
    """The words in the text to replace."""
    file_citation: FileCitation
    """The cited file."""
    start_index: int
    """Where `text` starts, from 0."""
    end_index: int
    """Where `text` ends: the position after its last character."""

    # Fields that other kinds of the same union have; here they read as None.
    file_path: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.type = get("type")
        self.text = get("text")
        self.file_citation = FileCitation.from_dict(get("file_citation"))
        self.start_index = get("start_index")
        self.end_index = get("end_index")
        return self


@model
class FilePath(Model):
    """A file that the code interpreter made."""

    file_id: str
    """Identifier of the file."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.file_id = get("file_id")
        return self


@model
class FilePathAnnotation(Model):
    """Points to a file that the code interpreter made."""

    type: Literal["file_path"] = "file_path"
    """Names the variant, `file_path`."""
    text: str
    """The words in the text to replace."""
    file_path: FilePath
    """The file."""
    start_index: int
    """Where `text` starts, from 0."""
    end_index: int
    """Where `text` ends: the position after its last character."""

    # Fields that other kinds of the same union have; here they read as None.
    file_citation: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.type = get("type")
        self.text = get("text")
        self.file_path = FilePath.from_dict(get("file_path"))
        self.start_index = get("start_index")
        self.end_index = get("end_index")
        return self


Annotation: TypeAlias = FileCitationAnnotation | FilePathAnnotation
"""A place in a text that refers to a file, told apart by `type`."""

decode_annotation: UnionDecoder[Annotation] = UnionDecoder(
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
    """Places in the text that refer to files."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.value = get("value")
        self.annotations = [decode_annotation(item) for item in v] if (v := get("annotations")).__class__ is list else v
        return self


@model
class TextContentBlock(Model):
    """Text of a message."""

    type: Literal["text"] = "text"
    """Names the variant, `text`."""
    text: TextContent
    """The text and what it refers to."""

    # Fields that other kinds of the same union have; here they read as None.
    image_file: ClassVar[None] = None
    image_url: ClassVar[None] = None
    refusal: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.type = get("type")
        self.text = TextContent.from_dict(get("text"))
        return self


@model
class RefusalContentBlock(Model):
    """Says that the model refused."""

    type: Literal["refusal"] = "refusal"
    """Names the variant, `refusal`."""
    refusal: str
    """The words of the refusal."""

    # Fields that other kinds of the same union have; here they read as None.
    image_file: ClassVar[None] = None
    image_url: ClassVar[None] = None
    text: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.type = get("type")
        self.refusal = get("refusal")
        return self


MessageContent: TypeAlias = ImageFileContentBlock | ImageURLContentBlock | TextContentBlock | RefusalContentBlock
"""One part of a message, told apart by `type`."""

decode_message_content: UnionDecoder[MessageContent] = UnionDecoder(
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
    """The file search tool, as the receiver of a file."""

    type: Literal["file_search"] = "file_search"
    """Names the variant, `file_search`."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.type = get("type")
        return self


AttachmentTool: TypeAlias = CodeInterpreterTool | AttachmentFileSearchTool
"""A tool that gets an attached file, told apart by `type`."""

decode_attachment_tool: UnionDecoder[AttachmentTool] = UnionDecoder(
    "type",
    {
        "code_interpreter": CodeInterpreterTool.from_dict,
        "file_search": AttachmentFileSearchTool.from_dict,
    },
    variant_fields=(),
)


@model
class Attachment(Model):
    """A file given with a message."""

    file_id: str | None = None
    """Identifier of the file."""
    tools: list[AttachmentTool] | None = None
    """Tools that get the file."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.file_id = get("file_id")
        self.tools = [decode_attachment_tool(item) for item in v] if (v := get("tools")).__class__ is list else v
        return self


@model
class Message(Model):
    """A message of a thread."""

    id: str
    """Identifier of the message."""
    object: Literal["thread.message"] = "thread.message"
    """Kind of the object, always `thread.message`."""
    created_at: int
    """When the message was created (Unix time, in seconds)."""
    thread_id: str
    """Identifier of the thread that the message belongs to."""
    status: Literal["in_progress", "incomplete", "completed"] | str | None = None
    """How far the message has come. Sent with events only."""
    incomplete_details: MessageIncompleteDetails | None = None
    """Why the message is incomplete; null if it is not. Sent with events only."""
    completed_at: int | None = None
    """When the message was completed (Unix time, in seconds); null if it is not. Sent with events only."""
    incomplete_at: int | None = None
    """When the message was given up as incomplete (Unix time, in seconds); null if it was not. Sent with events only."""
    role: Literal["user", "assistant"] | str
    """Who wrote the message."""
    content: list[MessageContent]
    """The parts of the message: text, images, refusals."""
    assistant_id: str | None
    """Identifier of the assistant that wrote the message; null if none did."""
    run_id: str | None
    """Identifier of the run that wrote the message; null if the application added it."""
    attachments: list[Attachment] | None = None
    """Files given with the message."""
    metadata: Metadata | None
    """Key-value pairs kept with the message."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.id = get("id")
        self.object = get("object")
        self.created_at = get("created_at")
        self.thread_id = get("thread_id")
        self.status = get("status")
        self.incomplete_details = MessageIncompleteDetails.from_dict(get("incomplete_details"))
        self.completed_at = get("completed_at")
        self.incomplete_at = get("incomplete_at")
        self.role = get("role")
        self.content = [decode_message_content(item) for item in v] if (v := get("content")).__class__ is list else v
        self.assistant_id = get("assistant_id")
        self.run_id = get("run_id")
        self.attachments = (
            [Attachment.from_dict(item) for item in v] if (v := get("attachments")).__class__ is list else v
        )
        self.metadata = get("metadata")
        return self


@model
class MessageDeleted(Model):
    """Answer to the deletion of a message."""

    id: str
    """Identifier of the message."""
    object: Literal["thread.message.deleted"] = "thread.message.deleted"
    """Kind of the object, always `thread.message.deleted`."""
    deleted: bool
    """Whether it was deleted."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.id = get("id")
        self.object = get("object")
        self.deleted = get("deleted")
        return self
