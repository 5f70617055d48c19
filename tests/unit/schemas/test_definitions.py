"""The definitions themselves: complete, consistent, and carried into every derived form."""

from __future__ import annotations

import re

import polars as pl
import pytest

from demarche.dates.edtf import PRECISIONS
from schemas.arrow import arrow_schema, polars_schema
from schemas.contracts import contract
from schemas.fields import Field
from schemas.table import Reference, Table
from schemas.tables import TABLES, table
from schemas.tables.patterns import EDTF
from schemas.vocabularies import open_rights, values, vocabularies

FIELDS = [(t.name, f) for t in TABLES.values() for f in t.fields]


def test_there_are_the_thirteen_tables() -> None:
    assert len(TABLES) == 13


@pytest.mark.parametrize("name", TABLES)
def test_an_empty_frame_keeps_every_contract(name: str) -> None:
    contract(name).validate(pl.DataFrame(schema=polars_schema(table(name))), lazy=True)


@pytest.mark.parametrize("name", TABLES)
def test_references_point_at_keys(name: str) -> None:
    for reference in table(name).references:
        assert TABLES[reference.table].key == (reference.to_field,)


@pytest.mark.parametrize("name", TABLES)
def test_every_arrow_field_describes_itself(name: str) -> None:
    for field in arrow_schema(table(name)):
        assert field.metadata[b"description"]


def test_every_vocabulary_is_used_and_described() -> None:
    used = {field.vocabulary for _, field in FIELDS if field.vocabulary}
    assert used == set(vocabularies())
    for vocabulary in vocabularies().values():
        assert vocabulary.description
        for value, description in vocabulary.values.items():
            assert description.endswith("."), value


def test_the_same_name_means_the_same_type_everywhere() -> None:
    kinds: dict[str, set[str]] = {}
    for name, field in FIELDS:
        if name not in ("stances", "coverage"):
            kinds.setdefault(field.name, set()).add(field.kind)
    assert {name: kind for name, kind in kinds.items() if len(kind) > 1} == {}


def test_names_are_snake_case_and_booleans_are_questions() -> None:
    for name, field in FIELDS:
        assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", field.name), (name, field.name)
        assert (field.kind == "boolean") == field.name.startswith(("is_", "has_")), (name, field.name)


def test_restricted_and_closed_licences_are_not_open() -> None:
    assert {"CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0"} <= open_rights()
    assert not open_rights() & {"restricted", "CC-BY-NC-4.0", "CC-BY-ND-4.0"}
    assert open_rights() < set(values("rights"))


def test_the_engine_knows_the_precisions_that_are_defined() -> None:
    assert values("precisions") == PRECISIONS


@pytest.mark.parametrize(
    "date", ["2001", "2001-08~", "2008-11-05/2009-01-19", "1991/..", "../2001", "200X", "19XX", "2001-21"]
)
def test_edtf_pattern_takes_the_dates_we_write(date: str) -> None:
    assert re.fullmatch(EDTF, date)


@pytest.mark.parametrize("date", ["", "August 2001", "2001-8", "20010814", "2001-08-14T00:00"])
def test_edtf_pattern_refuses_other_dates(date: str) -> None:
    assert not re.fullmatch(EDTF, date)


def test_a_definition_that_contradicts_itself_cannot_be_built() -> None:
    with pytest.raises(ValueError, match="full stop"):
        Field("a", "string", "No full stop")
    with pytest.raises(ValueError, match="only strings"):
        Field("a", "integer", "A count.", vocabulary="acts")
    with pytest.raises(ValueError, match="only numbers"):
        Field("a", "string", "A name.", minimum=0)
    field = Field("a", "string", "A name.")
    with pytest.raises(ValueError, match="twice"):
        Table("t", "A table.", (field, field))
    with pytest.raises(ValueError, match="has no field b"):
        Table("t", "A table.", (field,), references=(Reference("b", "actors", "actor_id"),))
    with pytest.raises(KeyError, match="no table"):
        table("nothing")
