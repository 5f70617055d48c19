"""A repository that behaves like InvenioRDM as far as we use it, with faults on demand, on loopback."""

from __future__ import annotations

import hashlib
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote

TOKEN = "secret-token-0123456789"


@dataclass
class Fault:
    """What goes wrong with the next `times` requests that match.

    `kind` is a status to answer without doing anything, or `drop` (hang up before doing anything),
    `lost` (do it, then hang up), `cut` (store half of an upload), `checksum` (tell a wrong one).
    """

    method: str
    path: str
    kind: int | str
    times: int = 1
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Record:
    metadata: dict[str, Any]
    doi: str | None = None
    files: dict[str, bytes | None] = field(default_factory=dict)
    complete: set[str] = field(default_factory=set)
    is_public: bool = False
    parent: str | None = None


class RefusalError(Exception):
    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass
class Repository:
    """The state of the repository, and what it was asked."""

    url: str = ""
    records: dict[str, Record] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    refused: int = 0

    @property
    def target(self) -> str:
        return self.url.replace("http://", "zenodo+http://")

    @property
    def public(self) -> dict[str, Record]:
        return {number: record for number, record in self.records.items() if record.is_public}

    def fault(self, method: str, path: str) -> Fault | None:
        for fault in self.faults:
            if fault.times and fault.method == method and re.search(fault.path, path):
                fault.times -= 1
                return fault
        return None

    def answer(self, method: str, path: str, body: bytes, fault: Fault | None) -> tuple[int, Any]:
        parts = [unquote(part) for part in path.strip("/").split("/")]
        match (method, parts):
            case ("POST", ["api", "records"]):
                return 201, self._new(json.loads(body)["metadata"])
            case ("POST", ["api", "records", number, "versions"]):
                if not self._record(number).is_public:
                    raise RefusalError(404, "no public record")
                return 201, self._new({}, number)
            case ("GET", ["api", "records", number]):
                if not self._record(number).is_public:
                    raise RefusalError(404, "no public record")
                return 200, self._shown(number)
            case (_, ["api", "records", number, "draft", *rest]):
                if self._record(number).is_public:
                    raise RefusalError(404, "no draft")
                return self._draft(method, number, rest, body, fault)
        raise RefusalError(405, f"{method} {path} is not part of the interface")

    def _draft(
        self, method: str, number: str, rest: list[str], body: bytes, fault: Fault | None
    ) -> tuple[int, Any]:
        record = self.records[number]
        match (method, rest):
            case ("GET", []):
                return 200, self._shown(number)
            case ("PUT", []):
                given = json.loads(body)
                record.metadata = given["metadata"]
                if "doi" not in given.get("pids", {}):
                    record.doi = None
                return 200, self._shown(number)
            case ("POST", ["pids", "doi"]):
                record.doi = record.doi or f"10.5072/fake.{number}"
                return 201, self._shown(number)
            case ("GET", ["files"]):
                return 200, {"entries": [self._file(record, key, None) for key in record.files]}
            case ("POST", ["files"]):
                for one in json.loads(body):
                    if one["key"] in record.files:
                        raise RefusalError(400, f"File with key {one['key']} already exists.")
                    record.files[one["key"]] = None
                return 201, {"entries": []}
            case ("PUT", ["files", key, "content"]):
                record.files[key] = body[: len(body) // 2] if fault and fault.kind == "cut" else body
                return 200, {}
            case ("POST", ["files", key, "commit"]):
                if record.files.get(key) is None:
                    raise RefusalError(400, "nothing was uploaded")
                record.complete.add(key)
                return 200, self._file(record, key, fault)
            case ("DELETE", ["files", key]):
                del record.files[key]
                record.complete.discard(key)
                return 204, None
            case ("POST", ["actions", "publish"]):
                if not record.doi or not record.files or set(record.files) != record.complete:
                    raise RefusalError(400, "the draft is not complete")
                if not record.metadata.get("creators"):
                    raise RefusalError(400, "metadata.creators: missing")
                record.is_public = True
                return 202, self._shown(number)
        raise RefusalError(405, f"{method} draft/{'/'.join(rest)} is not part of the interface")

    def _new(self, metadata: dict[str, Any], parent: str | None = None) -> dict[str, Any]:
        number = str(1000 + len(self.records))
        self.records[number] = Record(metadata, parent=parent)
        return self._shown(number)

    def _record(self, number: str) -> Record:
        if number not in self.records:
            raise RefusalError(404, "there is no such record")
        return self.records[number]

    def _shown(self, number: str) -> dict[str, Any]:
        record = self.records[number]
        pids = {"doi": {"identifier": record.doi, "provider": "datacite"}} if record.doi else {}
        files, access = {"enabled": True}, {"record": "public", "files": "public"}
        return {"id": number, "metadata": record.metadata, "pids": pids, "files": files, "access": access}

    def _file(self, record: Record, key: str, fault: Fault | None) -> dict[str, Any]:
        content = record.files[key]
        if key not in record.complete or content is None:
            return {"key": key, "status": "pending"}
        checksum = "0" * 32 if fault and fault.kind == "checksum" else hashlib.md5(content).hexdigest()
        return {"key": key, "status": "completed", "checksum": f"md5:{checksum}", "size": len(content)}


@contextmanager
def serving() -> Iterator[Repository]:
    """A repository that listens until the block ends."""
    state = Repository()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True
        wbufsize = 1 << 16

        def _any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            state.asked.append(f"{self.command} {self.path}")
            fault = state.fault(self.command, self.path)
            if fault and fault.kind == "drop":
                self.close_connection = True
                return None
            if fault and isinstance(fault.kind, int):
                return self._say(fault.kind, {"message": "the server is busy"}, fault.headers)
            if self.headers.get("Authorization") != f"Bearer {TOKEN}":
                state.refused += 1
                return self._say(403, {"message": "Permission denied."})
            try:
                status, said = state.answer(self.command, self.path, body, fault)
            except RefusalError as refusal:
                return self._say(refusal.status, {"message": str(refusal)})
            if fault and fault.kind == "lost":
                self.close_connection = True
                return None
            return self._say(status, said)

        do_GET = do_POST = do_PUT = do_DELETE = _any  # noqa: N815

        def _say(self, status: int, said: Any, headers: dict[str, str] | None = None) -> None:
            content = b"" if said is None else json.dumps(said).encode()
            self.send_response(status)
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        state.url = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield state
        server.shutdown()
