"""Closed lists of values, read from vocabularies.yaml.

Belongs here: loading and looking up. Does not: which field uses which vocabulary (tables).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("vocabularies.yaml")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A closed list: `values` maps each value to its meaning.

    `open_values` are those marked `is_open`: licences under which a text may be passed on.
    """

    name: str
    description: str
    values: dict[str, str]
    open_values: frozenset[str]


@cache
def vocabularies() -> dict[str, Vocabulary]:
    """All vocabularies by name."""
    raw = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {name: _vocabulary(name, entry) for name, entry in raw.items()}


def values(name: str) -> tuple[str, ...]:
    """The values of one vocabulary, in the order they are listed."""
    return tuple(vocabularies()[name].values)


def open_rights() -> frozenset[str]:
    """Values of `rights` under which a full text may be published."""
    return vocabularies()["rights"].open_values


def _vocabulary(name: str, entry: dict[str, Any]) -> Vocabulary:
    described = {str(value): str(about["description"]) for value, about in entry["values"].items()}
    opened = frozenset(str(value) for value, about in entry["values"].items() if about.get("is_open"))
    return Vocabulary(name, entry["description"].strip(), described, opened)
