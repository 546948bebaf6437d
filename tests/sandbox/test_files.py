"""Files, uploads and models of the sandbox, over plain HTTP."""

from __future__ import annotations

import hashlib
import io
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant_threads.sandbox import Drop, Limits, Sandbox
from tests.sandbox.conftest import HEADERS, Clock, needs_files
from tests.sandbox.test_refusals import refused

pytestmark = needs_files

DAY = 24 * 3600


def test_the_life_of_a_file(http: httpx.Client, clock: Clock) -> None:
    content = bytes(range(256)) * 10
    made = http.post("/files", data={"purpose": "assistants"}, files={"file": ("naïve name.bin", content)}).json()
    assert made == {
        "id": made["id"],
        "object": "file",
        "bytes": 2560,
        "created_at": int(clock.now),
        "expires_at": None,
        "filename": "naïve name.bin",
        "purpose": "assistants",
        "status": "processed",
        "status_details": None,
    }
    assert made["id"].startswith("file-")
    assert http.get(f"/files/{made['id']}").json() == made
    download = http.get(f"/files/{made['id']}/content")
    assert download.content == content
    assert download.headers["content-length"] == "2560"
    assert "na%C3%AFve%20name.bin" in download.headers["content-disposition"]
    assert http.delete(f"/files/{made['id']}").json() == {"id": made["id"], "object": "file", "deleted": True}
    for response in (http.get(f"/files/{made['id']}"), http.get(f"/files/{made['id']}/content")):
        error = refused(response, 404)
        assert (error["message"], error["param"]) == (f"No such File object: {made['id']}", "id")


def test_a_file_needs_no_beta_header(sandbox: Sandbox) -> None:
    files = {"file": ("a.txt", b"hello")}
    headers = {"Authorization": "Bearer k"}
    assert httpx.post(
        f"{sandbox.base_url}/files", headers=headers, data={"purpose": "assistants"}, files=files
    ).is_success
    assert refused(httpx.get(f"{sandbox.base_url}/files"), 401)


def test_an_empty_file(http: httpx.Client, upload: Callable[..., Any]) -> None:
    identifier = upload(b"")
    assert http.get(f"/files/{identifier}").json()["bytes"] == 0
    assert http.get(f"/files/{identifier}/content").content == b""


def test_listing(http: httpx.Client, upload: Callable[..., Any]) -> None:
    ids = [upload("x", f"{number}.txt", purpose=("assistants", "vision")[number % 2]) for number in range(5)]
    assert [each["id"] for each in http.get("/files").json()["data"]] == ids[::-1]
    page = http.get("/files", params={"limit": 2, "order": "asc", "after": ids[0]}).json()
    assert ([each["id"] for each in page["data"]], page["has_more"]) == (ids[1:3], True)
    vision = http.get("/files", params={"purpose": "vision", "order": "asc"}).json()["data"]
    assert [each["id"] for each in vision] == ids[1::2]
    assert refused(http.get("/files", params={"order": "random"}))["param"] == "order"


@pytest.mark.parametrize(
    ("data", "files", "param", "code"),
    [
        ({"purpose": "assistants"}, {"other": ("a", b"x")}, "other", "invalid_type"),
        ({}, {"file": ("a", b"x")}, "purpose", "missing_required_parameter"),
        ({"purpose": "fun"}, {"file": ("a", b"x")}, "purpose", "invalid_value"),
        ({"purpose": "assistants", "colour": "blue"}, {"file": ("a", b"x")}, "colour", "unknown_parameter"),
        ({"purpose": "assistants", "file": "no file"}, {}, None, "unsupported_content_type"),
        ({"purpose": "assistants", "expires_after[anchor]": "created_at", "expires_after[seconds]": "soon"},
         {"file": ("a", b"x")}, "expires_after.seconds", "invalid_type"),
        ({"purpose": "assistants", "expires_after[anchor]": "created_at", "expires_after[seconds]": "10"},
         {"file": ("a", b"x")}, "expires_after.seconds", "integer_below_min_value"),
        ({"purpose": "assistants", "expires_after[seconds]": "3600"}, {"file": ("a", b"x")},
         "expires_after.anchor", "missing_required_parameter"),
    ],
)  # fmt: skip
def test_refused_forms(http: httpx.Client, data: Any, files: Any, param: str | None, code: str) -> None:
    error = refused(http.post("/files", data=data, files=files))
    assert (error["param"], error["code"]) == (param, code)
    assert http.get("/files").json()["data"] == []


