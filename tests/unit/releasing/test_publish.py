"""Publishing: create-only, atomic, verified; and what a crash leaves behind."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from demarche.releasing import publish as publishing_module
from demarche.releasing.index import read_index
from demarche.releasing.locking import BusyError, publishing
from demarche.releasing.publish import PublishingError, plan, publish
from demarche.releasing.verdict import read_verdict, write_verdict
from demarche.releasing.verify import verify, verify_version
from demarche.tables import frame, write_table
from schemas.tables import TABLES
from tests.unit.releasing.building import made, passed_candidate, published
from tests.unit.releasing.samples import decided, document, position, sample_rows, sample_tables


def sums(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def test_the_first_release_is_whole_and_indexed(tmp_path: Path) -> None:
    done = published(tmp_path)
    assert (done.entry.version, done.is_new) == ("0.1.0", True)
    assert verify_version(tmp_path / "releases", "latest") == ()
    index = json.loads((tmp_path / "releases/index.json").read_text())
    assert index["latest"] == "0.1.0"
    assert index["versions"][0]["rows"]["positions"] == 4


@pytest.mark.parametrize("name", sorted(TABLES))
def test_no_table_may_change_after_the_gate(name: str, tmp_path: Path) -> None:
    candidate = passed_candidate(tmp_path / "processed")
    path = candidate / f"{name}.parquet"
    rows = pl.read_parquet(path)
    if rows.height:
        write_table(rows[1:], name, path)
    else:
        write_table(frame(name, [EMPTY_ROWS[name]]), name, path)
    with pytest.raises(PublishingError, match="saw another candidate"):
        publish(candidate, tmp_path / "releases", made())


EMPTY_ROWS: dict[str, dict[str, object]] = {
    "quality": {"measure": "tuple_f1", "value": 1.0, "n": 1},
    "reviews": decided(position("putin-2007-munich", "a unipolar world", "order/unipolarity", "oppose")),
    "id_history": {"old_id": "p-000000000000", "reason": "ended", "version": "0.1.0"},
}


def test_two_builds_of_one_input_have_the_same_bytes(tmp_path: Path) -> None:
    one = published(tmp_path / "one")
    rows = {name: list(reversed(listed)) for name, listed in sample_rows().items()}
    two = published(tmp_path / "elsewhere" / "two", sample_tables(**rows))
    assert sums(one.folder) == sums(two.folder)
    assert sums(one.folder.parent) == sums(two.folder.parent)


def test_a_file_name_that_is_not_utf8_does_not_stop_publishing(tmp_path: Path) -> None:
    """Reading quarantines such a file, but it is among the inputs all the same."""
    candidate = passed_candidate(tmp_path / "processed")
    name = b"bad\xff.txt".decode("utf-8", "surrogateescape")
    done = publish(candidate, tmp_path / "releases", made(refused=[name]))
    (named,) = json.loads((done.folder / "provenance.json").read_text(encoding="utf-8"))["refused"]
    assert named == r"bad\udcff.txt"


def test_no_difference_no_new_version(tmp_path: Path) -> None:
    published(tmp_path)
    before = sums(tmp_path / "releases")
    again = published(tmp_path)
    assert (again.entry.version, again.is_new) == ("0.1.0", False)
    assert sums(tmp_path / "releases") == before


def test_a_change_makes_the_next_version_and_leaves_the_old_one(tmp_path: Path) -> None:
    first = published(tmp_path)
    before = sums(first.folder)
    changed = sample_rows()["documents"]
    changed[2] = document("news-2008", title="Corrected")
    second = published(tmp_path, sample_tables(documents=changed))
    assert (second.entry.version, second.entry.base, second.entry.change) == ("0.1.1", "0.1.0", "patch")
    assert second.reasons == ("documents: title changed in 1 row",)
    assert sums(first.folder) == before
    assert [entry.version for entry in read_index(tmp_path / "releases").entries] == ["0.1.0", "0.1.1"]


def test_a_plan_writes_nothing(tmp_path: Path) -> None:
    candidate = passed_candidate(tmp_path / "processed")
    planned = plan(candidate, tmp_path / "releases")
    assert (planned.changes.before, planned.changes.after, planned.refusals) == (None, "0.1.0", ())
    assert not (tmp_path / "releases").exists()


def _delete(folder: Path) -> None:
    (folder / "texts.parquet").unlink()


def _add(folder: Path) -> None:
    (folder / "notes.txt").write_text("more")


def _flip(folder: Path) -> None:
    path = folder / "positions.parquet"
    path.write_bytes(path.read_bytes()[:-1] + b"X")


def _link(folder: Path) -> None:
    shutil.move(folder / "README.md", folder.parent / "README.md")
    (folder / "README.md").symlink_to(folder.parent / "README.md")


def _swap_with_sums(folder: Path) -> None:
    (folder / "README.md").write_text("forged")
    publishing_module.stage.__globals__["write_sums"](folder)


def _lose_sums(folder: Path) -> None:
    (folder / "SHA256SUMS").unlink()


@pytest.mark.parametrize(
    ("tamper", "named"),
    [
        (_delete, "texts.parquet: is missing"),
        (_add, "notes.txt: is not listed"),
        (_flip, "positions.parquet: its checksum"),
        (_link, "README.md: is a link"),
        (_swap_with_sums, "SHA256SUMS: is not the one that the index names"),
        (_lose_sums, "SHA256SUMS: cannot be read"),
        (shutil.rmtree, "0.1.0: the folder is missing"),
    ],
)
def test_tampering_is_named(tamper: Callable[[Path], None], named: str, tmp_path: Path) -> None:
    tamper(published(tmp_path).folder)
    differences = verify_version(tmp_path / "releases", "0.1.0")
    assert str(differences[0]).startswith(named)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('"positions": ', '"positions": 9', "index.json: its count of positions is 9"),
        ('"released": "2', '"released": "1', "index.json: its date is 1"),
        ('"latest": "0.1.0"', '"latest": null', "index.json: does not name what it holds"),
    ],
)
def test_tampering_with_the_index_is_named(old: str, new: str, named: str, tmp_path: Path) -> None:
    published(tmp_path)
    index = tmp_path / "releases/index.json"
    text = index.read_text(encoding="utf-8")
    assert old in text
    index.write_text(text.replace(old, new), encoding="utf-8")
    differences = verify_version(tmp_path / "releases", "0.1.0")
    assert [str(found) for found in differences if str(found).startswith(named)]


def test_other_data_under_consistent_sums_is_found_by_the_digest(tmp_path: Path) -> None:
    release = published(tmp_path / "a").folder
    other = published(tmp_path / "b", sample_tables(positions=[])).folder
    shutil.copy(other / "positions.parquet", release / "positions.parquet")
    publishing_module.stage.__globals__["write_sums"](release)
    assert "positions.parquet: its logical digest" in str(verify(release)[0])


def test_an_unknown_version_lists_the_known_ones(tmp_path: Path) -> None:
    published(tmp_path)
    with pytest.raises(KeyError, match=r"there are: 0\.1\.0"):
        verify_version(tmp_path / "releases", "9.9.9")


@pytest.mark.parametrize("step", ["stage", "verify", "_entry", "_move", "write_index"])
def test_a_crash_at_any_step_shows_nothing_half_done(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    releases = tmp_path / "releases"

    def crash(*args: object, **kwargs: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(publishing_module, step, crash)
        with pytest.raises(KeyboardInterrupt):
            published(tmp_path)
    assert not (releases / "index.json").exists()
    assert read_index(releases).latest is None
    done = published(tmp_path)
    assert done.entry.version == "0.1.0"
    assert verify_version(releases, "0.1.0") == ()
    assert sorted(path.name for path in releases.iterdir()) == [".lock", "0.1.0", "index.json"]
    assert read_index(releases).latest == done.entry


def test_a_half_written_staging_folder_is_removed_by_the_next_run(tmp_path: Path) -> None:
    left = tmp_path / "releases" / ".staging-0.1.0"
    left.mkdir(parents=True)
    (left / "positions.parquet").write_bytes(b"half")
    published(tmp_path)
    assert not left.exists()


def test_something_else_under_the_version_s_name_is_never_overwritten(tmp_path: Path) -> None:
    mine = tmp_path / "releases" / "0.1.0" / "mine.txt"
    mine.parent.mkdir(parents=True)
    mine.write_text("precious")
    with pytest.raises(PublishingError, match="is not a whole release"):
        published(tmp_path)
    assert mine.read_text() == "precious"
    assert not (tmp_path / "releases" / "index.json").exists()


@pytest.mark.parametrize(
    ("tamper", "named"),
    [
        (
            lambda releases: (releases / "0.1.0" / "documents.parquet").unlink(),
            "documents.parquet: is missing",
        ),
        (lambda releases: shutil.rmtree(releases / "0.1.0"), "the folder is missing"),
        (lambda releases: (releases / "index.json").write_text("{}"), "cannot be read as an index"),
    ],
)
def test_nothing_is_published_after_a_damaged_release(
    tamper: Callable[[Path], None], named: str, tmp_path: Path
) -> None:
    releases = published(tmp_path).folder.parent
    later = passed_candidate(tmp_path / "later", sample_tables(positions=[]), releases)
    tamper(releases)
    with pytest.raises(PublishingError, match=rf"{named}.*Restore"):
        publish(later, releases, made())
    assert not (releases / "0.2.0").exists()


def test_only_one_run_publishes_at_a_time(tmp_path: Path) -> None:
    with publishing(tmp_path / "releases"), pytest.raises(BusyError):
        published(tmp_path)


def test_a_candidate_must_have_passed_the_gate(tmp_path: Path) -> None:
    candidate = passed_candidate(tmp_path / "processed")
    verdict = read_verdict(candidate)
    for wrong, message in (
        (replace(verdict, passed=False, failures=("too many quarantined",)), "too many quarantined"),
        (replace(verdict, table_digests={}), "saw another candidate"),
    ):
        write_verdict(candidate, wrong)
        with pytest.raises(PublishingError, match=message):
            publish(candidate, tmp_path / "releases", made())
    shutil.rmtree(candidate / "validation")
    with pytest.raises(PublishingError, match="run the gate"):
        publish(candidate, tmp_path / "releases", made())
    assert read_index(tmp_path / "releases").latest is None
