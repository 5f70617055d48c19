"""Folders: what becomes a document, what is quarantined and why, and ids that last."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.reading import Reading, read_folder
from demarche.reading.identity import Known, identified, slug
from demarche.reading.limits import Limits
from demarche.tables import quarantine_frame

HEADER = "file,title,author_id,actor_id,source,published,genre\n"
SHARED = Path(__file__).parents[4] / "shared"


def body(about: str) -> str:
    """A text of its own on a subject."""
    return " ".join(
        f"The minister said that {about} {verb} and that the government would support it in the coming talks."
        for verb in (
            "was needed",
            "could wait",
            "had begun",
            "must be paid for",
            "was a matter for parliament",
        )
    )


def write(folder: Path, files: dict[str, str | bytes], rows: str = "", header: str = HEADER) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    if rows:
        (folder / "documents.csv").write_text(header + rows, encoding="utf-8")
    return folder


def row(file: str, author: str = "jan-novak", published: str = "2008-04-03") -> str:
    return f"{file},A speech,{author},CZE,Gazette,{published},speech\n"


def rules(reading: Reading) -> dict[str, str]:
    return {r.source_path: r.rule for r in reading.rejected}


def ids(reading: Reading) -> dict[str, str]:
    return {d.source_path: d.document_id for d in reading.documents}


def test_texts_with_rows_become_documents(tmp_path: Path) -> None:
    passed_over = {"README.md": "no", ".x.txt": "no", "c.csv": "no"}
    texts = {"b.txt": body("peace"), "sub/a.txt": body("war")}
    write(tmp_path, texts | passed_over, row("b.txt") + row("sub/a.txt"))
    reading = read_folder(tmp_path)
    assert ids(reading) == {"b.txt": "2008-novak-b", "sub/a.txt": "2008-novak-a"}
    assert reading.rejected == ()
    document = reading.documents[0]
    assert (document.publisher, document.actors[0].holder_id, document.rights) == (
        "Gazette",
        "jan-novak",
        "restricted",
    )


def test_every_bad_input_is_quarantined_with_its_rule(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "good.txt": body("peace"),
        "copy.txt": body("peace").replace(" ", "  "),
        "empty.txt": "",
        "blank.txt": " \n\n",
        "numbers.txt": "1 2 3 ...",
        "binary.txt": bytes(range(256)),
        "french.txt": "Nous voulons la paix pour tous. " * 20,
        "bare.txt": body("nothing"),
        "twice.txt": body("two"),
        "date.txt": body("dates"),
        "big.txt": body("x") * 200,
        "key.md": "---\nhello: x\n---\n" + body("keys"),
        "a\u202eb.txt": body("tricks"),
        "page.txt": "<html><body>x",
    }
    named = [n for n in files if n not in ("bare.txt", "key.md")]
    rows = "".join(row(n, published="2008-13" if n == "date.txt" else "2008") for n in named)
    rows += (
        row("twice.txt")
        + row("gone.txt")
        + row("../up.txt")
        + row("/etc/passwd")
        + row("scan.tiff")
        + "too,few\n"
        + row("")
    )
    reading = read_folder(write(tmp_path, files, rows), limits=Limits(most_bytes=50_000))
    assert [d.source_path for d in reading.documents] == ["copy.txt"]
    assert rules(reading) == {
        "good.txt": "duplicate",
        "empty.txt": "empty",
        "blank.txt": "empty",
        "numbers.txt": "empty",
        "binary.txt": "binary",
        "french.txt": "non-english",
        "bare.txt": "no-metadata",
        "twice.txt": "duplicate-row",
        "date.txt": "metadata",
        "big.txt": "too-large",
        "key.md": "unknown-key",
        "a\\u202eb.txt": "file-name",
        "page.txt": "not-text",
        "gone.txt": "missing-file",
        "../up.txt": "outside-folder",
        "/etc/passwd": "outside-folder",
        "scan.tiff": "not-text",
        "too": "csv",
        "documents.csv": "csv",
    }
    frame = quarantine_frame(reading.rejected)
    assert frame.height == len(reading.rejected)
    assert "passwd" not in "".join(
        frame.get_column("source_path").drop_nulls().filter(~frame["source_path"].str.starts_with("/etc"))
    )
    assert all(str(tmp_path) not in str(r) for r in reading.rejected)


def test_errors_name_file_row_value_and_remedy(tmp_path: Path) -> None:
    reading = read_folder(write(tmp_path, {"a.txt": body("x")}, row("a.txt", published="2008-13")))
    (rejected,) = reading.rejected
    assert rejected.reason.startswith(
        'documents.csv, row 2: published "2008-13" is not an EDTF date (month 13). Write YYYY'
    )
    assert (rejected.locator, rejected.payload, rejected.stage) == (
        "documents.csv, row 2",
        "2008-13",
        "ingest",
    )


@pytest.mark.parametrize("header", [HEADER.replace("title", "genre"), HEADER.replace("file,", "title,"), ""])
def test_a_header_without_use_is_named_and_nothing_crashes(tmp_path: Path, header: str) -> None:
    reading = read_folder(write(tmp_path, {"a.txt": body("x")}, row("a.txt"), header))
    assert rules(reading) == {"documents.csv": "csv", "a.txt": "no-metadata"}
    lost = next(r for r in reading.rejected if r.source_path == "a.txt")
    assert "documents.csv could not be read (documents.csv, row 1)" in lost.reason


def test_an_unknown_column_is_passed_over_alone(tmp_path: Path) -> None:
    header, one = HEADER.replace("title", "titel"), row("a.txt")
    reading = read_folder(write(tmp_path, {"a.txt": body("x")}, one, header))
    assert [(d.source_path, d.title) for d in reading.documents] == [("a.txt", None)]
    (told,) = reading.rejected
    assert (told.source_path, told.rule, told.payload) == ("documents.csv", "unknown-column", "titel")
    assert told.reason.endswith("Is title meant?")


def test_a_torn_row_costs_no_other(tmp_path: Path) -> None:
    torn = 'b.txt,"A speech,jan-novak,CZE,Gazette,2008,speech\n'
    names = ("a.txt", "b.txt", "c.txt", "d.txt")
    rows = row("a.txt") + torn + row("c.txt") + row("d.txt").replace("A speech", '"A ""speech"""')
    reading = read_folder(write(tmp_path, {n: body(n) for n in names}, rows))
    assert sorted(d.source_path for d in reading.documents) == ["a.txt", "c.txt", "d.txt"]
    assert {(r.source_path, r.rule, r.locator) for r in reading.rejected} == {
        ("documents.csv", "csv", "documents.csv, row 3"),
        ("b.txt", "no-metadata", None),
    }


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_header_says_what_separates_cells(tmp_path: Path, delimiter: str) -> None:
    lines = (HEADER + row("a.txt", author='"jan-novak;jane-doe"').replace("CZE", '"CZE;USA"')).splitlines()
    table = "\n".join(line.replace(",", delimiter) for line in lines)
    folder = write(tmp_path, {"a.txt": body("x"), "documents.csv": table})
    (document,) = read_folder(folder).documents
    assert [a.holder_id for a in document.actors] == ["jan-novak", "jane-doe"]


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    write(outside, {"secret.txt": body("secrets")})
    folder = write(tmp_path / "in", {"a.txt": body("x")}, row("a.txt") + row("link.txt") + row("loop.txt"))
    (folder / "link.txt").symlink_to(outside / "secret.txt")
    (folder / "linked").symlink_to(outside)
    (folder / "self").symlink_to(folder)
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    os.mkfifo(folder / "pipe.txt")
    reading = read_folder(folder)
    assert ids(reading) == {"a.txt": "2008-novak-a"}
    assert rules(reading) == {
        "link.txt": "outside-folder",
        "linked": "outside-folder",
        "loop.txt": "outside-folder",
        "pipe.txt": "unreadable",
    }


