"""Values of DNA's short-text variables: numbered, without doubles, with attributes.

Belongs here: the tables ENTITIES, ATTRIBUTEVARIABLES and ATTRIBUTEVALUES. Does not: which value a
statement has (statements).
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping

from demarche.releasing.formats.dna.shortening import Shortening

Attributes = Mapping[str, str]


def distinct(labels: Iterable[tuple[str, str]], shorten: Shortening) -> dict[str, str]:
    """A name for each id: its label, with the id behind it where several share one."""
    listed = [(key, shorten(label)) for key, label in labels]
    shared = Counter(label for _, label in listed)
    return {key: label if shared[label] == 1 else shorten(f"{label[:90]} ({key})") for key, label in listed}


class Entities:
    """Mints a number for each value of each variable; the empty value is there from the start."""

    def __init__(self, variables: Iterable[int]) -> None:
        self._numbers: dict[tuple[int, str], int] = {}
        self._attributes: dict[int, Attributes] = {}
        for variable in variables:
            self.number(variable, "", {})

    def number(self, variable: int, value: str, attributes: Attributes) -> int:
        """The number of the value, the same whenever it is asked for."""
        number = self._numbers.setdefault((variable, value), len(self._numbers) + 1)
        self._attributes.setdefault(number, attributes)
        return number

    def write(self, base: sqlite3.Connection) -> None:
        """Write values and attributes; a value has every attribute of its variable, if only empty."""
        kinds: dict[tuple[int, str], int] = {}
        for (variable, _), number in self._numbers.items():
            for name in self._attributes[number]:
                kinds.setdefault((variable, name), len(kinds) + 1)
        base.executemany(
            "INSERT INTO ENTITIES (ID, VariableId, Value, Red, Green, Blue) VALUES (?, ?, ?, 0, 0, 0)",
            ((number, variable, value) for (variable, value), number in self._numbers.items()),
        )
        base.executemany(
            "INSERT INTO ATTRIBUTEVARIABLES VALUES (?, ?, ?)",
            ((number, variable, name) for (variable, name), number in kinds.items()),
        )
        base.executemany(
            "INSERT INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId, AttributeValue) VALUES (?, ?, ?)",
            (
                (number, kind, self._attributes[number].get(name, ""))
                for (variable, _), number in self._numbers.items()
                for (owner, name), kind in kinds.items()
                if owner == variable
            ),
        )
