"""A service of files, uploads and vector stores on 127.0.0.1: it keeps what it is sent, and fails when told to."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Callable
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

__all__ = ["FilesService"]


class FilesService:
    """Use as a context manager. A kind of request is its method and the last word of its path, `POST parts`."""

    def __init__(self) -> None:
        self.requests: list[tuple[str, str, Any]] = []
        """Method, path and body: JSON, or the fields of a form."""
        self.failures: dict[str, list[int | str]] = {}
        """By kind, one for each request: the status of an error, 0 for none, or `cut` to act but not to respond."""
        self.together: dict[str, int] = {}
        """By kind: how many requests must be under way before the first one gets a response."""
        self.polls: list[dict[str, Any]] = []
        """The fields of the objects that polls return, in turn; then they are completed."""
        self.poll_headers: dict[str, str] = {}
        self.most_at_once = 0
        self.files: dict[str, bytes] = {}
        self.parts: dict[str, bytes] = {}
        self.lock = threading.Lock()
        self._at_once = 0
        self._gathered = threading.Condition(self.lock)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    @property
    def counts(self) -> Counter[str]:
        """How many requests there were of each kind, `POST parts`."""
        return Counter(_kind(method, path) for method, path, _ in self.requests)

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def begin(self, kind: str) -> None:
        with self._gathered:
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
            self._gathered.notify_all()
            self._gathered.wait_for(lambda: self.most_at_once >= self.together.get(kind, 0), timeout=10)

    def end(self) -> None:
        with self._gathered:
            self._at_once -= 1

    def respond(self, method: str, path: str, body: Any) -> tuple[int, Any]:
        _, *parts = path.split("/")
        with self.lock:
            match method, parts:
                case "POST", ["files"]:
                    file_id = f"file-{len(self.files)}"
                    self.files[file_id] = body["file"]
                    return 200, {"id": file_id, "object": "file", "purpose": body["purpose"].decode()}
                case "GET", ["files", file_id]:
                    return 200, {"id": file_id, "object": "file", **self._poll({"status": "processed"})}
                case "GET", ["files", file_id, "content"]:
                    return 200, self.files[file_id]
                case "POST", ["uploads"]:
                    return 200, {"id": "upload_1", "object": "upload", "status": "pending", **body}
                case "POST", ["uploads", _, "parts"]:
                    part_id = f"part_{len(self.parts)}"
                    self.parts[part_id] = body["data"]
                    return 200, {"id": part_id, "object": "upload.part"}
                case "POST", ["uploads", upload_id, "complete"]:
                    self.files["file-up"] = b"".join(self.parts[each] for each in body["part_ids"])
                    return 200, {"id": upload_id, "status": "completed", "file": {"id": "file-up", "object": "file"}}
                case "POST", ["uploads", upload_id, "cancel"]:
                    return 200, {"id": upload_id, "status": "cancelled"}
                case "POST", ["vector_stores", store, "files"]:
                    return 200, {"id": body["file_id"], "vector_store_id": store, "status": "in_progress"}
                case "GET", ["vector_stores", store, "files", file_id]:
                    return 200, {"id": file_id, "vector_store_id": store, **self._poll({"status": "completed"})}
                case "POST", ["vector_stores", store, "file_batches"]:
                    return 200, {"id": "vsfb_1", "vector_store_id": store, "status": "in_progress"}
                case "GET", ["vector_stores", store, "file_batches", batch]:
                    return 200, {"id": batch, "vector_store_id": store, **self._poll({"status": "completed"})}
                case "POST", ["vector_stores", store, "file_batches", batch, "cancel"]:
                    return 200, {"id": batch, "vector_store_id": store, "status": "cancelled"}
                case _:
                    return 404, {"error": {"message": f"no {method} {path}"}}

    def _poll(self, last: dict[str, Any]) -> dict[str, Any]:
        return self.polls.pop(0) if self.polls else last

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        service = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: object) -> None: ...

            def answer(self) -> None:
                path = self.path.removeprefix("/v1").partition("?")[0]
                content = self.rfile.read(int(self.headers.get("content-length") or 0))
                body = _body(self.headers.get("content-type") or "", content)
                with service.lock:
                    service.requests.append((self.command, path, body))
                    planned = service.failures.get(_kind(self.command, path), [])
                    failure = planned.pop(0) if planned else 0
                service.begin(_kind(self.command, path))
                if isinstance(failure, int) and failure:
                    status, response = failure, {"error": {"message": "planned"}}
                else:
                    status, response = service.respond(self.command, path, body)
                service.end()
                if failure == "cut":
                    self.close_connection = True
                    return
                data = response if isinstance(response, bytes) else json.dumps(response).encode()
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(data)))
                for name, value in service.poll_headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(data)

            do_GET = do_POST = answer  # noqa: N815

        return Handler


def _kind(method: str, path: str) -> str:
    words = ("parts", "complete", "cancel", "file_batches", "files", "uploads")
    return f"{method} {next(word for word in reversed(path.split('/')) if word in words)}"


def _body(media_type: str, content: bytes) -> Any:
    if not media_type.startswith("multipart/form-data"):
        return json.loads(content) if content else None
    message = message_from_bytes(b"content-type: " + media_type.encode() + b"\r\n\r\n" + content)
    parts: Callable[[], Any] = message.get_payload
    return {part.get_param("name", header="content-disposition"): part.get_payload(decode=True) for part in parts()}
