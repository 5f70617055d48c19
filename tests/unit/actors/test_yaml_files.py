"""Codebook files are read strictly, and mistakes are named by file, line and entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemas.codebooks.actor_files import read_actors
from schemas.codebooks.yaml_files import CodebookError, read_yaml


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_nothing_is_guessed(tmp_path: Path) -> None:
    file = read_yaml(
        write(tmp_path, "a.yaml", "- {id: NO, day: 1999-12-31, year: 1999, on: off, end: null}\n")
    )
    assert file.data == [{"id": "NO", "day": "1999-12-31", "year": 1999, "on": "off", "end": None}]


def test_key_that_stands_twice(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match=r"a\.yaml, line 2: key 'id' stands twice"):
        read_yaml(write(tmp_path, "a.yaml", "- id: a\n  id: b\n"))


def test_error_names_line_entry_and_field(tmp_path: Path) -> None:
    text = (
        "- id: jane-doe\n  label: Jane Doe\n  offices:\n    - {role: president, actor: KEN, start: 2008-13}\n"
    )
    write(tmp_path, "persons/kenya.yaml", text)
    with pytest.raises(
        CodebookError, match=r"kenya\.yaml, line 4 \(jane-doe\): start: .*no month 13.*2008-13"
    ):
        read_actors(tmp_path)


def test_office_that_ends_before_it_starts(tmp_path: Path) -> None:
    office = "{role: president, actor: KEN, start: 2008, end: 2007}"
    write(tmp_path, "persons/kenya.yaml", f"- id: jane-doe\n  label: Jane Doe\n  offices: [{office}]\n")
    with pytest.raises(CodebookError, match=r"ends .2007. before it starts"):
        read_actors(tmp_path)


def test_reference_to_nobody_and_id_twice(tmp_path: Path) -> None:
    write(tmp_path, "organisations/a.yaml", "- {id: a, label: Aa, parent_id: b}\n- {id: a, label: Ab}\n")
    with pytest.raises(CodebookError) as caught:
        read_actors(tmp_path)
    assert "a.yaml, line 2 (a): the id stands already in a.yaml, line 1" in str(caught.value)
    assert "parent_id: there is no actor 'b'" in str(caught.value)
