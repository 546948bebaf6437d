"""Vector stores of the sandbox: files, batches, expiry, and search."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from assistant_threads.sandbox import Limits, Sandbox
from assistant_threads.sandbox.files.chunking import split_text
from assistant_threads.sandbox.files.contents import Contents
from assistant_threads.sandbox.files.extraction import ExtractionError, extract_text
from assistant_threads.sandbox.files.files import Files
from assistant_threads.sandbox.files.indexer import Indexer
from assistant_threads.sandbox.files.passages import Passages, best_sentence
from assistant_threads.sandbox.files.vector_stores import VectorStores
from assistant_threads.sandbox.model.objects import id_maker
from assistant_threads.sandbox.model.store import Store
from tests.sandbox.conftest import HEADERS, Clock, needs_files, pdf_of
from tests.sandbox.test_refusals import refused

pytestmark = needs_files

DAY = 24 * 3600
RETURNS = "Shipping takes three days. You can return goods within 30 days of delivery. Refunds go to your card."
OPENING = "The shop opens at nine and closes at six. It is closed on Sundays."


def wait_for(http: httpx.Client, path: str, *statuses: str) -> Any:
    for _ in range(2000):
        found = http.get(path).json()
        if found["status"] in statuses:
            return found
    raise AssertionError(f"{path} stays {found['status']}")


@pytest.fixture
def store_of(http: httpx.Client, upload: Callable[..., Any], post: Callable[..., Any]) -> Callable[..., Any]:
    """Creates a vector store of texts by file name; returns the indexed store and the ids of the files."""

    def create(texts: dict[str, str | bytes], **body: Any) -> Any:
        ids = {name: upload(content, name) for name, content in texts.items()}
        store = post("/vector_stores", file_ids=list(ids.values()), **body)
        return wait_for(http, f"/vector_stores/{store['id']}", "completed"), ids

    return create


def test_the_life_of_a_vector_store(
    http: httpx.Client, upload: Callable[..., Any], post: Callable[..., Any], clock: Clock
) -> None:
    file_id = upload(RETURNS)
    made = post("/vector_stores", name="Docs", file_ids=[file_id], metadata={"a": "b"})
    assert made["file_counts"] == {"in_progress": 1, "completed": 0, "failed": 0, "cancelled": 0, "total": 1}
    assert (made["status"], made["usage_bytes"], made["expires_at"]) == ("in_progress", 0, None)
    place = f"/vector_stores/{made['id']}"
    ready = wait_for(http, place, "completed")
    assert ready["file_counts"]["completed"] == 1
    assert ready["usage_bytes"] == len(RETURNS)
    assert http.get("/vector_stores").json()["data"] == [ready]
    changed = post(place, name=None, metadata=None, expires_after={"anchor": "last_active_at", "days": 1})
    assert (changed["name"], changed["metadata"]) == (None, {})
    assert changed["expires_at"] == clock.now + DAY
    deleted = http.delete(place).json()
    assert deleted == {"id": made["id"], "object": "vector_store.deleted", "deleted": True}
    assert refused(http.get(place), 404)["message"] == f"No vector store found with id '{made['id']}'."
    assert refused(http.get(f"{place}/files"), 404)
    assert http.get(f"/files/{file_id}").status_code == 200


def test_files_of_a_store(http: httpx.Client, upload: Callable[..., Any], post: Callable[..., Any]) -> None:
    first, second = upload(RETURNS, "returns.txt"), upload(OPENING, "opening.md")
    store = post("/vector_stores")
    place = f"/vector_stores/{store['id']}/files"
    made = post(place, file_id=first, attributes={"year": 2024, "draft": False})
    assert (made["id"], made["status"], made["usage_bytes"]) == (first, "in_progress", 0)
    static = {"max_chunk_size_tokens": 100, "chunk_overlap_tokens": 50}
    assert made["chunking_strategy"]["static"] == {"max_chunk_size_tokens": 800, "chunk_overlap_tokens": 400}
    assert post(place, file_id=second, chunking_strategy={"type": "static", "static": static})["chunking_strategy"] == {
        "type": "static",
        "static": static,
    }
    assert wait_for(http, f"{place}/{first}", "completed")["usage_bytes"] == len(RETURNS)
    wait_for(http, f"{place}/{second}", "completed")
    assert [each["id"] for each in http.get(place).json()["data"]] == [second, first]
    after = http.get(place, params={"order": "asc", "after": first, "filter": "completed"}).json()
    assert [each["id"] for each in after["data"]] == [second]
    assert http.get(place, params={"filter": "failed"}).json()["data"] == []
    assert http.get(f"{place}/{first}/content").json()["data"] == [{"type": "text", "text": RETURNS}]
    assert post(f"{place}/{first}", attributes={"year": 2025})["attributes"] == {"year": 2025}
    removed = http.delete(f"{place}/{first}").json()
    assert removed == {"id": first, "object": "vector_store.file.deleted", "deleted": True}
    assert refused(http.get(f"{place}/{first}"), 404)["param"] == "file_id"
    assert http.get(f"/files/{first}").status_code == 200
    # Deleting the file itself removes it from every store.
    http.delete(f"/files/{second}")
    assert http.get(place).json()["data"] == []
    assert post(f"/vector_stores/{store['id']}/search", query="shop opens")["data"] == []


def test_one_file_in_two_stores(http: httpx.Client, upload: Callable[..., Any], post: Callable[..., Any]) -> None:
    file_id = upload(RETURNS)
    one, two = (post("/vector_stores", file_ids=[file_id])["id"] for _ in range(2))
    for store in (one, two):
        wait_for(http, f"/vector_stores/{store}", "completed")
    http.delete(f"/vector_stores/{one}/files/{file_id}")
    assert post(f"/vector_stores/{one}/search", query="return goods")["data"] == []
    assert len(post(f"/vector_stores/{two}/search", query="return goods")["data"]) == 1


@pytest.mark.parametrize(
    ("path", "body", "param", "code"),
    [
        ("", {"colour": 1}, "colour", "unknown_parameter"),
        ("", {"file_ids": ["file-x"]}, "file_ids", None),
        ("", {"expires_after": {"anchor": "created_at", "days": 1}}, "expires_after.anchor", "invalid_value"),
        ("", {"expires_after": {"anchor": "last_active_at", "days": 0}}, "expires_after.days",
         "integer_below_min_value"),
        ("/files", {}, "file_id", "missing_required_parameter"),
        ("/files", {"file_id": "file-x"}, "file_id", None),
        ("/files", {"file_id": "F", "chunking_strategy": {"type": "static", "static":
         {"max_chunk_size_tokens": 200, "chunk_overlap_tokens": 150}}},
         "chunking_strategy.static.chunk_overlap_tokens", "invalid_value"),
        ("/files", {"file_id": "F", "chunking_strategy": {"type": "static", "static":
         {"max_chunk_size_tokens": 10, "chunk_overlap_tokens": 0}}},
         "chunking_strategy.static.max_chunk_size_tokens", "integer_below_min_value"),
        ("/files", {"file_id": "F", "attributes": {"a": []}}, "attributes.a", "invalid_type"),
        ("/file_batches", {"file_ids": ["F"], "files": [{"file_id": "F"}]}, "file_ids", "invalid_value"),
        ("/file_batches", {"file_ids": []}, "file_ids", "empty_array"),
        ("/file_batches", {"files": [{"file_id": "F"}, {"file_id": "file-x"}]}, "files[1].file_id", None),
        ("/search", {}, "query", "missing_required_parameter"),
        ("/search", {"query": "x", "max_num_results": 51}, "max_num_results", "integer_above_max_value"),
        ("/search", {"query": "x", "filters": {"type": "like", "key": "a", "value": "b"}}, "filters.type",
         "invalid_value"),
        ("/search", {"query": "x", "filters": {"type": "eq", "key": "a"}}, "filters.value",
         "missing_required_parameter"),
        ("/search", {"query": "x", "filters": {"type": "and", "filters": [{"type": "or"}]}},
         "filters.filters[0].filters", "missing_required_parameter"),
        ("/files", {"file_id": "F", "attributes": {"a": "b" * 513}}, "attributes.a", "string_above_max_length"),
        ("/files", {"file_id": "F", "attributes": {str(number): number for number in range(17)}}, "attributes",
         "object_above_max_properties"),
    ],
)  # fmt: skip
def test_refusals(
    http: httpx.Client,
    upload: Callable[..., Any],
    post: Callable[..., Any],
    path: str,
    body: Any,
    param: str,
    code: Any,
) -> None:
    file_id = upload("text")

    def named(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: named(each) for key, each in value.items()}
        if isinstance(value, list):
            return [named(each) for each in value]
        return file_id if value == "F" else value

    place = f"/vector_stores/{post('/vector_stores')['id']}" if path else "/vector_stores"
    response = http.post(place + path, json=named(body))
    error = refused(response, response.status_code)
    assert response.status_code == (404 if code is None else 400)
    assert (error["param"], error["code"]) == (param, code)
    # Nothing is left behind.
    assert len(http.get("/vector_stores").json()["data"]) == (1 if path else 0)
    if path:
        assert http.get(f"{place}/files").json()["data"] == []


def test_unreadable_files_fail_with_a_reason(
    http: httpx.Client, upload: Callable[..., Any], post: Callable[..., Any]
) -> None:
    cases: dict[str, tuple[bytes, str, str]] = {
        "picture.png": (b"\x89PNG\r\n\x1a\n\0\0", "unsupported_file", "not text"),
        "letter.docx": (b"PK\x03\x04", "unsupported_file", "does not read .docx"),
        "empty.txt": (b" \n", "invalid_file", "contains no text"),
        "broken.pdf": (b"%PDF-1.4 broken", "invalid_file", "PDF cannot be read"),
        "fine.txt": (RETURNS.encode(), "", ""),
    }
    store = post("/vector_stores", file_ids=[upload(content, name) for name, (content, _, _) in cases.items()])
    counts = wait_for(http, f"/vector_stores/{store['id']}", "completed")["file_counts"]
    assert (counts["failed"], counts["completed"]) == (4, 1)
    files = http.get(f"/vector_stores/{store['id']}/files", params={"order": "asc"}).json()["data"]
    for each, (_, code, words) in zip(files, cases.values(), strict=True):
        if code:
            assert each["last_error"]["code"] == code
            assert words in each["last_error"]["message"]
        else:
            assert each["last_error"] is None


def test_batches(http: httpx.Client, upload: Callable[..., Any], post: Callable[..., Any]) -> None:
    good, bad, other = upload(RETURNS), upload(b"\0", "x.bin"), upload(OPENING)
    store = post("/vector_stores", file_ids=[other])
    place = f"/vector_stores/{store['id']}/file_batches"
    made = post(place, files=[{"file_id": good, "attributes": {"a": 1}}, {"file_id": bad}])
    assert made["status"] == "in_progress"
    done = wait_for(http, f"{place}/{made['id']}", "completed")
    assert done["file_counts"] == {"in_progress": 0, "completed": 1, "failed": 1, "cancelled": 0, "total": 2}
    listed = http.get(f"{place}/{made['id']}/files", params={"order": "asc"}).json()["data"]
    assert [(each["id"], each["attributes"]) for each in listed] == [(good, {"a": 1}), (bad, {})]
    failed = http.get(f"{place}/{made['id']}/files", params={"filter": "failed"}).json()["data"]
    assert [each["id"] for each in failed] == [bad]
    shared = post(place, file_ids=[good], attributes={"b": 2})
    wait_for(http, f"{place}/{shared['id']}", "completed")
    assert http.get(f"/vector_stores/{store['id']}/files/{good}").json()["attributes"] == {"b": 2}
    assert "Cannot cancel" in refused(http.post(f"{place}/{shared['id']}/cancel"))["message"]
    assert refused(http.get(f"{place}/vsfb_x"), 404)["message"] == "No file batch found with id 'vsfb_x'."


@frozen
class Parts:
    """Vector stores without a server: nothing is indexed until `index` runs a loop."""

    files: Files
    vector_stores: VectorStores
    indexer: Indexer

    def upload(self, content: bytes) -> str:
        return str(self.files.create("a.txt", "assistants", io.BytesIO(content))["id"])

    def index(self, owner: str, meanwhile: Callable[[], object] = lambda: None) -> None:
        """Index a vector store; `meanwhile` is called after the first step."""

        async def main() -> None:
            self.indexer.start()
            await asyncio.sleep(0)
            meanwhile()
            await self.indexer.wait_for([owner])

        asyncio.run(main())

    def found(self, owner: str, query: str) -> list[str]:
        return [each.file_id for each in self.vector_stores.search([owner], [query], limit=50)]


@pytest.fixture
def parts() -> Iterator[Parts]:
    with closing(Store()) as store:
        contents, passages, new_id = Contents(store), Passages(store), id_maker(1)
        files = Files(store, contents, passages, Clock(), new_id)
        indexer = Indexer(store, contents, passages, max_bytes=MEGABYTE)
        yield Parts(files, VectorStores(store, files, passages, indexer, Clock(), new_id), indexer)


MEGABYTE = 1024 * 1024
SMALL_CHUNKS = {"type": "static", "static": {"max_chunk_size_tokens": 100, "chunk_overlap_tokens": 0}}
# 250 chunks, indexed in steps.
LONG = b"word " * 20_000


def test_a_cancelled_batch_is_not_indexed(parts: Parts) -> None:
    ids = [parts.upload(b"word") for _ in range(3)]
    owner = parts.vector_stores.create({"file_ids": ids[:1]})["id"]
    batch = parts.vector_stores.create_batch(owner, {"file_ids": ids[1:]})
    assert parts.vector_stores.view_batch(batch)["status"] == "in_progress"
    cancelled = parts.vector_stores.view_batch(parts.vector_stores.cancel_batch(batch))
    assert (cancelled["status"], cancelled["file_counts"]["cancelled"]) == ("cancelled", 2)
    parts.index(owner)
    counts = parts.vector_stores.view(parts.vector_stores.require(owner))["file_counts"]
    assert counts == {"in_progress": 0, "completed": 1, "failed": 0, "cancelled": 2, "total": 3}
    assert parts.found(owner, "word") == ids[:1]


@pytest.mark.parametrize("change", ["cancel", "remove", "delete file", "delete store", "add again", "update"])
def test_changes_while_a_file_is_being_indexed(parts: Parts, change: str) -> None:
    stores, file_id = parts.vector_stores, parts.upload(LONG)
    owner = stores.create({})["id"]
    batch = stores.create_batch(owner, {"files": [{"file_id": file_id, "chunking_strategy": SMALL_CHUNKS}]})
    status: list[str] = []

    def meanwhile() -> None:
        item = stores.require_file(owner, file_id)
        status.append(item["status"])
        match change:
            case "cancel":
                stores.cancel_batch(batch)
            case "remove":
                stores.remove_file(item)
            case "delete file":
                parts.files.delete(file_id)
            case "delete store":
                stores.delete(owner)
            case "add again":
                stores.add_file(owner, file_id, {})
            case _:
                stores.update_file(item, {"a": 1})

    parts.index(owner, meanwhile)
    assert status == ["in_progress"]
    if change == "delete store":
        owner = stores.create({"file_ids": [file_id]})["id"]
        parts.index(owner)
    chunks = {"add again": 62, "delete store": 62, "update": 250}.get(change, 0)
    if chunks:
        item = stores.require_file(owner, file_id)
        assert (item["status"], len(stores.file_text(item))) == ("completed", chunks)
        assert item["attributes"] == ({"a": 1} if change == "update" else {})
    assert len(parts.found(owner, "word")) == min(chunks, 50)


def test_words_of_deleted_passages_have_no_effect(parts: Parts) -> None:
    kept, gone = parts.upload(b"apple pie"), parts.upload(b"apple tree")
    owner = parts.vector_stores.create({"file_ids": [kept, gone]})["id"]
    parts.index(owner)
    assert sorted(parts.found(owner, "apple")) == sorted([kept, gone])
    [before] = [each.score for each in parts.vector_stores.search([owner], ["apple pie"], limit=1)]
    parts.files.delete(gone)
    assert parts.found(owner, "apple") == [kept]
    assert parts.found(owner, "tree") == []
    assert parts.vector_stores.search([owner], ["apple pie"], limit=1)[0].score == before == 1
    parts.files.delete(kept)
    assert parts.found(owner, "apple") == []
    again = parts.upload(b"apple juice")
    parts.vector_stores.add_file(owner, again, {})
    parts.index(owner)
    assert parts.found(owner, "apple pie tree") == [again]


def test_what_was_in_progress_is_indexed_after_a_restart(tmp_path: Path) -> None:
    db = tmp_path / "db"
    with Sandbox(db=db) as server, httpx.Client(base_url=server.base_url, headers=HEADERS) as http:
        # Large enough for a thread of its own.
        file_id = server.add_file("needle " + "hay " * 500_000)["id"]
        store = http.post("/vector_stores", json={"file_ids": [file_id]}).json()
    with Sandbox(db=db) as server, httpx.Client(base_url=server.base_url, headers=HEADERS) as http:
        wait_for(http, f"/vector_stores/{store['id']}", "completed")
        found = http.post(f"/vector_stores/{store['id']}/search", json={"query": "needle"}).json()["data"]
        assert found[0]["file_id"] == file_id


def test_a_file_that_is_too_large_to_index() -> None:
    with (
        Sandbox(limits=Limits(indexed_bytes=10)) as server,
        httpx.Client(base_url=server.base_url, headers=HEADERS) as http,
    ):
        file_id = server.add_file("eleven char")["id"]
        store = http.post("/vector_stores", json={"file_ids": [file_id]}).json()
        failed = wait_for(http, f"/vector_stores/{store['id']}/files/{file_id}", "failed")
        assert "at most 10 bytes" in failed["last_error"]["message"]


def test_stores_expire_when_they_are_not_used(
    http: httpx.Client, store_of: Callable[..., Any], post: Callable[..., Any], clock: Clock
) -> None:
    store, _ = store_of({"a.txt": RETURNS}, expires_after={"anchor": "last_active_at", "days": 2})
    place = f"/vector_stores/{store['id']}"
    clock.now += 2 * DAY - 1
    assert post(f"{place}/search", query="return")["data"]
    assert http.get(place).json()["expires_at"] == clock.now + 2 * DAY
    clock.now += 2 * DAY
    assert http.get(place).json()["status"] == "expired"
    assert refused(http.post(f"{place}/search", json={"query": "return"}))["code"] == "vector_store_expired"


# Search


def found_in(page: Any) -> list[str]:
    return [each["filename"] for each in page["data"]]


def test_search(store_of: Callable[..., Any], post: Callable[..., Any]) -> None:
    store, ids = store_of({"returns.txt": RETURNS, "opening.md": OPENING})
    place = f"/vector_stores/{store['id']}/search"
    page = post(place, query="When can goods be returned?")
    assert page["search_query"] == ["When can goods be returned?"]
    best = page["data"][0]
    assert (best["file_id"], best["filename"]) == (ids["returns.txt"], "returns.txt")
    assert best["content"] == [{"type": "text", "text": RETURNS}]
    assert 0 < best["score"] <= 1
    assert sorted(found_in(post(place, query=["Sundays", "refunds"]))) == ["opening.md", "returns.txt"]
    assert len(post(place, query=["Sundays", "refunds"], max_num_results=1)["data"]) == 1
    assert post(place, query="zebra")["data"] == []
    threshold = {"score_threshold": 0.9}
    assert found_in(post(place, query="return zebra giraffe", ranking_options=threshold)) == []
    assert found_in(post(place, query="return goods", ranking_options=threshold)) == ["returns.txt"]


@pytest.mark.parametrize(
    "query", ['"', "' OR 1=1 --", "NEAR(a b)", "a* AND -b", "", "§$%&/()=?", "x" * 5000, "的" * 50]
)
def test_any_query_is_a_search(store_of: Callable[..., Any], post: Callable[..., Any], query: str) -> None:
    store, _ = store_of({"a.txt": RETURNS})
    assert isinstance(post(f"/vector_stores/{store['id']}/search", query=query)["data"], list)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Die Öffnungszeiten sind täglich ab neun.", "ÖFFNUNGSZEITEN"),
        ("退货政策 您可以在三十天内退货。", "退货"),
        ("Возврат возможен в течение тридцати дней.", "возврат"),
        ("def parse_headers(request): ...", "parse headers"),
        ("The runner was running.", "run"),
    ],
)
def test_words_of_many_languages(store_of: Callable[..., Any], post: Callable[..., Any], text: str, query: str) -> None:
    store, _ = store_of({"a.txt": text, "b.txt": "Something else entirely, in English."})
    assert found_in(post(f"/vector_stores/{store['id']}/search", query=query))[0] == "a.txt"


@pytest.mark.parametrize(
    ("condition", "names"),
    [
        ({"type": "eq", "key": "year", "value": 2024}, ["old"]),
        ({"type": "ne", "key": "year", "value": 2024}, ["new", "none"]),
        ({"type": "gte", "key": "year", "value": 2025}, ["new"]),
        ({"type": "lt", "key": "lang", "value": "en"}, ["old"]),
        ({"type": "gt", "key": "year", "value": "2000"}, []),
        ({"type": "in", "key": "lang", "value": ["en", "fr"]}, ["new"]),
        ({"type": "nin", "key": "lang", "value": ["en", "fr"]}, ["none", "old"]),
        ({"type": "eq", "key": "draft", "value": 1}, []),
        ({"type": "eq", "key": "draft", "value": True}, ["new"]),
        ({"type": "and", "filters": [{"type": "gt", "key": "year", "value": 1}, {"type": "eq", "key": "lang",
          "value": "de"}]}, ["old"]),
        ({"type": "or", "filters": [{"type": "eq", "key": "lang", "value": "de"}, {"type": "and", "filters":
          [{"type": "eq", "key": "lang", "value": "en"}]}]}, ["new", "old"]),
    ],
)  # fmt: skip
def test_filters(
    http: httpx.Client, upload: Callable[..., Any], post: Callable[..., Any], condition: Any, names: list[str]
) -> None:
    attributes: dict[str, Any] = {
        "old": {"year": 2024, "lang": "de"},
        "new": {"year": 2025, "lang": "en", "draft": True},
        "none": {},
    }
    store = post("/vector_stores")
    files = [{"file_id": upload("same text", name), "attributes": each} for name, each in attributes.items()]
    batch = post(f"/vector_stores/{store['id']}/file_batches", files=files)
    wait_for(http, f"/vector_stores/{store['id']}/file_batches/{batch['id']}", "completed")
    page = post(f"/vector_stores/{store['id']}/search", query="text", filters=condition)
    assert sorted(found_in(page)) == names


# Texts and chunks


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("a.md", "# Title\n\ntext".encode("utf-8-sig"), "# Title\n\ntext"),
        ("a.txt", "wide ☃".encode("utf-16"), "wide ☃"),
        ("a.json", b'{"key": "value"}', '{"key": "value"}'),
        ("a.csv", b"name,price\nchair,20\n", "name,price\nchair,20\n"),
        ("a.py", b"def f(): ...\n", "def f(): ...\n"),
        ("a.HTML", b"<title>T</title><style>p {}</style><p>One &amp; <b>two</b><script>no()</script><ul><li>three</ul>",
         "T\nOne & two\nthree"),
        ("a.pdf", pdf_of("Return goods", "within 30 days"), "Return goods\nwithin 30 days"),
        ("unnamed", pdf_of("By its first bytes"), "By its first bytes"),
    ],
)  # fmt: skip
def test_formats(name: str, content: bytes, text: str) -> None:
    assert extract_text(name, content).strip() == text.strip()


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.html", "a.pdf", "a", "a.json"]))
def test_any_bytes_are_text_or_an_error(content: bytes, name: str) -> None:
    for each in (content, b"%PDF-1.7\n" + content):
        try:
            text = extract_text(name, each)
        except ExtractionError as error:
            code = error.code
            text = f"refused: {code}" if code in ("unsupported_file", "invalid_file") else ""
        assert text.strip()


@given(st.lists(st.integers(1, 50), max_size=200), st.integers(100, 200), st.integers(0, 100))
def test_chunks_cover_the_text_and_overlap(lengths: list[int], size: int, overlap: int) -> None:
    words = [f"{number}".rjust(length, "w") for number, length in enumerate(lengths)]
    numbers = {word: number for number, word in enumerate(words)}
    end, start = 0, -1
    for chunk in split_text(" \n".join(words), size, overlap):
        assert len(chunk) <= size * 4
        found = [numbers[word] for word in chunk.split()]
        assert found == list(range(found[0], found[-1] + 1))
        assert start < found[0] <= end
        start, end = found[0], found[-1] + 1
    assert end == len(words)


def test_long_words_and_long_spaces_are_split() -> None:
    assert list(split_text("a" + " " * 5000 + "b", 100, 50)) == ["a\nb"]
    chunks = list(split_text("x" * 5000, 100, 0))
    assert [len(chunk) for chunk in chunks] == [400] * 12 + [200]


def test_the_best_sentence() -> None:
    assert best_sentence(RETURNS, "how many days to return goods?") == (
        "You can return goods within 30 days of delivery."
    )
    assert len(best_sentence("word " * 500, "word")) <= 300
    assert best_sentence("", "x") == ""
