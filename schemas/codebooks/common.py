"""Words that say how to read a topic's label and proposition, loaded from YAML.

Belongs here: the shape of schemas/codebook/common.yaml and schemas/codebook/thesaurus.yaml. Does not: what
is made of them (demarche.topics.seeding).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from schemas.codebooks.yaml_files import read_yaml


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    nouns: frozenset[str]
    adjectives: frozenset[str]
    restraints: frozenset[str]


class _Thesaurus(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    alike: tuple[tuple[str, ...], ...]
    narrower: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Common:
    """Lemmas that read alike in any codebook: nouns and adjectives that name no topic alone, words for
    holding in check, and phrases for the same thing; `narrower` are those for a part of it.
    """

    nouns: frozenset[str]
    adjectives: frozenset[str]
    restraints: frozenset[str]
    alike: Mapping[str, frozenset[str]]
    narrower: Mapping[str, frozenset[str]]


def load_common(folder: Path) -> Common:
    """The common words of a codebook's folder. Raises CodebookError where a file is malformed."""
    words = read_yaml(folder / "common.yaml").parse(_Words)
    thesaurus = read_yaml(folder / "thesaurus.yaml").parse(_Thesaurus)
    alike: dict[str, set[str]] = {}
    for line in thesaurus.alike:
        for phrase in line:
            alike.setdefault(phrase, set()).update(other for other in line if other != phrase)
    return Common(
        words.nouns,
        words.adjectives,
        words.restraints,
        {phrase: frozenset(others) for phrase, others in alike.items()},
        {phrase: frozenset(others) for phrase, others in thesaurus.narrower.items()},
    )
