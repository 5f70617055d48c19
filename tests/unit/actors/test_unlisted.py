"""Actors whom only the text makes known: companies, heads of bodies, spokesmen, persons by their calling."""

from __future__ import annotations

import pytest

from tests.unit.actors.conftest import Reader


@pytest.mark.parametrize(
    ("text", "holder", "actor"),
    [
        ("Ferrytown Ltd. fought the tax.|Ferrytown said it would close.", "ferrytown", "ferrytown"),
        (
            "Oda Brunn, chief executive of the Harbour Workers Union, said no.",
            "oda-brunn",
            "harbour-workers-union",
        ),
        ("Oda Brunn, director of the Brightwater Institute, said no.", "oda-brunn", "oda-brunn"),
        ("Sociologist Oda Brunn said no.", "oda-brunn", "oda-brunn"),
        ('"No," said Oda Brunn, who owns a mill.', "oda-brunn", "oda-brunn"),
        (
            'Voters wait.|"No," said Oda Brunn of the National Ferry Association.',
            "oda-brunn",
            "national-ferry-association",
        ),
        ("Oda B. Brunn, a lawyer, said no.", "oda-brunn", "oda-brunn"),
        ("The city of Springvale sued the ministry.", "springvale", "springvale"),
        ("Sen. Tom Malone objected.|The senator left.", "tom-malone", "tom-malone"),
        (
            "Clinton spokeswoman Oda Brunn said no.",
            "oda-brunn",
            "hillary-clinton",
        ),
        ("Hillary Clinton won.|Oda Brunn, a Clinton spokeswoman, said no.", "oda-brunn", "hillary-clinton"),
        ("Hillary Clinton won.|Oda Brunn, an aide to Mrs. Clinton, said no.", "oda-brunn", "hillary-clinton"),
        (
            '"No," said Oda Brunn, a spokeswoman for Amnesty International.',
            "oda-brunn",
            "amnesty-international",
        ),
        ("Oda Brunn, a spokesman for the Dutch government, said no.", "oda-brunn", "NLD"),
        ("Oda Brunn, chief executive of Ferrytown Steel, said no.", "oda-brunn", "ferrytown-steel"),
        ("Ann Grebe, Oxfam's policy chief, said no.", "ann-grebe", "oxfam"),
        ('Voters wait.|"No," said Oda Brunn of Ohio.', "oda-brunn", "oda-brunn"),
        ("The Ferrytown Chamber of Commerce objected.", *2 * ["ferrytown-chamber-of-commerce"]),
        ("The Clinton campaign said no.", "hillary-clinton", "hillary-clinton"),
        ("Rep. J.T. Brunn of Texas said no.", *2 * ["j-t-brunn"]),
        ("College president Prof Oda Brunn said no.", *2 * ["oda-brunn"]),
        ("Dr Phulmani Hansdas, the first to speak, said no.", *2 * ["phulmani-hansdas"]),
        ("Cllr. Oda Brunn said no.", *2 * ["oda-brunn"]),
        ("Shadow health secretary Oda Brunn said no.", *2 * ["oda-brunn"]),
        ("San Mateo Mayor Oda Brunn said no.", "oda-brunn", "san-mateo"),
        ("Ann Grebe, head of pay at the Harbour Union, said no.", "ann-grebe", "harbour-union"),
        ("Ann Grebe, a Harbour Union spokeswoman, said no.", "ann-grebe", "harbour-union"),
        (
            "The Harbour Union met.|Its regional director, Ann Grebe, said no.",
            "ann-grebe",
            "harbour-union",
        ),
        (
            "The Harbour Union met.|A spokeswoman for the group, Ann Grebe, said no.",
            "ann-grebe",
            "harbour-union",
        ),
        ("The Harbour Union met.|The union's convenor, Ann Grebe, said no.", "ann-grebe", "harbour-union"),
        ("Kenya was hit.|Trade Minister Oda Brunn said no.", "oda-brunn", "KEN"),
        ("Kenya and Chad were hit.|Trade Minister Oda Brunn said no.", *2 * ["oda-brunn"]),
        ("Acme Steel Inc. objected.", *2 * ["acme-steel"]),
        ("It was run by Nurses for Equality, an association of nurses.", *2 * ["nurses-for-equality"]),
        ("The Forum for Equal Merit objected.", *2 * ["forum-for-equal-merit"]),
        ("Council Member Oda Brunn said no.", "oda-brunn", "oda-brunn"),
        ("Members of the Ferry Workers Union said no.", *2 * ["ferry-workers-union"]),
        (
            "In the end both Milk First and the Council of Ferry Users, which is small, said no.",
            *2 * ["council-of-ferry-users"],
        ),
        (
            "The National Ferry Association objected.|NFA said no.",
            "national-ferry-association",
            "national-ferry-association",
        ),
    ],
)
def test_actors_that_the_text_alone_makes_known(text: str, holder: str, actor: str, read: Reader) -> None:
    found = [(m.holder_id, m.actor_id) for _, m in read(*text.split("|"), on="2016-09-12")]
    assert (holder, actor) in found, found


def test_the_senator_is_whoever_was_called_so_last(read: Reader) -> None:
    found = read("Sen. Tom Malone objected.", "Sen. Ann Grebe agreed.", "The senator left.")
    assert found[-1][1].holder_id == "ann-grebe"


def test_the_attorney_general_of_a_state_stays_that_one(read: Reader) -> None:
    found = read("Ohio Attorney General Ann Grebe sued.", "The attorney general was angry.")
    assert [(m.actor_id, m.holder_id) for _, m in found] == [("ohio", "ann-grebe")] * 2


def test_a_given_name_tells_a_person_s_gender(read: Reader) -> None:
    genders = {m.holder_id: m.gender for _, m in read("Hillary Clinton met Donald Trump and Kim Jong Un.")}
    assert genders["hillary-clinton"] == "f"
    assert genders["donald-trump"] == "m"
    assert genders["kim-jong-un"] == ""


@pytest.mark.parametrize(
    "text", ["The Clean Air Act helped.", "Hurricane Maria came.", "Our Great Country won."]
)
def test_names_of_things_are_nobody(text: str, read: Reader) -> None:
    assert not [m for _, m in read(text) if m.kind == "person"]


def test_a_saint_is_no_state(read: Reader) -> None:
    assert read("The pupils of St. Jordan marched.") == []
