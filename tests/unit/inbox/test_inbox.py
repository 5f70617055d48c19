"""Taking texts from an inbox: whole ones alone, nothing overwritten, nothing lost by a crash."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from demarche.inbox import InboxError, Outcome, copying, take_inbox, taking
from demarche.inbox.folders import held
from demarche.reading import read_folder
from demarche.reading.limits import USUAL

HEADER = "file,title,author_id,actor_id,source,published,genre\n"
ROW = "{0},On taxes,jane-doe,USA,City Hall,2004-05-03,speech\n"
TEXT = "Good evening to everyone who came here. The United States must cut taxes for {0}.\n"


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    for name in ("inbox", "raw"):
        (tmp_path / name).mkdir()
    return tmp_path / "inbox", tmp_path / "raw"


def drop(folder: Path, *names: str, rows: bool = True, header: str = HEADER) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(TEXT.format(name), encoding="utf-8")
    if rows:
        table = header + "".join(ROW.format(name) for name in names)
        (folder / "documents.csv").write_text(table, encoding="utf-8")


def taken(outcomes: list[Outcome]) -> dict[str, str]:
    return {one.file: one.outcome for one in outcomes}


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_texts_and_their_rows_are_taken_and_can_be_read(folders: tuple[Path, Path]) -> None:
    inbox, raw = folders
    drop(raw, "old.txt")
    drop(inbox, "a.txt", "sub/b.txt")
    assert taken(take_inbox(inbox, raw, 0)) == {"a.txt": "taken", "sub/b.txt": "taken"}
    assert [file for file in contents(inbox) if file != "documents.csv"] == []
    reading = read_folder(raw)
    assert sorted(one.source_path for one in reading.documents) == ["a.txt", "old.txt", "sub/b.txt"]
    assert reading.rejected == ()
    assert (raw / "documents.csv").read_text() == HEADER + "".join(
        ROW.format(name) for name in ("old.txt", "a.txt", "sub/b.txt")
    )
    assert sorted(p.name for p in raw.iterdir()) == ["a.txt", "documents.csv", "old.txt", "sub"]


def test_without_rows_a_text_is_taken_and_its_row_follows_when_it_comes(folders: tuple[Path, Path]) -> None:
    inbox, raw = folders
    drop(inbox, "a.txt", rows=False)
    assert taken(take_inbox(inbox, raw, 0)) == {"a.txt": "taken"}
    assert [one.rule for one in read_folder(raw).rejected] == ["no-metadata"]
    (inbox / "documents.csv").write_text(HEADER + ROW.format("a.txt"))
    assert take_inbox(inbox, raw, 0) == []
    assert [one.source_path for one in read_folder(raw).documents] == ["a.txt"]
    before = contents(raw)
    assert take_inbox(inbox, raw, 0) == []
    assert contents(raw) == before


def test_what_is_still_being_written_waits(folders: tuple[Path, Path]) -> None:
    inbox, raw = folders
    drop(inbox, "a.txt", rows=False)
    os.utime(inbox / "a.txt", (1, 1))  # as a copying program sets it: it says nothing
    (waits,) = take_inbox(inbox, raw, 30)
    assert (waits.outcome, waits.file) == ("waits", "a.txt")
    assert "30 s" in waits.reason
    assert contents(raw) == {}


def test_texts_wait_for_a_table_that_is_still_being_written(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox, raw = folders
    drop(inbox, "a.txt")
    settled = copying.state_if_settled

    def but_the_table(path: Path, quiet: float) -> tuple[int, ...]:
        return settled(path, 30 if path.name == "documents.csv" else 0)

    monkeypatch.setattr(taking, "state_if_settled", but_the_table)
    (waits,) = take_inbox(inbox, raw, 0)
    assert (waits.outcome, waits.reason.startswith("documents.csv")) == ("waits", True)
    assert contents(raw) == {}


def test_what_changes_while_it_is_copied_waits(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox, raw = folders
    drop(inbox, "a.txt", rows=False)
    copy = shutil.copyfileobj

    def slowly(source: Any, made: Any, length: int) -> None:
        copy(source, made, length)
        with (inbox / "a.txt").open("a") as more:
            more.write("And more.")

    monkeypatch.setattr(shutil, "copyfileobj", slowly)
    (waits,) = take_inbox(inbox, raw, 0)
    assert waits.outcome == "waits"
    assert contents(raw) == {}


def test_another_text_of_the_name_is_refused_and_nothing_is_overwritten(folders: tuple[Path, Path]) -> None:
    inbox, raw = folders
    drop(raw, "a.txt")
    before = contents(raw)
    (inbox / "a.txt").write_text("Something else altogether.")
    (refused,) = take_inbox(inbox, raw, 0)
    assert (refused.outcome, "another text of that name" in refused.reason) == ("refused", True)
    assert contents(raw) == before
    assert (inbox / "a.txt").exists()


def test_the_same_text_again_leaves_the_inbox(folders: tuple[Path, Path]) -> None:
    inbox, raw = folders
    drop(raw, "a.txt")
    drop(inbox, "a.txt")
    (one,) = take_inbox(inbox, raw, 0)
    assert (one.outcome, one.reason) == ("taken", "was there already")
    assert not (inbox / "a.txt").exists()


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        (HEADER + ROW.format("a.txt").replace("2004", "2005"), "says something else"),
        (HEADER + ROW.format("a.txt") * 2, "several rows"),
        (
            HEADER.strip() + ",url\n" + ROW.format("b.txt").strip() + ",https://example.org/b\n",
            "column. Add it",
        ),
    ],
    ids=["contradiction", "twice", "unknown column"],
)
def test_rows_that_do_not_fit_keep_their_text_in_the_inbox(
    folders: tuple[Path, Path], table: str, reason: str
) -> None:
    inbox, raw = folders
    (raw / "documents.csv").write_text(HEADER + ROW.format("a.txt"))
    name = "b.txt" if "b.txt" in table else "a.txt"
    (inbox / name).write_text(TEXT)
    (inbox / "documents.csv").write_text(table)
    (one,) = take_inbox(inbox, raw, 0)
    assert (one.outcome, reason in one.reason) == ("refused", True), one.reason
    assert contents(raw) == {"documents.csv": (HEADER + ROW.format("a.txt")).encode()}


def test_rows_are_written_as_the_table_is(folders: tuple[Path, Path]) -> None:
    """Semicolons, a byte order mark, its own order of columns, no newline at the end: all as it was."""
    inbox, raw = folders
    old = "\ufefffile;genre;title;published;author_id;actor_id\r\nold.txt;speech;Old;2003;jane-doe;USA"
    (raw / "documents.csv").write_bytes(old.encode())
    (inbox / "new.txt").write_text(TEXT)
    (inbox / "documents.csv").write_text(
        'title,file,author_id,published,genre\n"Semi;colon, ""quoted""",new.txt,jane-doe,2004,speech\n'
    )
    assert taken(take_inbox(inbox, raw, 0)) == {"new.txt": "taken"}
    assert (raw / "documents.csv").read_bytes() == (
        old + '\r\nnew.txt;speech;"Semi;colon, ""quoted""";2004;jane-doe;\r\n'
    ).encode()


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ((HEADER + ROW.format("ü.txt")).encode("utf-16"), "only appended in UTF-8"),
        (b"name,title\nold.txt,Old\n", "Mend the header"),
    ],
    ids=["UTF-16", "no header"],
)
def test_a_table_that_rows_cannot_be_appended_to_stops_the_taking(
    folders: tuple[Path, Path], table: bytes, reason: str
) -> None:
    inbox, raw = folders
    (raw / "documents.csv").write_bytes(table)
    drop(inbox, "a.txt")
    with pytest.raises(InboxError, match=reason):
        take_inbox(inbox, raw, 0)
    assert contents(raw) == {"documents.csv": table}
    assert (inbox / "a.txt").exists()


