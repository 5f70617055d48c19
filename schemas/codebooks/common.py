"""Words that say how to read a topic's label and proposition, loaded from YAML.

Belongs here: the shape of schemas/codebook/common.yaml. Does not: what is made of them
(demarche.topics.seeding).
"""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from schemas.codebooks.yaml_files import read_yaml


class Common(BaseModel):
    """Lemmas that read alike in any codebook: nouns that name no topic alone, words for holding in check."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    nouns: frozenset[str]
    restraints: frozenset[str]


def load_common(path: Path) -> Common:
    """The common words. Raises CodebookError where the file is malformed."""
    return read_yaml(path).parse(Common)
