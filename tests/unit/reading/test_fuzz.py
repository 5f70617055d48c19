"""Reading whatever bytes there are: a text that keeps its promises or a refusal with rule and reason.

Examples are the same on every run; `tests/fuzz/harness.py` looks further, guided by coverage.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.reading import RefusalError, read_document, read_folder, read_text
from demarche.reading.csv_rows import read_rows
from demarche.reading.front_matter import split_front_matter
from demarche.reading.metadata import Given

ALWAYS = settings(derandomize=True, deadline=None, max_examples=250, database=None)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "latin-1", "mac_roman")
TROUBLE = (
    "\r\n\t \0\x1b\x85\xad\u200b\u202e\u2028\ufeff\U000e0041\ud7ff\uffff😀é\u0301ﬁ\u1100\u1161"
    "“”\"'-#*_[]()<>!`~:;,.…"
)
WORDS = st.sampled_from(["the", "treaty", "We", "must", "devel-\nopment", "---", "a: b", "1."])
PIECES = st.one_of(WORDS, st.text(TROUBLE, max_size=6), st.text(max_size=4))
TEXTS = st.lists(PIECES, max_size=40).map(" ".join)
GIVEN = {
    name: Given((value,), "row 2")
    for name, value in {"holder_id": "jane-doe", "published": "2008", "genre": "speech"}.items()
}


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Bytes that are text in some encoding, perhaps torn or mixed, or no text at all."""
    text, encoding = draw(TEXTS), draw(st.sampled_from(ENCODINGS))
    data = text.encode(encoding, "replace")
    at = draw(st.integers(0, len(data)))
    return data[:at] + draw(st.one_of(st.just(b""), st.binary(max_size=8))) + data[at:]


def refusal_of(read: Callable[[], object]) -> RefusalError | None:
    """How something is refused, if it is."""
    try:
        read()
    except RefusalError as refusal:
        return refusal
    return None


@ALWAYS
@given(data=files(), name=st.sampled_from(["a.txt", "a.md"]))
def test_bytes_become_a_text_or_a_refusal(data: bytes, name: str) -> None:
    refusal = refusal_of(lambda: read_text(name, data))
    if refusal is not None:
        assert refusal.rule
        assert str(refusal).endswith((".", "?"))
        return
    text, _ = read_text(name, data)
    assert text.text == text.text.strip(" \n")
    assert not any(unicodedata.category(c) in {"Cc", "Cs"} for c in text.text if c != "\n")
    for place in range(0, len(text.text), 7):
        start, end = text.to_raw(place, place + 1)
        assert 0 <= start < end <= len(text.raw.text)
        first, last = text.to_bytes(place, place + 1)
        assert 0 <= first < last <= len(data)
        assert data[first:last].decode(str(text.raw.encoding)) == text.raw.text[start:end]


@ALWAYS
@given(data=files())
def test_reading_twice_says_the_same(data: bytes) -> None:
    def read() -> object:
        try:
            return read_document("a.txt", data, GIVEN)
        except RefusalError as refusal:
            return refusal.rule, str(refusal)

    assert read() == read()


MARKS = """title|genre|: |\n|- |[|]|{|}|&a |*a|!!str |>|#|'|"|<<|---|...|? |\t|%YAML 1.1|null|~|\r\n|  """
YAML = st.lists(st.sampled_from(MARKS.split("|")) | st.text(max_size=3), max_size=40).map("".join)


@ALWAYS
@given(block=YAML)
def test_front_matter_is_a_flat_list_or_refused(block: str) -> None:
    whole = f"---\ntitle: x\n{block}\n---\nbody"
    refusal = refusal_of(lambda: split_front_matter(whole))
    if refusal is not None:
        assert refusal.rule == "front-matter"
        assert refusal.locator is not None
        assert refusal.locator.startswith("line ")
        return
    entries, start = split_front_matter(whole)
    for entry in entries.values():
        values = entry.value if isinstance(entry.value, tuple) else (entry.value,)
        assert all(value is None or isinstance(value, str) for value in values)
    assert 0 < start <= len(block) + 25


CELLS = st.one_of(
    st.sampled_from(["a.txt", "2008", "speech", "", "jane-doe"]), st.text(',;"\n\r\tx', max_size=5)
)
TABLES = st.lists(st.lists(CELLS, max_size=8).map(",".join), max_size=12).map("\n".join)


@ALWAYS
@given(table=TABLES)
def test_every_line_of_a_table_is_in_some_row_or_fault(table: str) -> None:
    numbers = [number for number, _ in read_rows("file,title\n" + table, "file")]
    assert numbers == list(range(1, len(numbers) + 1))


@settings(ALWAYS, max_examples=60)
@given(table=TABLES, header=st.permutations(["file", "holder_id", "published", "genre", "mood"]))
def test_a_table_never_ends_a_run(
    table: str, header: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder: Path = tmp_path_factory.mktemp("table")
    (folder / "a.txt").write_text("We must ratify the treaty, and the others should do it too.", "utf-8")
    (folder / "documents.csv").write_text(",".join(header) + "\n" + table, "utf-8", newline="")
    reading = read_folder(folder)
    ends = {d.source_path for d in reading.documents} | {r.source_path for r in reading.rejected}
    assert "a.txt" in ends
    assert any(r.rule == "unknown-column" for r in reading.rejected) or "documents.csv" in ends