def test_below_a_torn_row_the_new_rows_are_read(folders: tuple[Path, Path]) -> None:
    inbox, raw = folders
    (raw / "documents.csv").write_text(HEADER + 'old.txt,"On taxes,jane-doe,USA,City Hall,2004,speech')
    drop(inbox, "a.txt")
    (inbox / "documents.csv").write_text(
        HEADER + ROW.format("a.txt").replace("On taxes", '"On ""all"", taxes"')
    )
    take_inbox(inbox, raw, 0)
    assert [one.title for one in read_folder(raw).documents] == ['On "all", taxes']


def test_links_devices_large_and_unreadable_files_are_refused(folders: tuple[Path, Path]) -> None:
    inbox, raw = folders
    (inbox.parent / "secret.txt").write_text("A secret.")
    (inbox / "out.txt").symlink_to(inbox.parent / "secret.txt")
    drop(inbox, "whole.txt", rows=False)
    (inbox / "within.txt").symlink_to(inbox / "whole.txt")
    os.mkfifo(inbox / "pipe.txt")
    with (inbox / "large.txt").open("wb") as large:
        large.truncate(USUAL.most_bytes + 1)
    (inbox / "old.doc").write_bytes(b"x")
    (inbox / "half.txt.part").write_bytes(b"x")
    (inbox / ".hidden.txt").write_bytes(b"x")
    outcomes = taken(take_inbox(inbox, raw, 0))
    assert outcomes == {
        "whole.txt": "taken",
        **dict.fromkeys(("out.txt", "within.txt", "pipe.txt", "large.txt", "old.doc"), "refused"),
    }
    assert list(contents(raw)) == ["whole.txt"]