def test_a_file_must_be_a_part_with_a_filename(http: httpx.Client) -> None:
    form = {"purpose": (None, b"assistants"), "file": (None, b"text")}
    error = refused(http.post("/files", files=form))
    assert "expected a file, but got a string" in error["message"]
    assert error["param"] == "file"


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data", b"--x\r\n"),
        ("multipart/form-data; boundary=x", b"no form"),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\ncut',
        ),
        ("multipart/form-data; boundary=x", b"--x\r\ncontent-disposition: attachment\r\n\r\na\r\n--x--\r\n"),
    ],
)
def test_broken_forms(http: httpx.Client, content_type: str, body: bytes) -> None:
    response = http.post("/files", content=body, headers={"content-type": content_type})
    assert refused(response)["type"] == "invalid_request_error"


def test_duplicate_fields(http: httpx.Client) -> None:
    body = b"".join(
        b'--x\r\ncontent-disposition: form-data; name="%s"\r\n\r\n%s\r\n' % field
        for field in ((b"purpose", b"assistants"), (b"purpose", b"vision"))
    )
    response = http.post(
        "/files", content=body + b"--x--\r\n", headers={"content-type": "multipart/form-data; boundary=x"}
    )
    assert refused(response)["message"] == "Duplicate field: 'purpose'."


def test_files_expire(http: httpx.Client, upload: Callable[..., Any], clock: Clock) -> None:
    kept = upload("a")
    short = upload("b", **{"expires_after[anchor]": "created_at", "expires_after[seconds]": "3600"})
    batch = upload("c", purpose="batch")
    assert http.get(f"/files/{short}").json()["expires_at"] == clock.now + 3600
    assert http.get(f"/files/{batch}").json()["expires_at"] == clock.now + 30 * DAY
    clock.now += 3599
    assert http.get(f"/files/{short}").status_code == 200
    clock.now += 1
    assert http.get(f"/files/{short}/content").status_code == 404
    assert [each["id"] for each in http.get("/files").json()["data"]] == [batch, kept]
    clock.now += 30 * DAY
    assert [each["id"] for each in http.get("/files").json()["data"]] == [kept]


def test_limits() -> None:
    limits = Limits(request_bytes=1000, file_bytes=5000, part_bytes=3000, upload_bytes=4000)
    with Sandbox(limits=limits) as server, httpx.Client(base_url=server.base_url, headers=HEADERS) as http:
        form = {"purpose": "assistants"}
        assert http.post("/files", data=form, files={"file": ("a", b"x" * 5000)}).status_code == 200
        error = refused(http.post("/files", data=form, files={"file": ("a", b"x" * 5001)}), 413)
        assert "5001 bytes; the limit of the sandbox is 5000" in error["message"]
        assert refused(http.post("/files", data=form, files={"file": ("a", b"x" * 2_000_000)}), 413)
        assert len(http.get("/files").json()["data"]) == 1
        body = {"filename": "a", "purpose": "assistants", "bytes": 4001, "mime_type": "text/plain"}
        assert "1 to 4000" in refused(http.post("/uploads", json=body))["message"]
        made = http.post("/uploads", json=body | {"bytes": 4000}).json()
        part = http.post(f"/uploads/{made['id']}/parts", files={"data": ("a", b"x" * 3001)})
        assert refused(part, 413)["code"] == "part_too_large"


def test_contents_survive_a_restart_and_a_large_file_is_streamed(tmp_path: Path) -> None:
    db = tmp_path / "threads.db"
    block = bytes(range(256)) * 4096
    content = block * 5 + b"end"
    with Sandbox(db=db) as server, httpx.Client(base_url=server.base_url, headers=HEADERS, timeout=30) as http:
        made = http.post("/files", data={"purpose": "assistants"}, files={"file": ("big.bin", io.BytesIO(content))})
        logged = server.requests[-1].body
        assert 0 < len(logged) <= 64 * 1024
    with Sandbox(db=db) as server, httpx.Client(base_url=server.base_url, headers=HEADERS, timeout=30) as http:
        digest = hashlib.sha256()
        with http.stream("GET", f"/files/{made.json()['id']}/content") as response:
            for chunk in response.iter_bytes():
                digest.update(chunk)
        assert digest.digest() == hashlib.sha256(content).digest()


def test_a_repeated_upload_with_an_idempotency_key(sandbox: Sandbox, http: httpx.Client) -> None:
    def post(content: bytes) -> httpx.Response:
        # Each request has another boundary.
        return http.post(
            "/files",
            data={"purpose": "assistants"},
            files={"file": ("a.txt", content)},
            headers={"Idempotency-Key": "k"},
        )

    sandbox.fault(Drop(after=True), path="/v1/files")
    with pytest.raises(httpx.RemoteProtocolError):
        post(b"hello")
    repeated = post(b"hello")
    assert repeated.headers["idempotency-key"] == "k"
    assert [each["id"] for each in http.get("/files").json()["data"]] == [repeated.json()["id"]]
    assert refused(post(b"other"))["code"] == "idempotency_key_in_use"


