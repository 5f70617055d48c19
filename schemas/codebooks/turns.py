"""How records of what several people said mark who has the floor, loaded from YAML.

Belongs here: the shape of schemas/codebook/turns.yaml. Does not: finding turns
(demarche.attribution.turns).
"""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from schemas.codebooks.yaml_files import read_yaml


class TurnWords(BaseModel):
    """Words of the labels that open a turn; see the head of turns.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    titles: tuple[str, ...]
    roles: frozenset[str]
    asking: frozenset[str]
    answering: frozenset[str]
    statements: tuple[str, ...]


def load_turns(path: Path) -> TurnWords:
    """The words of turns. Raises CodebookError where the file is malformed."""
    return read_yaml(path).parse(TurnWords)