def test_an_index_that_leads_out_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(HEADER)
    folder = write(tmp_path / "in", {"a.txt": body("x")})
    (folder / "documents.csv").symlink_to(tmp_path / "x.csv")
    assert rules(read_folder(folder))["documents.csv"] == "outside-folder"


def test_ids_that_would_be_equal_say_their_hash(tmp_path: Path) -> None:
    folder = write(
        tmp_path, {"a/talk.txt": body("x"), "b/talk.txt": body("y")}, row("a/talk.txt") + row("b/talk.txt")
    )
    found = set(ids(read_folder(folder)).values())
    assert len(found) == 2
    assert all(i.startswith("2008-novak-talk-") for i in found)


def known(reading: Reading, *, is_quoted_only: bool = False) -> list[Known]:
    return [
        Known(d.document_id, d.source_path, d.sha256, quotes=(d.text[80:160], d.text[140:260]))
        if is_quoted_only
        else Known(d.document_id, d.source_path, d.sha256, d.text)
        for d in reading.documents
    ]


def carried(reading: Reading, earlier: list[Known]) -> dict[str, str]:
    return {d.source_path: d.document_id for d in identified(reading.documents, earlier)}


@pytest.mark.parametrize("is_quoted_only", [False, True])
def test_ids_are_carried_by_bytes_then_path_then_text(tmp_path: Path, is_quoted_only: bool) -> None:
    before = read_folder(
        write(
            tmp_path / "1",
            {"a.txt": body("peace"), "b.txt": body("war"), "c.txt": body("trade")},
            row("a.txt") + row("b.txt") + row("c.txt"),
        )
    )
    moved = {
        "z.txt": body("peace"),
        "b.txt": body("a new war"),
        "y.txt": body("trade").replace("needed", "needd"),
        "new.txt": body("fish"),
    }
    after = read_folder(write(tmp_path / "2", moved, "".join(row(n) for n in moved)))
    assert carried(after, known(before, is_quoted_only=is_quoted_only)) == {
        "z.txt": "2008-novak-a",
        "b.txt": "2008-novak-b",
        "y.txt": "2008-novak-c",
        "new.txt": "2008-novak-new",
    }


