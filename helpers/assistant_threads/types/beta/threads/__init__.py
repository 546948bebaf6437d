# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads`, each name loaded when it is first used."""

from typing import TYPE_CHECKING

from assistant_threads import types as _types
from threads_runtime.lazy import lazy_names

if TYPE_CHECKING:
    from threads_api.models import *
    from threads_api.params import *

    from . import annotation as annotation
    from . import annotation_delta as annotation_delta
    from . import file_citation_annotation as file_citation_annotation
    from . import file_citation_delta_annotation as file_citation_delta_annotation
    from . import file_path_annotation as file_path_annotation
    from . import file_path_delta_annotation as file_path_delta_annotation
    from . import image_file as image_file
    from . import image_file_content_block as image_file_content_block
    from . import image_file_content_block_param as image_file_content_block_param
    from . import image_file_delta as image_file_delta
    from . import image_file_delta_block as image_file_delta_block
    from . import image_file_param as image_file_param
    from . import image_url as image_url
    from . import image_url_content_block as image_url_content_block
    from . import image_url_content_block_param as image_url_content_block_param
    from . import image_url_delta as image_url_delta
    from . import image_url_delta_block as image_url_delta_block
    from . import image_url_param as image_url_param
    from . import message as message
    from . import message_content as message_content
    from . import message_content_delta as message_content_delta
    from . import message_content_part_param as message_content_part_param
    from . import message_create_params as message_create_params
    from . import message_deleted as message_deleted
    from . import message_delta as message_delta
    from . import message_delta_event as message_delta_event
    from . import message_list_params as message_list_params
    from . import message_update_params as message_update_params
    from . import refusal_content_block as refusal_content_block
    from . import refusal_delta_block as refusal_delta_block
    from . import required_action_function_tool_call as required_action_function_tool_call
    from . import run as run
    from . import run_create_params as run_create_params
    from . import run_list_params as run_list_params
    from . import run_status as run_status
    from . import run_submit_tool_outputs_params as run_submit_tool_outputs_params
    from . import run_update_params as run_update_params
    from . import runs as runs
    from . import text as text
    from . import text_content_block as text_content_block
    from . import text_content_block_param as text_content_block_param
    from . import text_delta as text_delta
    from . import text_delta_block as text_delta_block
    from .annotation import Annotation as Annotation
    from .annotation_delta import AnnotationDelta as AnnotationDelta
    from .file_citation_annotation import FileCitationAnnotation as FileCitationAnnotation
    from .file_citation_delta_annotation import FileCitationDeltaAnnotation as FileCitationDeltaAnnotation
    from .file_path_annotation import FilePathAnnotation as FilePathAnnotation
    from .file_path_delta_annotation import FilePathDeltaAnnotation as FilePathDeltaAnnotation
    from .image_file import ImageFile as ImageFile
    from .image_file_content_block import ImageFileContentBlock as ImageFileContentBlock
    from .image_file_content_block_param import ImageFileContentBlockParam as ImageFileContentBlockParam
    from .image_file_delta import ImageFileDelta as ImageFileDelta
    from .image_file_delta_block import ImageFileDeltaBlock as ImageFileDeltaBlock
    from .image_file_param import ImageFileParam as ImageFileParam
    from .image_url import ImageURL as ImageURL
    from .image_url_content_block import ImageURLContentBlock as ImageURLContentBlock
    from .image_url_content_block_param import ImageURLContentBlockParam as ImageURLContentBlockParam
    from .image_url_delta import ImageURLDelta as ImageURLDelta
    from .image_url_delta_block import ImageURLDeltaBlock as ImageURLDeltaBlock
    from .image_url_param import ImageURLParam as ImageURLParam
    from .message import Message as Message
    from .message_content import MessageContent as MessageContent
    from .message_content_delta import MessageContentDelta as MessageContentDelta
    from .message_content_part_param import MessageContentPartParam as MessageContentPartParam
    from .message_create_params import MessageCreateParams as MessageCreateParams
    from .message_deleted import MessageDeleted as MessageDeleted
    from .message_delta import MessageDelta as MessageDelta
    from .message_delta_event import MessageDeltaEvent as MessageDeltaEvent
    from .message_list_params import MessageListParams as MessageListParams
    from .message_update_params import MessageUpdateParams as MessageUpdateParams
    from .refusal_content_block import RefusalContentBlock as RefusalContentBlock
    from .refusal_delta_block import RefusalDeltaBlock as RefusalDeltaBlock
    from .required_action_function_tool_call import RequiredActionFunctionToolCall as RequiredActionFunctionToolCall
    from .run import Run as Run
    from .run_create_params import RunCreateParams as RunCreateParams
    from .run_list_params import RunListParams as RunListParams
    from .run_status import RunStatus as RunStatus
    from .run_submit_tool_outputs_params import RunSubmitToolOutputsParams as RunSubmitToolOutputsParams
    from .run_update_params import RunUpdateParams as RunUpdateParams
    from .text import Text as Text
    from .text_content_block import TextContentBlock as TextContentBlock
    from .text_content_block_param import TextContentBlockParam as TextContentBlockParam
    from .text_delta import TextDelta as TextDelta
    from .text_delta_block import TextDeltaBlock as TextDeltaBlock
