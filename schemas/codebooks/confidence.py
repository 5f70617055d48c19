"""The weights of the confidence model, loaded from YAML.

Belongs here: the shape of schemas/codebook/confidence.yaml. Does not: what the features mean
(demarche.positions.confidence), fitting (benchmarks.calibrate).
"""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from schemas.codebooks.yaml_files import read_yaml


class ConfidenceFile(BaseModel):
    """Log-odds by feature, and where they were fitted."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    fitted_on: str
    weights: dict[str, float]


def load_confidence(path: Path) -> dict[str, float]:
    """Weights by feature. Raises CodebookError naming file and entry where the file is malformed."""
    return read_yaml(path).parse(ConfidenceFile).weights
