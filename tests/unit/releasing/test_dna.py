"""release.dna: what the Discourse Network Analyzer looks for is there, spans are in place, nothing leaks.

The queries are those by which DNA 3.0 reads statements, documents and coders. The password's hash is one
that DNA's own library (Jasypt 1.9.3) accepted.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.releasing.formats.dna.password import hashed
from demarche.releasing.formats.dna.texts import blanked
from tests.unit.releasing.forming import formed, hostile_tables
from tests.unit.releasing.samples import TEXTS, sample_rows, sample_tables

JASYPT = "bYmsZV487YgdArYsVsBvFFUrnkYIyh+66wzKZUfO52dUm1YBeQbtDhICikZsUdr6"
STATEMENTS = """
SELECT STATEMENTS.ID, STATEMENTTYPES.Label, Start, Stop, DOCUMENTS.Notes, DOCUMENTS.Text,
       SUBSTRING(DOCUMENTS.Text, Start + 1, Stop - Start) AS Said
FROM STATEMENTS
INNER JOIN CODERS ON STATEMENTS.Coder = CODERS.ID
INNER JOIN STATEMENTTYPES ON STATEMENTS.StatementTypeId = STATEMENTTYPES.ID
INNER JOIN DOCUMENTS ON DOCUMENTS.ID = STATEMENTS.DocumentId
"""
SHORT_TEXTS = """
SELECT E.Value FROM DATASHORTTEXT AS DST
LEFT JOIN ENTITIES AS E ON E.ID = DST.Entity AND E.VariableId = DST.VariableId
WHERE DST.StatementId = ? AND DST.VariableId = ?
"""
HELD_IN = {
    "short text": "DATASHORTTEXT",
    "long text": "DATALONGTEXT",
    "integer": "DATAINTEGER",
    "boolean": "DATABOOLEAN",
}


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return formed(tmp_path_factory.mktemp("dna") / "release", hostile_tables())


@pytest.fixture
def base(release: Path) -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(f"file:{release / 'release.dna'}?mode=ro", uri=True)
    opened.row_factory = sqlite3.Row
    yield opened
    opened.close()


def test_dna_opens_it(base: sqlite3.Connection) -> None:
    settings = dict(base.execute("SELECT Property, Value FROM SETTINGS").fetchall())
    assert settings["version"].startswith("3.0")
    (coder,) = base.execute("SELECT * FROM CODERS")
    assert (coder["ID"], coder["Name"], coder["popupAutoComplete"]) == (1, "Admin", 1)
    assert coder["Password"] == hashed(settings["password"])
    assert base.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_password_is_hashed_as_jasypt_does() -> None:
    assert hashed("demarche") == JASYPT


def test_every_position_is_a_statement_at_its_place(base: sqlite3.Connection, release: Path) -> None:
    positions = pl.read_parquet(release / "positions.parquet")
    expected = {
        (row["document_id"], row["char_start"], row["char_end"]): row["quote"].replace("🙂", "□")
        for row in positions.iter_rows(named=True)
    }
    found = {}
    for row in base.execute(STATEMENTS):
        document = row["Notes"].split("\n")[0].removeprefix("document_id: ")
        found[document, row["Start"], row["Stop"]] = row["Said"]
        # DNA's window counts UTF-16 units, its database characters.
        units = row["Text"].encode("utf-16-le")[2 * row["Start"] : 2 * row["Stop"]]
        assert units.decode("utf-16-le") == row["Said"]
    assert found == expected


def test_every_statement_has_a_value_for_every_variable(base: sqlite3.Connection) -> None:
    for statement in base.execute("SELECT ID, StatementTypeId FROM STATEMENTS").fetchall():
        variables = base.execute(
            "SELECT ID, DataType FROM VARIABLES WHERE StatementTypeId = ?", (statement["StatementTypeId"],)
        ).fetchall()
        assert len(variables) >= 11
        for variable in variables:
            values = base.execute(
                f"SELECT * FROM {HELD_IN[variable['DataType']]} WHERE StatementId = ? AND VariableId = ?",
                (statement["ID"], variable["ID"]),
            ).fetchall()
            assert len(values) == 1


def said(base: sqlite3.Connection, quote: str) -> dict[str, str]:
    """The short texts of the one statement with that quotation."""
    (statement,) = (row for row in base.execute(STATEMENTS).fetchall() if row["Said"] == quote)
    variables = """
        SELECT VARIABLES.ID, Variable FROM VARIABLES
        INNER JOIN STATEMENTTYPES ON STATEMENTTYPES.ID = StatementTypeId
        WHERE DataType = 'short text' AND Label = ?
    """
    values = {"type": statement["Label"]}
    for variable in base.execute(variables, (statement["Label"],)).fetchall():
        values[variable["Variable"]] = base.execute(
            SHORT_TEXTS, (statement["ID"], variable["ID"])
        ).fetchone()[0]
    return values


def test_mixed_positions_are_a_type_of_their_own(base: sqlite3.Connection) -> None:
    assert said(base, "□ He")["type"] == "Mixed position"
    agreement = "SELECT Value FROM DATABOOLEAN"
    assert sorted(row["Value"] for row in base.execute(agreement)) == [0, 0, 0, 1, 1, 1, 1]


def test_names_that_two_actors_share_are_told_apart(base: sqlite3.Connection) -> None:
    assert said(base, "Mr Putin")["organization"] == "The same name (USA)"
    assert said(base, "Missile defence must be built")["person"] == "The same name (henry-kissinger)"


def test_a_position_with_two_targets_is_two_statements(base: sqlite3.Connection) -> None:
    quote = "The United States should cooperate with Russia"
    assert [row["Said"] for row in base.execute(STATEMENTS)].count(quote) == 2


def test_of_a_restricted_text_only_the_evidence_is_there(base: sqlite3.Connection) -> None:
    rows = base.execute("SELECT Text, Notes FROM DOCUMENTS").fetchall()
    (text,) = (row["Text"] for row in rows if "rights: restricted" in row["Notes"])
    whole = TEXTS["kissinger-2001-russia"]
    assert len(text) == len(whole)
    evidence = "The United States should cooperate with Russia Missile defence must be built"
    assert " ".join(text.split()) == evidence


@given(st.data())
def test_a_blanked_text_has_the_pieces_at_their_places_and_nothing_else(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="abc 🙂\n", min_size=1, max_size=60))
    starts = data.draw(st.lists(st.integers(0, len(text) - 1), max_size=4))
    spans = [(start, data.draw(st.integers(start + 1, len(text)))) for start in starts]
    shown = blanked(len(text), [(start, text[start:end]) for start, end in spans])
    assert len(shown) == len(text)
    kept = {place for start, end in spans for place in range(start, end)}
    for place, character in enumerate(shown):
        assert character == text[place] if place in kept else character in " \n"


def test_names_too_long_for_dna_are_cut_and_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        formed(tmp_path / "release", hostile_tables())
    assert "release.dna: 1 titles and names are cut" in caplog.text


def test_the_same_tables_in_any_order_give_the_same_bytes(tmp_path: Path) -> None:
    rows = {name: list(reversed(listed)) for name, listed in sample_rows().items()}
    one = formed(tmp_path / "one", sample_tables())
    other = formed(tmp_path / "other", sample_tables(**rows))
    files = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(other) for path in other.rglob("*") if path.is_file())
    for file in files:
        assert (one / file).read_bytes() == (other / file).read_bytes(), file
