"""Metadata files of a release: valid for their own validators, true to the folder, readable."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest
from frictionless import Package

from demarche.releasing.sums import file_sha256
from schemas.tables import SCHEMA_VERSION, TABLES
from tests.unit.releasing.building import published


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published(tmp_path_factory.mktemp("release")).folder


def test_the_data_package_is_valid(release: Path) -> None:
    descriptor = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))
    errors = list(Package.metadata_validate(descriptor))
    assert errors == []
    package = Package.from_descriptor(descriptor, basepath=str(release))
    expected = [*TABLES, *(f"{name}-csv" for name in TABLES)]
    assert [resource.name for resource in package.resources] == expected


def test_the_data_package_states_the_bytes_that_are_there(release: Path) -> None:
    descriptor = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        path = release / resource["path"]
        assert resource["hash"] == f"sha256:{file_sha256(path)}"
        assert resource["bytes"] == path.stat().st_size
        columns = [field["name"] for field in resource["schema"]["fields"]]
        held = (
            pl.read_parquet_schema(path)
            if resource["format"] == "parquet"
            else pl.scan_csv(path).collect_schema()
        )
        assert columns == held.names()


def test_references_of_the_data_package_hold(release: Path) -> None:
    """frictionless leaves this out for Parquet; read by the descriptor alone."""
    descriptor = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))
    parquet = [one for one in descriptor["resources"] if one["format"] == "parquet"]
    read = {one["name"]: pl.read_parquet(release / one["path"]) for one in parquet}
    checked = 0
    for resource in parquet:
        for key in resource["schema"].get("foreignKeys", []):
            target = read[key["reference"]["resource"] or resource["name"]]
            used = read[resource["name"]][key["fields"][0]].drop_nulls()
            assert used.is_in(target[key["reference"]["fields"][0]].implode()).all()
            checked += 1
    assert checked >= 15


def test_every_file_names_its_version_and_explains_its_columns(release: Path) -> None:
    digest = json.loads((release / "provenance.json").read_text(encoding="utf-8"))["logical_digest"]
    for name, definition in TABLES.items():
        footer = pq.read_metadata(release / f"{name}.parquet").metadata
        assert footer[b"version"] == b"0.1.0"
        assert footer[b"dataset"] == b"demarche"
        assert footer[b"logical_digest"].decode() == digest
        assert footer[b"schema_version"].decode() == SCHEMA_VERSION
        for field in pq.read_schema(release / f"{name}.parquet"):
            assert field.metadata[b"description"].decode() == definition.field(field.name).description


def test_provenance_names_every_input(release: Path) -> None:
    said = json.loads((release / "provenance.json").read_text(encoding="utf-8"))
    assert said["inputs"] == [{"path": "a.txt", "sha256": "0" * 64}]
    assert said["refused"] == ["b.txt"]
    assert said["stages"]["extract"]["parameters"] == {"confidence": 0.5}
    assert said["released"] == "2026-11-21"
    assert said["base_release"] is None
    assert said["time_stamped"] == []


def test_the_tables_open_in_other_tools(release: Path) -> None:
    path = release / "positions.parquet"
    quotes = sorted(pl.read_parquet(path)["quote"])
    assert sorted(pd.read_parquet(path)["quote"]) == quotes
    found = duckdb.sql(f"SELECT quote, target_ids FROM '{path}' ORDER BY quote").fetchall()
    assert [row[0] for row in found] == quotes
    assert ["RUS", "USA"] in [row[1] for row in found]


def test_the_readme_counts_and_names_the_licences_apart(release: Path) -> None:
    text = (release / "README.md").read_text(encoding="utf-8")
    assert "| `positions.parquet` | 4 |" in text
    assert "demarche verify 0.1.0" in text
    licence = (release / "LICENSE").read_text(encoding="utf-8")
    for name in ("CC-BY-4.0", "Apache-2.0", "CC-BY-SA-4.0", "restricted"):
        assert name in licence
        assert name in text
