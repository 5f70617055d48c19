"""Keys change with whatever could change what is kept under them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import demarche
from demarche.dates.edtf import parse_edtf
from demarche.documents import Document, DocumentActor
from demarche.parsing import pipeline
from demarche.positions.position import Extracted
from demarche.positions.settings import CODE, ExtractionSettings, fingerprint
from demarche.store.entries import Shelf
from demarche.store.readings import LIBRARIES, Readings
from demarche.store.results import Results
from tests.unit.flows.working import document

ROOT = Path(__file__).parents[3]
SETTINGS = ExtractionSettings(ROOT / "models/en_demarche", ROOT / "schemas/codebook")
LOADED = """
import sys, {module}
print("\\n".join(m.__file__ for n, m in sys.modules.items() if n.startswith("demarche.") and m.__file__))
"""
NOT_READING = {"releasing/__init__.py", "releasing/layout.py", "releasing/sums.py", "quarantine.py"}
"""Loaded beside, but without effect on what a document yields: digests of files, and what failed."""


def loaded(module: str) -> set[str]:
    ran = subprocess.run(
        [sys.executable, "-c", LOADED.format(module=module)], capture_output=True, text=True, check=True
    )
    package = Path(demarche.__path__[0])
    return {Path(line).relative_to(package).as_posix() for line in ran.stdout.split()}


def test_every_module_that_reads_documents_counts() -> None:
    files = loaded("demarche.positions.extraction") - NOT_READING
    assert "positions/climbing.py" in files
    assert {file for file in files if not file.startswith(CODE)} == set()


def test_every_module_that_makes_trees_counts() -> None:
    """Which sentences a text has is decided anew each time, so what splits it does not count."""
    splitting = {"boundaries.py", "passages.py", "sentence_words.py", "sentences.py", "__init__.py"}
    files = {f.removeprefix("parsing/") for f in loaded("demarche.parsing") if f.startswith("parsing/")}
    assert files - splitting <= set(pipeline.CODE)


def test_settings_count(tmp_path: Path) -> None:
    topics = tmp_path / "topics.yaml"
    topics.write_text("topics: []\n", encoding="utf-8")
    codebook = shutil.copytree(SETTINGS.codebook, tmp_path / "codebook")
    same = fingerprint(replace(SETTINGS, codebook=codebook))
    assert same == fingerprint(SETTINGS), "where things stand does not count"
    with (codebook / "acts" / "effects.yaml").open("a", encoding="utf-8") as file:
        file.write("# a remark\n")
    found = {
        same,
        fingerprint(replace(SETTINGS, codebook=codebook)),
        fingerprint(replace(SETTINGS, confidence=0.3)),
        fingerprint(replace(SETTINGS, topics=topics)),
    }
    assert len(found) == 4


@pytest.mark.parametrize(
    "other",
    [
        {"text": "Another text."},
        {"published": parse_edtf("2002")},
        {"genre": "news"},
        {"document_id": "text-002"},
        {"source_path": "002.txt"},
        {"title": "A title"},
        {"actors": (DocumentActor("jane-doe", "USA", "speaker"),)},
    ],
)
def test_everything_said_of_a_document_counts(tmp_path: Path, other: dict[str, object]) -> None:
    results = Results(Shelf(tmp_path, "results"), "fingerprint")
    first = document(1)
    results.keep(first, Extracted(first.document_id, 3))
    changed: Document = replace(first, **other)  # type: ignore[arg-type]
    assert results.known([first, changed]) == {0: Extracted(first.document_id, 3)}
    assert Results(Shelf(tmp_path, "results"), "another").known([first]) == {}


def test_a_reading_counts_for_one_file_with_one_row_read_in_one_way(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "readings")
    made = Readings(shelf, {"code": "a"})
    first = document(1)
    keys = [
        made.key("001.txt", b"text", {"genre": ("news",)}),
        made.key("002.txt", b"text", {"genre": ("news",)}),
        made.key("001.txt", b"texts", {"genre": ("news",)}),
        made.key("001.txt", b"text", {"genre": ("speech",)}),
        made.key("001.txt", b"text", {}),
        Readings(shelf, {"code": "b"}).key("001.txt", b"text", {"genre": ("news",)}),
    ]
    assert len(set(keys)) == len(keys)
    made.keep(keys[0], first)
    assert [made.known(key) for key in keys] == [first, *[None] * 5]


def test_the_libraries_that_reading_uses_are_named() -> None:
    imported = {
        line.split()[1].partition(".")[0]
        for path in (Path(demarche.__path__[0]) / "reading").rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.lstrip().startswith(("import ", "from "))
    }
    theirs = imported - {*sys.stdlib_module_names, "demarche", "schemas"}
    named = {name.replace("-", "_").replace("pyyaml", "yaml") for name in LIBRARIES}
    assert named == theirs
