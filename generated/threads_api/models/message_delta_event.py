# Generated from spec/threads.yaml by `python -m generator generate`; do not edit.
from __future__ import annotations

from typing import Any, ClassVar, Literal, Self, TypeAlias

from threads_runtime.models import Get, Model, UnionDecoder, model

__all__ = [
    "AnnotationDelta",
    "FileCitationDelta",
    "FileCitationDeltaAnnotation",
    "FilePathDelta",
    "FilePathDeltaAnnotation",
    "ImageFileDelta",
    "ImageFileDeltaBlock",
    "ImageURLDelta",
    "ImageURLDeltaBlock",
    "MessageContentDelta",
    "MessageDelta",
    "MessageDeltaEvent",
    "RefusalDeltaBlock",
    "TextDelta",
    "TextDeltaBlock",
]


@model
class ImageFileDelta(Model):
    """An addition to an image kept as a file."""

    file_id: str | None = None
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
class ImageFileDeltaBlock(Model):
    """An addition to an image part kept as a file."""

    index: int
    """Position of the part within the content, from 0."""
    type: Literal["image_file"] = "image_file"
    """Names the variant, `image_file`."""
    image_file: ImageFileDelta | None = None
    """The addition."""

    # Fields that other kinds of the same union have; here they read as None.
    text: ClassVar[None] = None
    refusal: ClassVar[None] = None
    image_url: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.index = get("index")
        self.type = get("type")
        self.image_file = ImageFileDelta.from_dict(get("image_file"))
        return self


@model
class FileCitationDelta(Model):
    """The file that a text cites."""

    file_id: str | None = None
    """Identifier of the cited file."""
    quote: str | None = None
    """The words cited from the file."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.file_id = get("file_id")
        self.quote = get("quote")
        return self


@model
class FileCitationDeltaAnnotation(Model):
    """An addition to a citation."""

    index: int
    """Position of the annotation within the text, from 0."""
    type: Literal["file_citation"] = "file_citation"
    """Names the variant, `file_citation`."""
    text: str | None = None
    """The words in the text to replace."""
    file_citation: FileCitationDelta | None = None
    """The cited file."""
    start_index: int | None = None
    """Where `text` starts, from 0."""
    end_index: int | None = None
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
        self.index = get("index")
        self.type = get("type")
        self.text = get("text")
        self.file_citation = FileCitationDelta.from_dict(get("file_citation"))
        self.start_index = get("start_index")
        self.end_index = get("end_index")
        return self


@model
class FilePathDelta(Model):
    """A file that the code interpreter made."""

    file_id: str | None = None
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
class FilePathDeltaAnnotation(Model):
    """An addition to a file path."""

    index: int
    """Position of the annotation within the text, from 0."""
    type: Literal["file_path"] = "file_path"
    """Names the variant, `file_path`."""
    text: str | None = None
    """The words in the text to replace."""
    file_path: FilePathDelta | None = None
    """The file."""
    start_index: int | None = None
    """Where `text` starts, from 0."""
    end_index: int | None = None
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
        self.index = get("index")
        self.type = get("type")
        self.text = get("text")
        self.file_path = FilePathDelta.from_dict(get("file_path"))
        self.start_index = get("start_index")
        self.end_index = get("end_index")
        return self


AnnotationDelta: TypeAlias = FileCitationDeltaAnnotation | FilePathDeltaAnnotation
"""An addition to an annotation, told apart by `type`."""

decode_annotation_delta: UnionDecoder[AnnotationDelta] = UnionDecoder(
    "type",
    {
        "file_citation": FileCitationDeltaAnnotation.from_dict,
        "file_path": FilePathDeltaAnnotation.from_dict,
    },
    variant_fields=(
        "index",
        "text",
        "file_citation",
        "start_index",
        "end_index",
        "file_path",
    ),
)


@model
class TextDelta(Model):
    """An addition to a text."""

    value: str | None = None
    """Characters to append."""
    annotations: list[AnnotationDelta] | None = None
    """Additions to annotations, each by its `index`."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.value = get("value")
        self.annotations = (
            [decode_annotation_delta(item) for item in v] if (v := get("annotations")).__class__ is list else v
        )
        return self


@model
class TextDeltaBlock(Model):
    """An addition to a text part."""

    index: int
    """Position of the part within the content, from 0."""
    type: Literal["text"] = "text"
    """Names the variant, `text`."""
    text: TextDelta | None = None
    """The addition."""

    # Fields that other kinds of the same union have; here they read as None.
    image_file: ClassVar[None] = None
    refusal: ClassVar[None] = None
    image_url: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.index = get("index")
        self.type = get("type")
        self.text = TextDelta.from_dict(get("text"))
        return self


@model
class RefusalDeltaBlock(Model):
    """An addition to a refusal."""

    index: int
    """Position of the part within the content, from 0."""
    type: Literal["refusal"] = "refusal"
    """Names the variant, `refusal`."""
    refusal: str | None = None
    """Characters to append."""

    # Fields that other kinds of the same union have; here they read as None.
    image_file: ClassVar[None] = None
    text: ClassVar[None] = None
    image_url: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.index = get("index")
        self.type = get("type")
        self.refusal = get("refusal")
        return self


@model
class ImageURLDelta(Model):
    """An addition to an image kept elsewhere."""

    url: str | None = None
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
class ImageURLDeltaBlock(Model):
    """An addition to an image part kept elsewhere."""

    index: int
    """Position of the part within the content, from 0."""
    type: Literal["image_url"] = "image_url"
    """Names the variant, `image_url`."""
    image_url: ImageURLDelta | None = None
    """The addition."""

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
        self.index = get("index")
        self.type = get("type")
        self.image_url = ImageURLDelta.from_dict(get("image_url"))
        return self


MessageContentDelta: TypeAlias = ImageFileDeltaBlock | TextDeltaBlock | RefusalDeltaBlock | ImageURLDeltaBlock
"""An addition to one part of a message, told apart by `type`."""

decode_message_content_delta: UnionDecoder[MessageContentDelta] = UnionDecoder(
    "type",
    {
        "image_file": ImageFileDeltaBlock.from_dict,
        "text": TextDeltaBlock.from_dict,
        "refusal": RefusalDeltaBlock.from_dict,
        "image_url": ImageURLDeltaBlock.from_dict,
    },
    variant_fields=(
        "index",
        "image_file",
        "text",
        "refusal",
        "image_url",
    ),
)


@model
class MessageDelta(Model):
    """The changed fields of a message."""

    role: Literal["user", "assistant"] | str | None = None
    """Who wrote the message."""
    content: list[MessageContentDelta] | None = None
    """Additions to parts of the message, each by its `index`."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.role = get("role")
        self.content = (
            [decode_message_content_delta(item) for item in v] if (v := get("content")).__class__ is list else v
        )
        return self


@model
class MessageDeltaEvent(Model):
    """What was added to a message."""

    id: str
    """Identifier of the message."""
    object: Literal["thread.message.delta"] = "thread.message.delta"
    """Kind of the object, always `thread.message.delta`."""
    delta: MessageDelta
    """The fields that changed."""

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
        self.delta = MessageDelta.from_dict(get("delta"))
        return self
