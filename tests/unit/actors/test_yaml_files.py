"""Codebook files are read strictly, and mistakes are named by file, line and entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemas.codebooks.actor_files import read_actors
from schemas.codebooks.yaml_files import CodebookError, read_yaml, remembering


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


def test_a_file_read_before_is_taken_from_memory(tmp_path: Path) -> None:
    file = tmp_path / "topics.yaml"
    file.write_text(
        "- {id: a, share: 0.5, size: 3, is_so: true, nothing: null, year: '2001'}\n", encoding="utf-8"
    )
    kept: dict[str, bytes] = {}

    class Shelf:
        def get(self, key: str) -> bytes | None:
            return kept.get(key)

        def put(self, key: str, body: bytes) -> bool:
            kept[key] = body
            return True

    plain = read_yaml(file)
    with remembering(Shelf()):
        first, second = read_yaml(file), read_yaml(file)
        assert first.data == second.data == plain.data
        assert second.line((0, "size")) == 1
        (key,) = kept
        kept[key] = b'["what was kept"]'
        assert read_yaml(file).data == ["what was kept"]
        file.write_text("- changed\n", encoding="utf-8")
        assert read_yaml(file).data == ["changed"]
        file.write_text("1: keys that JSON does not know\n", encoding="utf-8")
        assert read_yaml(file).data == read_yaml(file).data == {1: "keys that JSON does not know"}
        assert len(kept) == 2
        file.write_text("a: 1\na: 2\n", encoding="utf-8")
        for _ in range(2):
            with pytest.raises(CodebookError, match="line 2: key 'a' stands twice"):
                read_yaml(file)
