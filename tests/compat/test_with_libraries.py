"""Objects of the API in what applications put around them: FastAPI, cattrs, msgspec, rich, `match`."""

from __future__ import annotations

import json
from typing import Annotated, Any

import anyio
import attrs
import cattrs
import cattrs.strategies
import httpx
import msgspec
import pytest
from fastapi import Body, FastAPI
from rich.pretty import pretty_repr

from tests.generated.test_pydantic_methods import MESSAGE, message
from threads_api import models
from threads_runtime.models import Model


def get(app: FastAPI, path: str, **request: Any) -> httpx.Response:
    async def call() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://app") as client:
            return await client.request("POST" if request else "GET", path, **request)

    return anyio.run(call)


class TestFastAPI:
    @pytest.fixture
    def app(self) -> FastAPI:
        # Annotations as objects, since FastAPI looks for those of a string in the module alone.
        app = FastAPI()
        app.get("/typed", response_model=models.Message)(message)
        app.get("/set", response_model=models.Message, response_model_exclude_unset=True)(message)
        app.get("/list", response_model=list[models.Message])(lambda: [message()])
        app.get("/plain", response_model=None)(message)

        def post(received: Any) -> Any:
            return received.id

        post.__annotations__ = {"received": Annotated[models.Message, Body()], "return": str}
        app.post("/")(post)
        return app

    def test_return_types(self, app: FastAPI) -> None:
        assert get(app, "/typed").json() == message().model_dump()
        assert get(app, "/set").json() == MESSAGE
        assert get(app, "/list").json() == [message().model_dump()]

    def test_a_plain_return(self, app: FastAPI) -> None:
        assert get(app, "/plain").json() == message().model_dump()

    def test_a_body(self, app: FastAPI) -> None:
        assert get(app, "/", json=MESSAGE).json() == "msg_1"
        assert get(app, "/", json=[]).status_code == 422
        assert get(app, "/", json={"object": "thread"}).status_code == 422

    def test_its_description(self, app: FastAPI) -> None:
        assert get(app, "/openapi.json").json()["paths"]["/typed"]


def declared(dumped: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in dumped.items() if name != "region"}


def test_attrs_and_cattrs_write() -> None:
    assert attrs.asdict(message()) == declared(message().model_dump())
    assert cattrs.unstructure(message()) == declared(message().model_dump())
    assert attrs.evolve(message(), role="user").role == "user"


def test_cattrs_reads_with_the_methods_of_the_classes() -> None:
    converter = cattrs.Converter()
    cattrs.strategies.use_class_methods(converter, "from_dict")

    @attrs.frozen
    class Session:
        message: models.Message

    session = converter.structure({"message": MESSAGE}, Session)
    assert session.message == message()
    assert converter.unstructure(session) == {"message": declared(message().model_dump())}


def test_msgspec() -> None:
    assert msgspec.to_builtins(message()) == declared(message().model_dump())
    assert json.loads(msgspec.json.encode([message()])) == [declared(message().model_dump())]

    def decode(kind: type, value: Any) -> Any:
        return kind.from_dict(value) if issubclass(kind, Model) else value

    class Session(msgspec.Struct):
        thread: models.Thread

    thread = {"id": "thread_1", "object": "thread", "created_at": 1, "metadata": {}}
    assert msgspec.convert({"thread": thread}, Session, dec_hook=decode).thread.to_dict() == thread


def test_rich_shows_the_fields() -> None:
    shown = pretty_repr(message(), max_width=40)
    assert shown.startswith("Message(\n    id='msg_1',\n")
    assert "TextContent" in shown


@pytest.mark.parametrize(("index", "kind"), [(0, "text see A"), (1, "image file-1")])
def test_match_by_class_and_by_fields(index: int, kind: str) -> None:
    match message().content[index]:
        case models.TextContentBlock(text=models.TextContent(value=value)):
            found = f"text {value}"
        case models.ImageFileContentBlock(image_file=image):
            found = f"image {image.file_id}"
        case _:
            found = "other"
    assert found == kind
