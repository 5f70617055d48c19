"""Descriptors of a release, each held against the field's own validator or schema, without a network."""

from __future__ import annotations

import json
import logging
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import duckdb
import jsonschema
import mlcroissant
import polars as pl
import pytest
import rdflib
import yaml
from datacite import schema45
from dplib.settings import PROFILE_BASEDIR
from frictionless import Package

from demarche.releasing.metadata.page import page_script
from schemas.tables import TABLES
from schemas.vocabularies import vocabularies
from tests.unit.releasing.forming import HOSTILE, cited_facts, facts, formed, hostile_tables

CFF = Path(__file__).with_name("vendored") / "cff-1.2.0.schema.json"
PROFILES = Path(PROFILE_BASEDIR) / "2.0"


pytestmark = [
    # Of mlcroissant and rdflib themselves.
    pytest.mark.filterwarnings("ignore:The inplace keyword in DataFrame"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated"),
]


@pytest.fixture(scope="module", params=["plain", "cited"])
def release(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As it is without a DOI, and as it is with one and with a person among the creators."""
    about = facts() if request.param == "plain" else cited_facts()
    return formed(tmp_path_factory.mktemp("descriptors") / "release", hostile_tables(), about)


def read(release: Path, name: str) -> Any:
    return json.loads((release / name).read_text(encoding="utf-8"))


def errors(said: Any, schema_file: Path) -> list[str]:
    """What a JSON schema finds wrong, formats included."""
    schema = json.loads(schema_file.read_text(encoding="utf-8"))
    kind = jsonschema.validators.validator_for(schema)
    found = kind(schema, format_checker=jsonschema.FormatChecker()).iter_errors(said)
    return [f"{error.json_path}: {error.message}" for error in found]


def test_the_data_package_keeps_to_the_profile_2_0(release: Path) -> None:
    descriptor = read(release, "datapackage.json")
    assert errors(descriptor, PROFILES / "datapackage.json") == []
    for resource in descriptor["resources"]:
        assert errors(resource["schema"], PROFILES / "tableschema.json") == []


def test_every_row_of_the_csv_files_keeps_to_its_schema(release: Path) -> None:
    """Types, vocabularies, bounds, keys and references, by the descriptor alone."""
    descriptor = read(release, "datapackage.json")
    descriptor["resources"] = [one for one in descriptor["resources"] if one["format"] == "csv"]
    report = Package.from_descriptor(descriptor, basepath=str(release)).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "type", "message"])
    assert sum(task.stats.get("rows", 0) for task in report.tasks) > 20


def test_mlcroissant_reads_a_record_of_every_record_set(
    release: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        dataset = mlcroissant.Dataset(jsonld=release / "croissant.json")
    assert dataset.metadata.ctx.conforms_to.value == "http://mlcommons.org/croissant/1.1"
    assert not dataset.metadata.ctx.issues.errors
    for name, definition in TABLES.items():
        table = pl.read_parquet(release / f"{name}.parquet")
        records = list(dataset.records(name))
        assert len(records) == table.height
        for record in records[:1]:
            assert {key.partition("/")[2] for key in record} == set(definition.columns)


def test_the_citation_file_keeps_to_cff_1_2_0(release: Path) -> None:
    # Dates stay texts, as the schema wants them.
    said = yaml.load((release / "CITATION.cff").read_text(encoding="utf-8"), yaml.BaseLoader)
    assert errors(said, CFF) == []
    assert (said["version"], said["date-released"]) == ("0.1.0", "2026-11-21")


def test_the_datacite_record_keeps_to_its_schema(release: Path) -> None:
    record = read(release, "datacite.json")
    assert [error.message for error in schema45.validator.iter_errors(record)] == []
    assert record["version"] in schema45.tostring(record), "cannot be written as DataCite XML"


def test_a_doi_stands_in_every_descriptor(tmp_path: Path) -> None:
    release = formed(tmp_path / "release", release=cited_facts())
    described = ("datacite.json", "datapackage.json", "croissant.json")
    for name in ("CITATION.cff", "README.md", "codebook.html", *described):
        assert "10.5281/zenodo.123456" in (release / name).read_text(encoding="utf-8"), name
    with pytest.raises(ValueError, match="is not a DOI"):
        facts(doi="https://doi.org/10.5281/zenodo.123456")


class Page(HTMLParser):
    """What a browser would make of a page: elements, ids, links and the JSON-LD."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.kinds: list[str | None] = []
        self.data = ""
        self._is_data = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.elements.append(tag)
        if said.get("id"):
            self.ids.append(str(said["id"]))
        if tag == "a":
            self.links.append(str(said["href"]))
        if tag == "script":
            self.kinds.append(said.get("type"))
            self._is_data = True

    def handle_endtag(self, tag: str) -> None:
        self._is_data = False

    def handle_data(self, data: str) -> None:
        if self._is_data:
            self.data += data


def test_the_codebook_page_explains_everything_and_runs_nothing(release: Path) -> None:
    text = (release / "codebook.html").read_text(encoding="utf-8")
    page = Page(text)
    assert page.kinds == ["application/ld+json"], "a text of the data became an element"
    assert "alert(1)" in text
    assert HOSTILE not in text
    assert len(set(page.ids)) == len(page.ids)
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    for name, definition in TABLES.items():
        assert {f"{name}-{field}" for field in definition.columns} <= set(page.ids)
    assert {f"vocabulary-{name}" for name in vocabularies()} <= set(page.ids)
    assert "topic-security/enlargement" in page.ids
    assert not re.search(r'(?:src|href)="(?!#)', text), "the page loads something"


def test_the_codebook_for_programs_says_what_the_page_says(release: Path) -> None:
    book = read(release, "codebook.json")
    assert {table["name"]: [field["name"] for field in table["fields"]] for table in book["tables"]} == {
        name: list(definition.columns) for name, definition in TABLES.items()
    }
    assert {topic["topic_id"] for topic in book["topics"]} == set(
        pl.read_parquet(release / "topics.parquet")["topic_id"]
    )


def test_the_json_ld_of_a_page_is_a_schema_org_dataset(release: Path) -> None:
    page = Page((release / "codebook.html").read_text(encoding="utf-8"))
    graph = rdflib.Graph().parse(data=page.data, format="json-ld")
    schema = rdflib.Namespace("https://schema.org/")
    (dataset,) = graph.subjects(rdflib.RDF.type, schema.Dataset)
    for wanted in (schema.name, schema.description, schema.license, schema.creator, schema.version):
        assert (dataset, wanted, None) in graph


def test_json_ld_cannot_end_its_element() -> None:
    about = facts()
    evil = page_script(facts(url="https://x.example/</script><script>alert(1)</script>"))
    assert evil.count("<") == 2
    assert Page(str(evil)).kinds == ["application/ld+json"]
    assert about.url is None


def test_views_open_in_duckdb_with_a_comment_on_every_column(
    release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(release)
    base = duckdb.connect()
    base.execute(Path("views.sql").read_text(encoding="utf-8"))
    comments = base.execute(
        "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE schema_name = 'main'"
    ).fetchall()
    said = {(table, column): comment for table, column, comment in comments}
    for name, definition in TABLES.items():
        assert base.table(name).shape[0] == pl.read_parquet(f"{name}.parquet").height
        for field in definition.fields:
            assert said[name, field.name].startswith(field.description)
    named = base.execute("SELECT actor, targets, topic, proposition FROM labelled_positions").fetchall()
    assert len(named) == pl.read_parquet("positions.parquet").height
    assert any(targets == [HOSTILE, "The same name"] for _, targets, _, _ in named)
