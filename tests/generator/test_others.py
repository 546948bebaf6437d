"""Documents of other services: generated, checked by strict mypy and executed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module, invalidate_caches
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest

from generator.__main__ import main
from tests.generator.documents import ROOT
from tests.support.loopback import Loopback, Request, reply

OTHERS = Path(__file__).parent / "others"
# Beside the project, or beside the folder of its worktrees.
_PLACES = [folder / "shared/upstream/files-openapi.yaml" for folder in ROOT.parents]
PUBLISHED = next((path for path in _PLACES if path.is_file()), _PLACES[0])
JSON = {"Content-Type": "application/json"}
PET = {"id": 5, "name": "Rex", "photoUrls": ["a"], "category": {"id": 1, "name": "dogs"}, "status": "sold"}
OPERATIONS = {"petstore": 10, "museum": 5, "train_travel": 4}
SPECS = {name: OTHERS / f"{name}.yaml" for name in OPERATIONS}
if PUBLISHED.is_file():
    OPERATIONS["published_files"], SPECS["published_files"] = 28, PUBLISHED


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the packages of all documents: `petstore_api` and so on."""
    folder = tmp_path_factory.mktemp("others")
    for name in OPERATIONS:
        options = ("--spec", str(SPECS[name]), "--package", f"{name}_api", "--output", str(folder / name))
        assert main(["generate", *options]) == 0
        sys.path.insert(0, str(folder / name))
    invalidate_caches()
    yield folder
    for name in OPERATIONS:
        sys.path.remove(str(folder / name))
        for module in [each for each in sys.modules if each.split(".")[0] == f"{name}_api"]:
            del sys.modules[module]


Call = Callable[..., tuple[Any, Request]]


@pytest.fixture
def call(made: Path) -> Call:
    """Call the method at `place` of a document's client; gives what it returned, and the request."""

    def run(document: str, place: str, *arguments: Any, response: Any = b"", code: int = 200, **named: Any) -> Any:
        scripted = response if isinstance(response, bytes) else json.dumps(response)
        headers = {} if isinstance(response, bytes) else JSON
        package: Any = import_module(f"{document}_api")
        with (
            Loopback(reply(scripted, status=code, headers=headers)) as server,
            package.Client(api_key="secret", base_url=server.url, max_retries=0) as client,
        ):
            found = attrgetter(place)(client)(*arguments, **named)
        assert server.requests[0].header("authorization") == "Bearer secret"
        return found, server.requests[0]

    return run


@pytest.fixture
def published(call: Call) -> Call:
    return partial(call, "published_files")


@pytest.mark.parametrize("name", OPERATIONS)
def test_each_operation_is_generated_and_passes_strict_mypy(made: Path, name: str) -> None:
    surface = (made / name / "surface.txt").read_text(encoding="utf-8")
    assert sum(line.startswith("operation ") for line in surface.splitlines()) == OPERATIONS[name]
    environment = {**os.environ, "MYPYPATH": f"{made / name}{os.pathsep}{ROOT / 'helpers'}"}
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--explicit-package-bases", "--cache-dir", str(ROOT / ".mypy_cache"),
         str(made / name / f"{name}_api")],
        capture_output=True, text=True, check=False, env=environment, cwd=made,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_the_pets(call: Call) -> None:
    pet, request = call("petstore", "pet.update_pet", name="Rex", photoUrls=["a"], response=PET)
    assert (pet.category.name, pet.photoUrls, pet.status) == ("dogs", ["a"], "sold")
    assert (request.target, request.json()) == ("/pet", {"name": "Rex", "photoUrls": ["a"]})
    pets, request = call("petstore", "pet.find_pets_by_tags", tags=["a", "b"], kinds=["cat", "dog"], response=[PET])
    assert [pet.id for pet in pets] == [5]
    assert request.target == "/pet/findByTags?tags=a&tags=b&kinds=cat&kinds=dog"
    _, request = call("petstore", "pet.find_pets_by_status", status="sold", response=[])
    assert request.target == "/pet/findByStatus?status=sold"
    assert call("petstore", "pet.get_pet_by_id", 5, response=PET)[1].target == "/pet/5"
    deleted, request = call("petstore", "pet.delete_pet", 5, api_key="k")
    assert (deleted, request.target, request.header("api_key")) == (None, "/pet/5", "k")
    done, request = call(
        "petstore", "pet.upload_file", 5, body=b"\x89PNG", additionalMetadata="m", response={"code": 1, "message": "ok"}
    )
    assert (done.code, request.body, request.target) == (1, b"\x89PNG", "/pet/5/uploadImage?additionalMetadata=m")
    assert call("petstore", "store.get_inventory", response={"sold": 3})[0] == {"sold": 3}


