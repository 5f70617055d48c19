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
    said: tuple[tuple[str, ...], ...]
    opposed: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    grounds: frozenset[str]
    narrower: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Common:
    """Lemmas that read alike in any codebook: nouns and adjectives that name no topic alone, words for
    holding in check, and phrases for the same thing; `narrower` are those for a part of it. Of predicates,
    `said` say the same and `opposed` the opposite; `grounds` are what a fact is held for.
    """

    nouns: frozenset[str]
    adjectives: frozenset[str]
    restraints: frozenset[str]
    alike: Mapping[str, frozenset[str]]
    narrower: Mapping[str, frozenset[str]]
    said: Mapping[str, frozenset[str]]
    opposed: Mapping[str, frozenset[str]]
    grounds: frozenset[str]


def load_common(folder: Path) -> Common:
    """The common words of a codebook's folder. Raises CodebookError where a file is malformed."""
    words = read_yaml(folder / "common.yaml").parse(_Words)
    thesaurus = read_yaml(folder / "thesaurus.yaml").parse(_Thesaurus)
    opposed: dict[str, set[str]] = {}
    for one, other in thesaurus.opposed:
        for word in one:
            opposed.setdefault(word, set()).update(other)
        for word in other:
            opposed.setdefault(word, set()).update(one)
    return Common(
        words.nouns,
        words.adjectives,
        words.restraints,
        _each_other(thesaurus.alike),
        {phrase: frozenset(others) for phrase, others in thesaurus.narrower.items()},
        _each_other(thesaurus.said),
        {word: frozenset(others) for word, others in opposed.items()},
        thesaurus.grounds,
    )


def _each_other(lines: tuple[tuple[str, ...], ...]) -> dict[str, frozenset[str]]:
    """For each phrase those that stand in a line with it."""
    found: dict[str, set[str]] = {}
    for line in lines:
        for phrase in line:
            found.setdefault(phrase, set()).update(other for other in line if other != phrase)
    return {phrase: frozenset(others) for phrase, others in found.items()}
