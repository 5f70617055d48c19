"""What must hold of the listed persons: ids, tenures, and names that may stand alone."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations

import pytest

from schemas.codebooks.actor_files import ActorCodebook, read_actors
from schemas.codebooks.actors import Office, Person

LAST_DAY = date(2026, 11, 30)
HANDOVER = timedelta(days=60)
"""An acting predecessor or a government formed late may overlap by this much."""
BEFOREHAND = timedelta(days=2 * 366)
"""Tenures that began shortly before independence are given whole."""
SOLE_ROLES = {"president", "prime minister", "chancellor", "pope"}
SIDE_BY_SIDE = {
    ("KHM", "hun-sen", "norodom-ranariddh"),  # first and second prime minister, 1993 to 1997
    ("CIV", "laurent-gbagbo", "alassane-ouattara"),  # both sworn in after the vote of 2010
}
TOO_COMMON = {
    "Adams", "April", "August", "Baker", "Bell", "Brown", "Church", "Clark", "Ford", "Grant", "Heath",
    "Holder", "Johnson", "Jordan", "Kim", "King", "Lee", "Li", "Lynch", "Major", "Marshall", "Martin",
    "May", "Mitchell", "Moon", "Park", "Paul", "Power", "Price", "Rice", "Rogers", "Singh", "Smith",
    "Straw", "Wilson", "Wong", "Wright", "Young",
}  # fmt: skip


@pytest.fixture(scope="module")
def codebook() -> ActorCodebook:
    return read_actors()


@pytest.fixture(scope="module")
def persons(codebook: ActorCodebook) -> tuple[Person, ...]:
    return codebook.persons


def slug(text: str) -> str:
    """The label as an id: without accents and dots, words joined by hyphens."""
    letters = text.translate(str.maketrans("ıłŁøØđĐðÐ", "ilLoOdDdD")).replace("ß", "ss").replace("æ", "ae")
    plain = "".join(c for c in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['.]", "", plain.lower())).strip("-")


def latest(office: Office) -> date:
    return office.end.last if office.end else LAST_DAY


def test_there_are_enough_of_them(persons: tuple[Person, ...]) -> None:
    assert len(persons) >= 900
    assert len({person.id for person in persons}) == len(persons)


def test_ids_are_the_labels_as_slugs(persons: tuple[Person, ...]) -> None:
    """A tail tells namesakes apart: gerhard-schroder-cdu."""
    assert [p.id for p in persons if p.id != slug(p.label) and not p.id.startswith(f"{slug(p.label)}-")] == []


def test_dates_are_neither_in_the_future_nor_turned_round(persons: tuple[Person, ...]) -> None:
    wrong = [
        (person.id, office.role)
        for person in persons
        for office in person.offices
        if office.start.first > LAST_DAY
        or (office.end and (office.end.first > LAST_DAY or office.end.last < office.start.first))
    ]
    assert wrong == []


def test_nobody_holds_office_after_his_death(persons: tuple[Person, ...]) -> None:
    wrong = [
        (person.id, office.role, person.died)
        for person in persons
        for office in person.offices
        if person.died and (office.end is None or office.end.first.year > person.died)
    ]
    assert wrong == []


def test_offices_stand_in_order_of_time(persons: tuple[Person, ...]) -> None:
    """After a death the last office counts, so the order means something."""
    assert [
        p.id
        for p in persons
        if [o.start.first for o in p.offices] != sorted(o.start.first for o in p.offices)
    ] == []


def test_every_actor_is_listed_and_existed(codebook: ActorCodebook) -> None:
    bodies = {entry.id: entry for entry in (*codebook.states, *codebook.organisations)}
    wrong = []
    for person in codebook.persons:
        for office in person.offices:
            body = bodies.get(office.actor)
            if body is None:
                wrong.append((person.id, office.actor, "not listed"))
            elif body.valid_start and office.start.last < body.valid_start.first - BEFOREHAND:
                wrong.append((person.id, office.actor, "not yet founded"))
            elif body.valid_end and (office.end is None or office.end.first > body.valid_end.last):
                wrong.append((person.id, office.actor, "gone by then"))
    assert wrong == []


def test_heads_do_not_hold_one_office_together(persons: tuple[Person, ...]) -> None:
    held: dict[tuple[str, str], list[tuple[Person, Office]]] = defaultdict(list)
    for person in persons:
        for office in person.offices:
            if office.role in SOLE_ROLES:
                held[office.actor, office.role].append((person, office))
    wrong = [
        (actor, role, one.id, other.id)
        for (actor, role), holders in held.items()
        for (one, first), (other, second) in combinations(holders, 2)
        if one.id != other.id
        and not {(actor, one.id, other.id), (actor, other.id, one.id)} & SIDE_BY_SIDE
        and min(_closing(first), _closing(second)) - max(first.start.last, second.start.last) > HANDOVER
    ]
    assert wrong == []


def _closing(office: Office) -> date:
    return office.end.first if office.end else LAST_DAY


def test_common_words_and_surnames_do_not_stand_alone(persons: tuple[Person, ...]) -> None:
    assert [(p.id, name) for p in persons for name in p.names if name in TOO_COMMON] == []


@pytest.mark.parametrize(
    ("state", "role", "since", "until"),
    [
        ("USA", "president", 1945, 2024),
        ("USA", "foreign minister", 1946, 2024),
        ("SUN", "foreign minister", 1946, 1990),
        ("RUS", "president", 1992, 2024),
        ("RUS", "foreign minister", 1992, 2024),
        ("GBR", "prime minister", 1945, 2024),
        ("GBR", "foreign minister", 1945, 2024),
        ("FRA", "president", 1948, 2024),
        ("FRA", "foreign minister", 1960, 2024),
        ("DEU", "chancellor", 1950, 2024),
        ("DEU", "foreign minister", 1952, 2024),
        ("CHN", "foreign minister", 1950, 2024),
        ("CHN", "prime minister", 1950, 2024),
        ("JPN", "prime minister", 1946, 2024),
        ("JPN", "foreign minister", 1958, 2024),
        ("IND", "prime minister", 1948, 2024),
        ("CAN", "prime minister", 1945, 2024),
        ("CAN", "foreign minister", 1949, 2024),
        ("AUS", "prime minister", 1946, 2024),
        ("ITA", "prime minister", 1946, 2024),
        ("BRA", "president", 1946, 2024),
        ("MEX", "president", 1945, 2024),
        ("ARG", "president", 1945, 2024),
        ("IDN", "president", 1946, 2024),
        ("KOR", "president", 1964, 2024),
        ("TUR", "prime minister", 1966, 2017),
        ("SAU", "monarch", 1945, 2024),
        ("ZAF", "prime minister", 1945, 1983),
        ("ZAF", "president", 1985, 2024),
        ("ISR", "prime minister", 1949, 2024),
        ("UN", "secretary-general", 1947, 2024),
        ("NATO", "secretary-general", 1953, 2024),
        ("VAT", "pope", 1945, 2024),
    ],
)
def test_offices_of_the_great_are_never_vacant(
    persons: tuple[Person, ...], state: str, role: str, since: int, until: int
) -> None:
    """Every year has a holder on its first of July, or on a day within three months of it."""
    offices = [o for p in persons for o in p.offices if o.actor == state and o.role == role]
    near = timedelta(days=92)
    vacant = [
        year
        for year in range(since, until + 1)
        if not any(o.start.first - near <= date(year, 7, 1) <= latest(o) + near for o in offices)
    ]
    assert vacant == []
