"""What one column is: type, vocabulary or bounds, nullability, unit, description.

Belongs here: the record that every derived form (pandera, Arrow, Data Package, codebook page) reads.
Does not: which columns a table has (tables), what the values of a vocabulary mean (vocabularies).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["string", "integer", "number", "boolean", "date", "strings"]
"""`number` is a 64-bit float, `integer` a signed 64-bit one, `strings` a list of strings."""


@dataclass(frozen=True, slots=True)
class Field:
    """One column, defined once.

    `vocabulary` names an entry of vocabularies.yaml; bounds are inclusive; `pattern` must match
    the whole value (in a list: every element). `is_body` marks words of the documents, which
    must never be copied into messages or the quarantine.
    """

    name: str
    kind: Kind
    description: str
    nullable: bool = False
    vocabulary: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None
    unit: str | None = None
    is_body: bool = False

    def __post_init__(self) -> None:
        if self.kind not in ("string", "strings") and (self.vocabulary or self.pattern):
            raise ValueError(f"field {self.name}: only strings have a vocabulary or a pattern")
        if self.kind not in ("integer", "number") and (self.minimum is not None or self.maximum is not None):
            raise ValueError(f"field {self.name}: only numbers have bounds")
        if not self.description.endswith("."):
            raise ValueError(f"field {self.name}: the description is a sentence and ends in a full stop")