def test_an_id_of_the_past_is_not_given_away(tmp_path: Path) -> None:
    before = read_folder(write(tmp_path / "1", {"talk.txt": body("peace")}, row("talk.txt")))
    after = read_folder(write(tmp_path / "2", {"x/talk.txt": body("fish") * 3}, row("x/talk.txt")))
    (document_id,) = carried(after, known(before)).values()
    assert document_id.startswith("2008-novak-talk-")
    (ended,) = identified(after.documents, (), frozenset({"2008-novak-talk"}))
    assert ended.document_id == document_id


@settings(max_examples=15, deadline=None)
@given(order=st.permutations(["a.txt", "b.txt", "c.txt", "d.txt"]))
def test_the_order_of_rows_and_files_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, order: list[str]
) -> None:
    texts = {"a.txt": "peace", "b.txt": "war", "c.txt": "peace", "d.txt": "trade"}
    folder = write(
        tmp_path_factory.mktemp("f"), {n: body(texts[n]) for n in order}, "".join(row(n) for n in order)
    )
    reading = read_folder(folder)
    assert list(ids(reading).items()) == [
        ("a.txt", "2008-novak-a"),
        ("b.txt", "2008-novak-b"),
        ("d.txt", "2008-novak-d"),
    ]
    assert rules(reading) == {"c.txt": "duplicate"}


@settings(max_examples=40, deadline=None)
@given(data=st.binary(max_size=300), table=st.text(max_size=200))
def test_no_file_crashes_the_run(tmp_path_factory: pytest.TempPathFactory, data: bytes, table: str) -> None:
    folder = write(tmp_path_factory.mktemp("f"), {"bad.txt": data, "good.txt": body("x")})
    text = HEADER + row("good.txt") + row("bad.txt") + table
    (folder / "documents.csv").write_bytes(text.encode("utf-8", "surrogatepass"))
    reading = read_folder(folder)
    assert {d.source_path for d in reading.documents} | {r.source_path for r in reading.rejected} >= {
        "bad.txt",
        "good.txt",
    }


def test_slugs_are_ascii() -> None:
    assert slug("São Tomé — 1975’s Überblick") == "sao-tome-1975s-uberblick"


def test_shared_gold_texts_are_read_and_every_quote_is_found() -> None:
    if not (SHARED / "gold" / "texts").exists():
        pytest.skip("the shared gold texts are not beside this checkout")
    import json
    import re

    reading = read_folder(SHARED / "gold" / "texts")
    assert (len(reading.documents), reading.rejected) == (12, ())
    for document in reading.documents:
        gold = SHARED / "gold" / "dev" / document.source_path.replace(".txt", ".jsonl")
        folded = " ".join(document.text.split())
        for line in gold.read_text(encoding="utf-8").splitlines():
            quote = json.loads(line)["quote"]
            assert " ".join(quote.split()) in folded
        raw = (SHARED / "gold" / "texts" / document.source_path).read_text(encoding="utf-8")
        assert " ".join(raw.split()) == re.sub(r"\s+", " ", document.text)