def test_nothing_is_put_outside_the_raw_texts(folders: tuple[Path, Path]) -> None:
    inbox, raw = folders
    (inbox.parent / "elsewhere").mkdir()
    (raw / "sub").symlink_to(inbox.parent / "elsewhere")
    drop(inbox, "sub/a.txt", rows=False)
    (one,) = take_inbox(inbox, raw, 0)
    assert one.outcome == "refused"
    assert contents(inbox.parent / "elsewhere") == {}


@pytest.mark.parametrize("step", ["_write", "put_in_place", "remove"])
def test_a_crash_at_any_step_is_made_good_by_the_next_run(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    inbox, raw = folders
    drop(raw, "old.txt")
    drop(inbox, "a.txt", "b.txt")
    real = getattr(taking, step)

    class PowerCut(BaseException):
        pass

    for is_done in (False, True):

        def cut(*arguments: object, is_done: bool = is_done) -> None:
            if is_done:
                real(*arguments)
            raise PowerCut

        monkeypatch.setattr(taking, step, cut)
        with pytest.raises(PowerCut):
            take_inbox(inbox, raw, 0)
    (raw / ".arriving-left").mkdir()  # what SIGKILL leaves
    (raw / ".arriving-left" / "0").write_text("half")
    monkeypatch.setattr(taking, step, real)
    take_inbox(inbox, raw, 0)
    assert sorted(contents(raw)) == ["a.txt", "b.txt", "documents.csv", "old.txt"]
    assert (raw / "documents.csv").read_text().count("a.txt") == 1
    assert sorted(contents(inbox)) == ["documents.csv"]


def test_folders_that_cannot_be_an_inbox_are_refused(folders: tuple[Path, Path]) -> None:
    _, raw = folders
    (raw / "in").mkdir()
    for wrong, reason in ((raw, "in one another"), (raw / "in", "in one another"), (raw / "no", "--inbox")):
        with pytest.raises(InboxError, match=reason):
            take_inbox(wrong, raw, 0)


def test_two_runs_do_not_take_at_once(folders: tuple[Path, Path]) -> None:
    inbox, raw = folders
    drop(inbox, "a.txt")
    with held(raw), pytest.raises(InboxError, match="another run"):
        take_inbox(inbox, raw, 0)
    assert taken(take_inbox(inbox, raw, 0)) == {"a.txt": "taken"}
