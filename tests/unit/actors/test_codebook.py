"""What must hold of every entry of the actor codebook."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations

import pytest

from demarche.actors import ActorBook, actor_rows, affiliation_rows
from demarche.actors.period import Period
from demarche.actors.vocabulary import build_lexicon, nationals
from demarche.dates.edtf import parse_edtf
from schemas.codebooks.actors import Office

UNIQUE_ROLES = {"president", "prime minister", "chancellor", "foreign minister", "secretary-general", "pope"}
HANDOVER = 31
CONTESTED = {("president", "CIV"), ("prime minister", "KHM")}  # two at once in 2010/11 and in 1993-97
SELF_GOVERNMENT = timedelta(days=3 * 366)


def term(office: Office) -> Period:
    return Period.between(office.start, office.end)


def test_every_state_since_1945_is_there(book: ActorBook) -> None:
    assert {"SUN", "YUG", "CSK", "DDR", "SCG", "YMD", "VDR", "RVN", "TWN", "XKX", "VAT", "PSE"} <= set(
        book.states
    )
    today = [s for s in book.codebook.states if s.valid_end is None]
    assert len(today) >= 193 + 2


def test_every_state_has_a_name_and_an_adjective(book: ActorBook) -> None:
    without = {state.id for state in book.codebook.states if not state.adjectives}
    assert without <= {"VAT", "DMA", "COG", "SCG"}
    assert all(nationals(state) for state in book.codebook.states if state.cow == 2)


def test_states_that_ended_name_their_successor(book: ActorBook) -> None:
    assert [s.id for s in book.codebook.states if s.valid_end and not s.successor_id] == []


def test_no_name_claims_two_actors_on_one_day(book: ActorBook) -> None:
    """Names shared knowingly (`common`, `near`, persons told apart by office) are not meant."""
    alone = ("name", "demonym", "people", "seat", "body", "bodily", "group")
    clashes = [
        (" ".join(phrase), first.id, second.id)
        for phrase, senses in build_lexicon(book).phrases()
        for first, second in combinations([s for s in senses if s.what in alone and not s.near], 2)
        if first.id != second.id and first.valid.overlap(second.valid)
    ]
    assert clashes == []


def test_no_role_has_two_holders_for_long(book: ActorBook) -> None:
    held: dict[tuple[str, str], list[tuple[str, Office]]] = defaultdict(list)
    for person in book.codebook.persons:
        for office in person.offices:
            if office.role in UNIQUE_ROLES and (office.role, office.actor) not in CONTESTED:
                held[office.role, office.actor].append((person.id, office))
    clashes = [
        (role, first[0], second[0])
        for role, holders in held.items()
        for first, second in combinations(holders, 2)
        if _is_exact(first[1]) and _is_exact(second[1]) and term(first[1]).overlap(term(second[1])) > HANDOVER
    ]
    assert clashes == []


def _is_exact(office: Office) -> bool:
    """Whether both bounds are known to the day, so that an overlap is no matter of rounding."""
    return len(office.start.text) == 10 and (office.end is None or len(office.end.text) == 10)


def test_offices_of_a_state_lie_within_its_life(book: ActorBook) -> None:
    wrong = []
    for person in book.codebook.persons:
        for office in person.offices:
            state = book.states.get(office.actor)
            life = Period.between(state.valid_start, state.valid_end) if state else None
            if life and life.first != date.min:
                life = Period(life.first - SELF_GOVERNMENT, life.last)
            if life and not term(office).overlap(life):
                wrong.append((person.id, office.actor, office.start.text))
    assert wrong == []


@pytest.mark.parametrize(
    ("role", "actor", "day", "person"),
    [
        ("president", "USA", "1962-10-22", "john-f-kennedy"),
        ("prime minister", "GBR", "1988-09-20", "margaret-thatcher"),
        ("chancellor", "DEU", "1990-10-03", "helmut-kohl"),
        ("foreign minister", "RUS", "2008-11-05", "sergey-lavrov"),
        ("foreign minister", "FRA", "2003-02-14", "dominique-de-villepin"),
        ("president", "RUS", "2008-06-05", "dmitry-medvedev"),
        ("general secretary", "SUN", "1988-12-07", "mikhail-gorbachev"),
        ("secretary-general", "UN", "2005-03-21", "kofi-annan"),
    ],
)
def test_who_held_office(book: ActorBook, role: str, actor: str, day: str, person: str) -> None:
    holder = book.holder_of(role, actor, Period.of(parse_edtf(day)))
    assert holder is not None
    assert holder.id == person


def test_rows_refer_to_listed_actors(book: ActorBook) -> None:
    rows = actor_rows(book)
    ids = [row["actor_id"] for row in rows]
    assert len(ids) == len(set(ids))
    known = set(ids)
    assert {row["parent_id"] for row in rows} - {None} <= known
    affiliations = affiliation_rows(book)
    assert {row["holder_id"] for row in affiliations} | {row["actor_id"] for row in affiliations} <= known
    keys = [(r["holder_id"], r["actor_id"], r["role"], r["valid_start"]) for r in affiliations]
    assert len(keys) == len(set(keys))
