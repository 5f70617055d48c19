"""A documents.csv that is torn, strange or leads elsewhere."""

from __future__ import annotations

import os
from pathlib import Path

from tests.integration.hostile.case import COLUMNS, ROW, Case, body, indexed, put, table

_GOOD = table({"file": "a.txt"})
_TWO = table({"file": "a.txt"}, {"file": "b.txt"})
_INDEX = "documents.csv"


def _linked(folder: Path) -> None:
    (folder.parent / "elsewhere.csv").write_text(_GOOD, encoding="utf-8")
    (folder / _INDEX).symlink_to(folder.parent / "elsewhere.csv")
    put(folder, {"a.txt": body()})


def _looped(folder: Path) -> None:
    (folder / _INDEX).symlink_to(folder / _INDEX)
    put(folder, {"a.txt": body()})


def _folder(folder: Path) -> None:
    (folder / _INDEX).mkdir()
    put(folder, {"a.txt": body()})


def _pipe(folder: Path) -> None:
    os.mkfifo(folder / _INDEX)
    put(folder, {"a.txt": body()})


def _at(name: str, path: str, rule: str = "outside-folder") -> Case:
    return indexed(
        f"a row for {name}", table({"file": "a.txt"}, {"file": path}), {"a.txt": ROW, path: rule}, "a.txt"
    )


CASES: tuple[Case, ...] = (
    indexed("as it should be", _TWO, {"a.txt": ROW, "b.txt": ROW}, "a.txt", "b.txt"),
    indexed("a column that nobody knows", table({"file": "a.txt"}, columns=(*COLUMNS, "mood")),
            {"a.txt": ROW, _INDEX: "unknown-column"}, "a.txt"),
    indexed("a needed column misspelt", _GOOD.replace("genre", "gender", 1),
            {"a.txt": "metadata", _INDEX: "unknown-column"}, "a.txt"),
    indexed("a column twice", _GOOD.replace("url", "title", 1), {"a.txt": "no-metadata", _INDEX: "csv"}, "a.txt"),
    indexed("no column for the file", _GOOD.replace("file", "name", 1), {"a.txt": "no-metadata", _INDEX: "csv"}, "a.txt"),
    indexed("no header", _GOOD.partition("\n")[2], {"a.txt": "no-metadata", _INDEX: "csv"}, "a.txt"),
    indexed("nothing", b"", {"a.txt": "no-metadata", _INDEX: "csv"}, "a.txt"),
    indexed("noise", bytes(range(256)) * 9, {"a.txt": "no-metadata", _INDEX: "binary"}, "a.txt"),
    indexed("semicolons", table({"file": "a.txt"}, delimiter=";"), {"a.txt": ROW}, "a.txt"),
    indexed("tabs", table({"file": "a.txt"}, delimiter="\t"), {"a.txt": ROW}, "a.txt"),
    indexed("a byte order mark", b"\xef\xbb\xbf" + _GOOD.encode(), {"a.txt": ROW}, "a.txt"),
    indexed("UTF-16", _GOOD.encode("utf-16"), {"a.txt": ROW}, "a.txt"),
    indexed("Latin-1", table({"file": "a.txt", "title": "Café à Genève"}).encode("latin-1"), {"a.txt": ROW}, "a.txt"),
    indexed("line ends of an old Macintosh", _TWO.replace("\n", "\r"), {"a.txt": ROW, "b.txt": ROW}, "a.txt", "b.txt"),
    indexed("a quotation mark without its partner", _TWO.replace("A speech", '"A speech', 1),
            {"a.txt": "no-metadata", "b.txt": ROW, _INDEX: "csv"}, "a.txt", "b.txt"),
    indexed("a quotation mark within a cell", _TWO.replace("A speech", '"A "speech"', 1),
            {"a.txt": "no-metadata", "b.txt": ROW, _INDEX: "csv"}, "a.txt", "b.txt"),
    indexed("a comma too many", _TWO.replace("A speech", "A, speech", 1), {"a.txt": "csv", "b.txt": ROW}, "b.txt"),
    indexed("a row cut short", _TWO + "c.txt,A spe", {"a.txt": ROW, "b.txt": ROW, "c.txt": "csv"}, "a.txt", "b.txt"),
    indexed("300 torn rows", _GOOD + '"b.txt"c,A speech\n' * 300, {"a.txt": ROW, _INDEX: "csv"}, "a.txt"),
    indexed("a cell of 300,000 characters", table({"file": "a.txt", "title": "x" * 300_000}, {"file": "b.txt"}),
            {"a.txt": "no-metadata", "b.txt": ROW, _INDEX: "csv"}, "a.txt", "b.txt"),
    indexed("two rows for a file", table({"file": "a.txt"}, {"file": "./a.txt"}), {"a.txt": "duplicate-row"}, "a.txt"),
    indexed("a row without a file", _TWO, {"a.txt": ROW, "b.txt": "missing-file"}, "a.txt"),
    indexed("a file without a row", _GOOD, {"a.txt": ROW, "b.txt": "no-metadata"}, "a.txt", "b.txt"),
    indexed("a row that names no file", table({"file": "a.txt"}, {"file": " "}), {"a.txt": ROW, " ": "csv"}, "a.txt"),
    indexed("a name over two lines", table({"file": "a.txt"}, {"file": "b\nc.txt"}), {"a.txt": ROW, "b\\nc.txt": "csv"}, "a.txt"),
    indexed("50,000 rows without files", _GOOD + "\n" * 50_000 + table({"file": "a.txt"}).partition("\n")[2].replace("a.txt", "z.bin"),
            {"a.txt": ROW, "z.bin": "not-text"}, "a.txt"),
    _at("an absolute path", "/etc/passwd.txt"),
    _at("a path that climbs out", "../elsewhere.txt"),
    _at("a path that climbs out and in", "b/../../raw/a.txt"),
    _at("a path of Windows", "C:\\texts\\a.txt"),
    _at("a drive", "C:a.txt"),
    _at("a home folder", "~/a.txt"),
    _at("an address", "https://127.0.0.1/a.txt"),
    Case("documents.csv", "a link that leads out", _linked, {"a.txt": "no-metadata", _INDEX: "outside-folder"}),
    Case("documents.csv", "a link to itself", _looped, {"a.txt": "no-metadata", _INDEX: "outside-folder"}),
    Case("documents.csv", "a folder of that name", _folder, {"a.txt": "no-metadata", _INDEX: "outside-folder"}),
    Case("documents.csv", "a pipe of that name", _pipe, {"a.txt": "no-metadata", _INDEX: "outside-folder"}),
)  # fmt: skip
