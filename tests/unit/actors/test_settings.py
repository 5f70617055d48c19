"""What the state that a text is about decides: shared names, titles, officials and parties of regions."""

from __future__ import annotations

import pytest

from demarche.actors import DocumentMemory

from .conftest import Reader

IRELAND = "Ireland is divided. Irish voters are tired."
INDIA = "India has lost a decade. Indian farmers know it."
OHIO = "Ohio is purging its rolls."

CASES = {
    "a court nobody listed": (
        IRELAND,
        "The Constitutional Court struck it down.",
        "irish-constitutional-court",
    ),
    "a court of another federation": (INDIA, "The Supreme Court struck it down.", "supreme-court-of-india"),
    "a parliament": (INDIA, "Parliament passed it.", "parliament-of-india"),
    "one that no other state is named more than": (
        "India met the United States in Delhi. American envoys came.",
        "The Supreme Court struck it down.",
        "us-supreme-court",
    ),
    "no state at all": ("It rained.", "The Supreme Court struck it down.", "us-supreme-court"),
    "an official of a region": (OHIO, "Secretary of State Tom Bellows appealed.", "ohio"),
    "an official of no state": ("Britain waits.", "Secretary of State Tom Bellows left.", "tom-bellows"),
    "an official of a state named": ("Kenya waits.", "British Secretary of State Tom Bellows left.", "GBR"),
    "an official of the state": (OHIO, "Secretary of State John Kerry appealed.", "USA"),
    "a branch": (OHIO, "The Ohio Democratic Party sued.", "ohio-democratic-party"),
    "members of a branch": (OHIO, "Ohio Republicans sued.", "ohio-republican-party"),
    "members in a region": (OHIO, "Democrats in Ohio sued.", "ohio-democratic-party"),
    "head of a branch": (OHIO, "Ohio Democratic Party Chairman Tom Bellows sued.", "ohio-democratic-party"),
    "a party in places of a region": (OHIO, "Republicans in Ohio's cities sued.", "us-republican-party"),
    "a legislature of a region": (OHIO, "The legislature voted.", "ohio-legislature"),
    "who sits in a region's legislature": (OHIO, "Angry state lawmakers voted.", "ohio-legislature"),
    "a legislature of the region most spoken of": (
        "Ohio is purging its rolls. Ohio is not Iowa.",
        "The state legislature voted.",
        "ohio-legislature",
    ),
    "a legislature of no region": ("It rained.", "The legislature voted.", None),
    "ministers of the state": ("Britain waits. British voters are tired.", "Ministers refused.", "GBR"),
    "ministers of no state": ("It rained.", "Ministers refused.", None),
    "a government by its party": ("Britain waits.", "The Labour government refused.", "GBR"),
    "a chamber by its party": (
        OHIO,
        "The Republican-controlled House refused.",
        "us-house-of-representatives",
    ),
    "another chamber by its party": (OHIO, "The Democratic Senate refused.", "us-senate"),
    "an administration by its party": (OHIO, "A Republican administration refused.", "USA"),
    "a party by its adjective": (OHIO, "The Republican plan failed.", "us-republican-party"),
    "a member of a party": (OHIO, "Republican Senator Tom Bellows refused.", "tom-bellows"),
    "members of a party in a chamber": (OHIO, "Democratic senators refused.", "us-democratic-party"),
    "a party with a letter in brackets": (INDIA, "The CPI(M) refused.", "communist-party-of-india-marxist"),
    "a part of a word": ("Tom Bellows, head of the Ferry Club, left.", "The head-of-family rate fell.", None),
}


@pytest.mark.parametrize(("before", "text", "actor"), CASES.values(), ids=CASES.keys())
def test_setting(read: Reader, before: str, text: str, actor: str | None) -> None:
    memory = DocumentMemory()
    read(before, memory=memory)
    found = [m.actor_id for _, m in read(text, memory=memory)]
    assert found[:1] == ([actor] if actor else [])


def test_the_document_s_own_state_comes_first(read: Reader) -> None:
    memory = DocumentMemory(home="USA")
    found = read(IRELAND, "The Supreme Court struck it down.", memory=memory)
    assert found[-1][1].actor_id == "us-supreme-court"


def test_a_courtesy_title_makes_a_name_a_person(read: Reader) -> None:
    (_, mention), *_ = read("Mr Major knows all this.", on="1996-12-15")
    assert (mention.actor_id, mention.holder_id) == ("GBR", "john-major")


def test_a_surname_with_a_courtesy_title_is_whom_the_text_s_states_had_in_office(read: Reader) -> None:
    found = read("British ministers listened.", "Mr Lamont asked a question.", on="1996-12-15")
    assert found[-1][1].holder_id == "norman-lamont"


PLACES = {
    "a dateline": "LONDON, July 2 (Reuters) - The bill passed.",
    "a dateline behind a heading": "Press Release LONDON – The bill passed.",
    "a dateline in small letters": "London – The bill passed.",
}


@pytest.mark.parametrize("text", PLACES.values(), ids=PLACES.keys())
def test_a_dateline_is_a_place(read: Reader, text: str) -> None:
    assert [m.sense for _, m in read(text) if m.kind == "capital"] == ["place"]


@pytest.mark.parametrize("text", ["U.N. climate talks opened.", "The NATO summit opened."])
def test_a_body_is_no_actor_of_what_takes_place_there(read: Reader, text: str) -> None:
    assert [m.sense for _, m in read(text)] == ["part"]


OFFICERS = {
    "director of a group named before": (
        "The National Ferry Association sued.",
        "It is a scandal, said Ann Bellows, the group's deputy legislative director.",
        "national-ferry-association",
    ),
    "vice president for policy": (
        "",
        "Ann Bellows, vice president for policy at the National Ferry Association, sued.",
        "national-ferry-association",
    ),
    "director of a learned body": (
        "",
        "Ann Bellows, director of the Ferry Institute, doubts it.",
        "ann-bellows",
    ),
    "director of nothing": ("", "Ann Bellows, a director, doubts it.", "ann-bellows"),
}


@pytest.mark.parametrize(("before", "text", "actor"), OFFICERS.values(), ids=OFFICERS.keys())
def test_officers_speak_for_their_bodies(read: Reader, before: str, text: str, actor: str) -> None:
    memory = DocumentMemory()
    read(before, memory=memory)
    found = [m for _, m in read(text, memory=memory) if m.holder_id == "ann-bellows"]
    assert {m.actor_id for m in found} == {actor}
