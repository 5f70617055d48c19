"""Words of date expressions, from `schemas/codebook/dates.yaml`.

Belongs here: the shape of that file, and looking words up. Does not: how words combine (grammar).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

import schemas
from schemas.codebooks.yaml_files import read_yaml

FILE = Path(schemas.__path__[0]) / "codebook" / "dates.yaml"

Words = Annotated[frozenset[str], BeforeValidator(lambda words: frozenset(words.split()))]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Month(_Part):
    """Name and abbreviations of a month."""

    name: str
    short: tuple[str, ...]


class WeekdayNames(_Part):
    """Words beside a weekday that make it a name."""

    before: frozenset[str]
    after: frozenset[str]


class Event(_Part):
    """A day known by its name or by month and day alone."""

    date: str
    name: str | None = None
    month_day: str | None = None
    cues: tuple[str, ...] = ()
    is_plain: bool = False


class Period(_Part):
    """A stretch of years known by name."""

    names: tuple[str, ...]
    date: str


class Happening(_Part):
    """What happened once, by its names."""

    names: tuple[str, ...]
    date: str


class DateWords(_Part):
    """All of dates.yaml."""

    months: dict[int, Month]
    doubtful_months: tuple[int, ...]
    weekdays: tuple[str, ...]
    weekday_names: WeekdayNames
    seasons: dict[str, int]
    numbers: dict[str, int]
    rough_numbers: dict[str, int]
    decades: dict[str, int]
    centuries: dict[str, int]
    numbered: Words
    counted: Words
    events: tuple[Event, ...]
    periods: tuple[Period, ...]
    happenings: tuple[Happening, ...]
    first_session: int
    ordinals: dict[str, int]
    tens: dict[str, int]
    ahead: Words
    occasions: Words
    occasion_parts: Words
    makers: Words
    unchanged: Words

    @property
    def month_names(self) -> frozenset[str]:
        """Names of the months in lower case."""
        return frozenset(month.name.lower() for month in self.months.values())


@cache
def date_words() -> DateWords:
    """The words, checked."""
    return read_yaml(FILE).parse(DateWords)


@cache
def month_numbers() -> dict[str, int]:
    """Number of the month by its name or abbreviation in lower case, without a dot."""
    return {
        word.lower(): number
        for number, month in date_words().months.items()
        for word in (month.name, *month.short)
    }


def month_of(word: str) -> int:
    """Number of a month as written."""
    return month_numbers()[word.lower().rstrip(".")]


def count_of(words: str) -> tuple[float, bool]:
    """How many, and whether only roughly: "two", "a few", "20", "two and a half", "half a"."""
    text = " ".join(words.lower().replace("’", "'").split())
    if text.startswith("half"):
        return 0.5, True
    whole, _, half = text.partition(" and a half")
    known = date_words()
    extra = 0.5 if half or text.endswith("and a half") else 0.0
    if whole in known.rough_numbers:
        return known.rough_numbers[whole], True
    if re.fullmatch(r"\d{1,4}", whole, re.ASCII):
        return int(whole) + extra, False
    return known.numbers[whole] + extra, False


def any_of(words: Iterable[str]) -> str:
    """A regular expression for one of the words, longest first."""
    return "|".join(re.escape(w).replace("\\ ", " ") for w in sorted(words, key=lambda w: (-len(w), w)))
