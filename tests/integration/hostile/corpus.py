"""All hostile and broken inputs. A new one is a line in the module of its theme, with its outcome."""

from __future__ import annotations

from tests.integration.hostile import encodings, formats, front_matter, places, tables, texts
from tests.integration.hostile.case import Case

CASES: tuple[Case, ...] = (
    *encodings.CASES,
    *texts.CASES,
    *front_matter.CASES,
    *tables.CASES,
    *places.CASES,
    *formats.CASES,
)