else:
    __all__ = [
        *_types.__all__,
        *[
            "Annotation",
            "AnnotationDelta",
            "FileCitationAnnotation",
            "FileCitationDeltaAnnotation",
            "FilePathAnnotation",
            "FilePathDeltaAnnotation",
            "ImageFile",
            "ImageFileContentBlock",
            "ImageFileContentBlockParam",
            "ImageFileDelta",
            "ImageFileDeltaBlock",
            "ImageFileParam",
            "ImageURL",
            "ImageURLContentBlock",
            "ImageURLContentBlockParam",
            "ImageURLDelta",
            "ImageURLDeltaBlock",
            "ImageURLParam",
            "Message",
            "MessageContent",
            "MessageContentDelta",
            "MessageContentPartParam",
            "MessageCreateParams",
            "MessageDeleted",
            "MessageDelta",
            "MessageDeltaEvent",
            "MessageListParams",
            "MessageUpdateParams",
            "RefusalContentBlock",
            "RefusalDeltaBlock",
            "RequiredActionFunctionToolCall",
            "Run",
            "RunCreateParams",
            "RunListParams",
            "RunStatus",
            "RunSubmitToolOutputsParams",
            "RunUpdateParams",
            "Text",
            "TextContentBlock",
            "TextContentBlockParam",
            "TextDelta",
            "TextDeltaBlock",
        ],
    ]
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "Run": "run",
            "Text": "text",
            "Message": "message",
            "ImageURL": "image_url",
            "Annotation": "annotation",
            "ImageFile": "image_file",
            "RunStatus": "run_status",
            "TextDelta": "text_delta",
            "MessageDelta": "message_delta",
            "ImageURLDelta": "image_url_delta",
            "ImageURLParam": "image_url_param",
            "MessageContent": "message_content",
            "MessageDeleted": "message_deleted",
            "RunListParams": "run_list_params",
            "AnnotationDelta": "annotation_delta",
            "ImageFileDelta": "image_file_delta",
            "ImageFileParam": "image_file_param",
            "TextDeltaBlock": "text_delta_block",
            "RunCreateParams": "run_create_params",
            "RunUpdateParams": "run_update_params",
            "TextContentBlock": "text_content_block",
            "MessageDeltaEvent": "message_delta_event",
            "MessageListParams": "message_list_params",
            "RefusalDeltaBlock": "refusal_delta_block",
            "FilePathAnnotation": "file_path_annotation",
            "ImageURLDeltaBlock": "image_url_delta_block",
            "MessageContentDelta": "message_content_delta",
            "MessageCreateParams": "message_create_params",
            "MessageUpdateParams": "message_update_params",
            "RefusalContentBlock": "refusal_content_block",
            "ImageFileDeltaBlock": "image_file_delta_block",
            "ImageURLContentBlock": "image_url_content_block",
            "FileCitationAnnotation": "file_citation_annotation",
            "ImageFileContentBlock": "image_file_content_block",
            "TextContentBlockParam": "text_content_block_param",
            "FilePathDeltaAnnotation": "file_path_delta_annotation",
            "MessageContentPartParam": "message_content_part_param",
            "ImageURLContentBlockParam": "image_url_content_block_param",
            "FileCitationDeltaAnnotation": "file_citation_delta_annotation",
            "ImageFileContentBlockParam": "image_file_content_block_param",
            "RunSubmitToolOutputsParams": "run_submit_tool_outputs_params",
            "RequiredActionFunctionToolCall": "required_action_function_tool_call",
        },
        submodules=[
            "annotation",
            "annotation_delta",
            "file_citation_annotation",
            "file_citation_delta_annotation",
            "file_path_annotation",
            "file_path_delta_annotation",
            "image_file",
            "image_file_content_block",
            "image_file_content_block_param",
            "image_file_delta",
            "image_file_delta_block",
            "image_file_param",
            "image_url",
            "image_url_content_block",
            "image_url_content_block_param",
            "image_url_delta",
            "image_url_delta_block",
            "image_url_param",
            "message",
            "message_content",
            "message_content_delta",
            "message_content_part_param",
            "message_create_params",
            "message_deleted",
            "message_delta",
            "message_delta_event",
            "message_list_params",
            "message_update_params",
            "refusal_content_block",
            "refusal_delta_block",
            "required_action_function_tool_call",
            "run",
            "run_create_params",
            "run_list_params",
            "run_status",
            "run_submit_tool_outputs_params",
            "run_update_params",
            "runs",
            "text",
            "text_content_block",
            "text_content_block_param",
            "text_delta",
            "text_delta_block",
        ],
        others=(_types,),
    )