@pytest.mark.parametrize("sent", [b"", b"{}"])
def test_a_request_that_breaks_off_has_no_effect(sandbox: Sandbox, http: httpx.Client, sent: bytes) -> None:
    head = (
        b"POST /v1/vector_stores HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer k\r\n"
        b"content-type: application/json\r\ncontent-length: 100\r\n\r\n"
    )
    address = httpx.URL(sandbox.base_url)
    with socket.create_connection((address.host, address.port or 0)) as connection:
        connection.sendall(head + sent)
    assert http.get("/vector_stores").json()["data"] == []
    assert [request.method for request in sandbox.requests] == ["GET"]


# Uploads


def start(http: httpx.Client, size: int, **fields: Any) -> Any:
    body = {"filename": "big.txt", "purpose": "assistants", "bytes": size, "mime_type": "text/plain"} | fields
    response = http.post("/uploads", json=body)
    assert response.status_code == 200, response.text
    return response.json()


def add_part(http: httpx.Client, upload_id: str, data: bytes) -> Any:
    response = http.post(f"/uploads/{upload_id}/parts", files={"data": ("part", data)})
    assert response.status_code == 200, response.text
    return response.json()["id"]


def test_parts_are_joined_in_the_given_order(http: httpx.Client, clock: Clock) -> None:
    made = start(http, 6)
    assert (made["status"], made["expires_at"]) == ("pending", clock.now + 3600)
    second, first = add_part(http, made["id"], b"def"), add_part(http, made["id"], b"abc")
    md5 = hashlib.md5(b"abcdef").hexdigest()
    done = http.post(f"/uploads/{made['id']}/complete", json={"part_ids": [first, second], "md5": md5}).json()
    assert (done["status"], done["file"]["filename"], done["file"]["bytes"]) == ("completed", "big.txt", 6)
    assert http.get(f"/files/{done['file']['id']}/content").content == b"abcdef"
    again = refused(http.post(f"/uploads/{made['id']}/complete", json={"part_ids": [first, second]}))
    assert "is completed; only a pending upload can change" in again["message"]
    assert refused(http.post(f"/uploads/{made['id']}/cancel"))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"part_ids": ["part_unknown"]}, "has no part 'part_unknown'"),
        ({"part_ids": "both"}, "duplicate part"),
        ({"part_ids": ["first"]}, "have 3 bytes, but the upload was created with 'bytes': 6"),
        ({"part_ids": ["first", "second"], "md5": "0" * 32}, "Invalid 'md5'"),
    ],
)
def test_an_upload_that_does_not_fit_stays_pending(http: httpx.Client, body: Any, words: str) -> None:
    made = start(http, 6)
    parts = {"first": add_part(http, made["id"], b"abc"), "second": add_part(http, made["id"], b"def")}
    ids = [parts["first"]] * 2 if body["part_ids"] == "both" else [parts.get(each, each) for each in body["part_ids"]]
    assert words in refused(http.post(f"/uploads/{made['id']}/complete", json=body | {"part_ids": ids}))["message"]
    assert http.get("/files").json()["data"] == []
    done = http.post(f"/uploads/{made['id']}/complete", json={"part_ids": list(parts.values())})
    assert done.json()["status"] == "completed"


def test_cancelled_and_expired_uploads_take_no_parts(http: httpx.Client, clock: Clock) -> None:
    cancelled, expired = start(http, 3), start(http, 3)
    assert http.post(f"/uploads/{cancelled['id']}/cancel").json()["status"] == "cancelled"
    clock.now += 3600
    for made, status in ((cancelled, "cancelled"), (expired, "expired")):
        error = refused(http.post(f"/uploads/{made['id']}/parts", files={"data": ("part", b"abc")}))
        assert f"is {status}" in error["message"]
    assert refused(http.post("/uploads/upload_x/parts", files={"data": ("part", b"abc")}), 404)


def test_the_expiry_of_an_uploaded_file(http: httpx.Client, clock: Clock) -> None:
    made = start(http, 3, expires_after={"anchor": "created_at", "seconds": 7200})
    part = add_part(http, made["id"], b"abc")
    done = http.post(f"/uploads/{made['id']}/complete", json={"part_ids": [part]}).json()
    assert done["file"]["expires_at"] == clock.now + 7200


# Models


def test_models() -> None:
    with (
        Sandbox(models=["gpt-4o", "ft:gpt-4o:mine"], check_answers=True) as server,
        httpx.Client(base_url=server.base_url, headers=HEADERS) as http,
    ):
        assert [each["id"] for each in http.get("/models").json()["data"]] == ["gpt-4o", "ft:gpt-4o:mine"]
        assert http.get("/models/gpt-4o").json()["object"] == "model"
        assert refused(http.get("/models/gpt-9"), 404)["code"] == "model_not_found"
        assert refused(http.delete("/models/gpt-4o"), 403)["param"] == "model"
        assert http.delete("/models/ft:gpt-4o:mine").json()["deleted"]
        assert refused(http.get("/models/ft:gpt-4o:mine"), 404)
