"""Words too general to name a topic, loaded from YAML.

Belongs here: the shape of schemas/codebook/common.yaml. Does not: what is made of them
(demarche.topics.seeding).
"""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from schemas.codebooks.yaml_files import read_yaml


class _CommonFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    nouns: tuple[str, ...]


def load_common(path: Path) -> frozenset[str]:
    """Lemmas of nouns that name no topic alone. Raises CodebookError where the file is malformed."""
    return frozenset(read_yaml(path).parse(_CommonFile).nouns)
