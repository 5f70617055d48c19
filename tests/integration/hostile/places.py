"""Names that cannot be written down, and files that are no files."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

from tests.integration.hostile.case import CANARY, ROW, Case, body, put, table

_RTL = "gpj\u202etxt.txt"


def _beside(folder: Path) -> Path:
    """A file and a folder outside, with a text that must never be read."""
    put(folder.parent / "outside", {"secret.txt": f"{body()} {CANARY}"})
    return folder.parent / "outside"


def _case(name: str, make: Callable[[Path], None], outcome: dict[str, str]) -> Case:
    def filled(folder: Path) -> None:
        put(folder, {"documents.csv": table({"file": "a.txt"}), "a.txt": body()})
        make(folder)

    return Case("names and places", name, filled, {"a.txt": ROW} | outcome)


def _write(name: str | bytes) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        path = folder / os.fsdecode(name)
        path.parent.mkdir(exist_ok=True)
        path.write_text(body("landmines"), encoding="utf-8")

    return make


def _socket(folder: Path) -> None:
    here = os.open(folder, os.O_RDONLY)
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(f"/proc/self/fd/{here}/s.txt")
    os.close(here)


def _nested(folder: Path) -> None:
    name = "/".join(["d"] * 300) + "/b.txt"
    put(folder, {name: body("landmines"), "documents.csv": table({"file": "a.txt"}, {"file": name})})


def _cased(folder: Path) -> None:
    texts = {"b.txt": body("landmines"), "B.txt": body("taxes"), "B.TXT": body("tariffs")}
    put(folder, texts | {"documents.csv": table({"file": "a.txt"}, *({"file": name} for name in texts))})


def _alike(folder: Path) -> None:
    names = ("e\u0301.txt", "\u00e9.txt")
    put(folder, {name: body(name.encode().hex()) for name in names})
    put(folder, {"documents.csv": table({"file": "a.txt"}, *({"file": name} for name in names))})


CASES: tuple[Case, ...] = (
    _case("a link that leads out", lambda f: (f / "b.txt").symlink_to(_beside(f) / "secret.txt"), {"b.txt": "outside-folder"}),
    _case("a linked folder outside", lambda f: (f / "b").symlink_to(_beside(f)), {"b": "outside-folder"}),
    _case("a link that climbs out", lambda f: (_beside(f), (f / "b.txt").symlink_to("../outside/secret.txt"))[1], {"b.txt": "outside-folder"}),
    _case("a link to itself", lambda f: (f / "b.txt").symlink_to(f / "b.txt"), {"b.txt": "outside-folder"}),
    _case("a link to nothing", lambda f: (f / "b.txt").symlink_to(f / "gone.txt"), {"b.txt": "outside-folder"}),
    _case("a folder that holds itself", lambda f: (f / "b").symlink_to(f), {}),
    _case("a link to a file inside", lambda f: (f / "b.txt").symlink_to(f / "a.txt"), {"b.txt": "no-metadata"}),
    _case("a link to an endless device", lambda f: (f / "b.txt").symlink_to("/dev/zero"), {"b.txt": "outside-folder"}),
    _case("a link into the system", lambda f: (f / "b.txt").symlink_to("/proc/self/environ"), {"b.txt": "outside-folder"}),
    _case("a pipe", lambda f: os.mkfifo(f / "b.txt"), {"b.txt": "unreadable"}),
    _case("a socket", _socket, {"s.txt": "unreadable"}),
    _case("a folder named like a text", lambda f: (f / "b.txt").mkdir(), {}),
    _case("a hidden file", _write(".b.txt"), {}),
    _case("a name over two lines", _write("b\nc.txt"), {"b\\nc.txt": "file-name"}),
    _case("a folder over two lines", _write("b\nc/d.txt"), {"b\\nc/d.txt": "file-name"}),
    _case("a name that turns the direction", _write(_RTL), {"gpj\\u202etxt.txt": "file-name"}),
    _case("a name with an escape", _write("b\x1b[2J.txt"), {"b\\x1b[2J.txt": "file-name"}),
    _case("a name that is not UTF-8", _write(b"b\xff.txt"), {"b\\udcff.txt": "file-name"}),
    _case("a folder that is not UTF-8", _write(b"b\xff/c.txt"), {"b\\udcff/c.txt": "file-name"}),
    _case("a name of blanks and dashes", _write("-- .txt"), {"-- .txt": "no-metadata"}),
    _case("a name of 255 bytes", _write("b" * 251 + ".txt"), {"b" * 251 + ".txt": "no-metadata"}),
    _case("names that differ in capitals only", _cased, {"b.txt": ROW, "B.txt": ROW, "B.TXT": ROW}),
    _case("names that look the same", _alike, {"e\u0301.txt": ROW, "\u00e9.txt": ROW}),
    _case("300 folders deep", _nested, {"/".join(["d"] * 300) + "/b.txt": ROW}),
    _case("an old Word file", _write("b.doc"), {"b.doc": "not-text"}),
    _case("an archive", _write("b.zip"), {"b.zip": "not-text"}),
    _case("a table and a program beside the texts", lambda f: put(f, {"b.csv": "x", "c.exe": "MZ"}), {}),
)  # fmt: skip
