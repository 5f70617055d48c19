"""The public layout, frozen: who renames a table, a column or a file must change layout.json and say so.

A new column or file is added to layout.json; a renamed or removed one breaks every analyst's script
and needs a new major version of the schema.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from demarche.releasing.layout import DATA_KEYS, DATASET, TABLE_NAMES
from schemas.dataset import dataset
from schemas.tables import SCHEMA_VERSION, TABLES
from schemas.vocabularies import vocabularies
from tests.unit.releasing.building import published

LAYOUT = json.loads(Path(__file__).with_name("layout.json").read_text(encoding="utf-8"))


def test_tables_and_columns_are_the_published_ones() -> None:
    actual = {
        name: {
            "key": list(definition.key),
            "columns": {f.name: f.kind + ("?" if f.nullable else "") for f in definition.fields},
        }
        for name, definition in TABLES.items()
    }
    assert actual == LAYOUT["tables"]
    assert [list(actual[name]["columns"]) for name in actual] == [
        list(LAYOUT["tables"][name]["columns"]) for name in actual
    ], "the order of columns changed"
    assert LAYOUT["schema_version"] == SCHEMA_VERSION


def test_no_value_of_a_vocabulary_was_renamed_or_dropped() -> None:
    for name, listed in LAYOUT["vocabularies"].items():
        assert set(listed) <= set(vocabularies()[name].values), name


def test_a_release_has_the_published_files_and_no_others(tmp_path: Path) -> None:
    folder = published(tmp_path).folder
    found = {path.name + ("/" if path.is_dir() else "") for path in folder.iterdir()}
    assert found == set(LAYOUT["release"])


def test_metadata_files_keep_their_keys(tmp_path: Path) -> None:
    folder = published(tmp_path).folder
    for path, keys in LAYOUT["keys"].items():
        found = json.loads((folder / path).read_text(encoding="utf-8"))
        if path == "../index.json":
            assert sorted(found["versions"][0]) == LAYOUT["index_entry"]
        assert sorted(found) == keys, path


def test_the_layout_that_analysts_read_is_the_one_of_the_definitions() -> None:
    assert set(TABLE_NAMES) == set(TABLES)
    assert {name: t.key for name, t in TABLES.items() if t.is_data} == DATA_KEYS
    assert dataset().name == DATASET


def test_reading_and_verifying_releases_needs_no_definitions() -> None:
    """The base install has no schemas, pandera, prefect or great_expectations."""
    code = (
        "import sys\n"
        "import demarche.releasing.verify, demarche.releasing.index, demarche.releasing.versioning\n"
        "heavy = {'schemas', 'pandera', 'yaml', 'prefect', 'great_expectations', 'spacy', 'pydantic'}\n"
        "print(sorted(heavy & {name.partition('.')[0] for name in sys.modules}))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