def test_the_users_of_the_pets(call: Call) -> None:
    user, request = call("petstore", "user.create_users_with_list_input", body=[{"username": "a"}], response={})
    assert (user.username, request.json()) == (None, [{"username": "a"}])
    assert call("petstore", "user.login_user", username="a", response="welcome")[0] == "welcome"
    # The path and the body have a field of the same name.
    _, request = call("petstore", "user.update_user", "old", body_username="new", firstName="N")
    assert (request.target, request.json()) == ("/user/old", {"username": "new", "firstName": "N"})


def test_the_museum(call: Call) -> None:
    hours, request = call(
        "museum", "museum_hours.get_museum_hours", startDate="2030-01-31", page=2,
        response=[{"date": "2030-01-31", "timeOpen": "09:00"}],
    )  # fmt: skip
    assert [each.timeOpen for each in hours] == ["09:00"]
    assert request.target == "/museum-hours?startDate=2030-01-31&page=2"
    event = {"name": "Tea", "dates": ["2030-01-31"], "price": 2.5}
    made, request = call("museum", "events.create_special_event", **event, response={**event, "eventId": "e"}, code=201)
    assert (made.eventId, made.price, request.json()) == ("e", 2.5, event)
    assert call("museum", "events.delete_special_event", "e", code=204)[0] is None
    ticket = {"ticketType": "event", "ticketDate": "2030-01-31"}
    bought, request = call(
        "museum", "tickets.buy_museum_tickets", **ticket, email="a@b.c", response={**ticket, "message": "thanks"}
    )
    assert (bought.message, bought.ticketType, request.json()) == ("thanks", "event", {**ticket, "email": "a@b.c"})
    code, request = call("museum", "tickets.get_ticket_code", "t", response=b"\x89PNG")
    assert (code.read(), request.target) == (b"\x89PNG", "/tickets/t/qr")


def test_the_trains(call: Call) -> None:
    page, request = call(
        "train_travel", "stations.get_stations", page=2, country="DE",
        response={"data": [{"id": "s", "name": "Berlin"}], "links": {"self": "/a", "next": "/b"}},
    )  # fmt: skip
    assert (page.data[0].name, page.links.next, request.target) == ("Berlin", "/b", "/stations?page=2&country=DE")
    booking, request = call(
        "train_travel", "bookings.create_booking", trip_id="t", has_dog=True,
        response={"id": "b", "trip_id": "t", "links": {"self": "/b"}},
    )  # fmt: skip
    assert (booking.id, booking.links.to_dict(), request.json()) == (
        "b", {"self": "/b"}, {"trip_id": "t", "has_dog": True}
    )  # fmt: skip
    assert call("train_travel", "bookings.delete_booking", "b", code=204)[0] is None
    card = {"object": "card", "name": "A", "cvc": "123"}
    for source in (card, {"object": "bank_account", "name": "A"}):
        paid, request = call(
            "train_travel", "payments.create_booking_payment", "b", source=source, amount=5.5, currency="eur",
            response={"id": "p", "source": source, "status": "succeeded"},
        )  # fmt: skip
        assert (paid.source.object, paid.status) == (source["object"], "succeeded")
        assert request.json() == {"source": source, "amount": 5.5, "currency": "eur"}


@pytest.mark.skipif(not PUBLISHED.is_file(), reason="the published document is not here")
def test_the_published_files_and_vector_stores(published: Call) -> None:
    found, request = published("files.list_files", purpose="assistants", response={"data": [{"id": "f"}]})
    assert ([each.id for each in found.data], request.target) == (["f"], "/files?purpose=assistants")
    made, request = published("files.create_file", file=("a.txt", b"text"), purpose="assistants", response={"id": "f"})
    assert made.id == "f"
    assert b'name="file"; filename="a.txt"' in request.body
    assert published("files.download_file", "f", response="text")[0] == "text"
    both = {"type": "and", "filters": [{"type": "eq", "key": "a", "value": 1}, {"type": "or", "filters": []}]}
    hits, request = published(
        "vector_stores.search_vector_store", "s", query="q", filters=both,
        response={"data": [{"file_id": "f", "score": 0.5, "attributes": {"a": 1}}]},
    )  # fmt: skip
    assert (hits.data[0].file_id, hits.data[0].attributes) == ("f", {"a": 1})
    assert request.json() == {"query": "q", "filters": both}
    models, _ = published("models.list_models", response={"data": [{"id": "m"}]})
    assert type(models.data[0]).__name__ == "ModelSchema"
