"""Who is meant: one test for each phenomenon."""

from __future__ import annotations

from itertools import pairwise

import pytest

from demarche.actors import DocumentMemory

from .conftest import Found, Reader


def actors(found: Found) -> list[tuple[str, str, str]]:
    return [(text, mention.actor_id, mention.holder_id) for text, mention in found]


def only(found: Found) -> tuple[str, str, str]:
    assert len(found) == 1, found
    return actors(found)[0]


@pytest.mark.parametrize(
    ("text", "on", "actor"),
    [
        ("Moscow rejected the offer.", "1985", "SUN"),
        ("Moscow rejected the offer.", "2008", "RUS"),
        ("The Kremlin rejected the offer.", "1971", "SUN"),
        ("Russian proposals were made.", "1971", "SUN"),
        ("Bonn rejected the offer.", "1975", "DEU"),
        ("East Berlin rejected the offer.", "1975", "DDR"),
        ("Saigon rejected the offer.", "1968", "RVN"),
        ("Hanoi rejected the offer.", "1968", "VDR"),
        ("Hanoi rejected the offer.", "1995", "VNM"),
        ("Prague rejected the offer.", "1968", "CSK"),
        ("The Élysée rejected the offer.", "2008", "FRA"),
        ("The Elysée rejected the offer.", "2008", "FRA"),
        ("Brussels rejected the offer.", "2008", "EU"),
        ("Burma rejected the offer.", "1970", "MMR"),
        ("Peking rejected the offer.", "1970", "CHN"),
        ("Downing Street rejected the offer.", "1970", "GBR"),
        ("Bonn rejected the offer.", "2010", None),
    ],
)
def test_metonyms_and_old_names_by_date(read: Reader, text: str, on: str, actor: str | None) -> None:
    assert [mention.actor_id for _, mention in read(text, on=on)] == ([actor] if actor else [])


def test_us_is_a_state_and_us_is_not(read: Reader) -> None:
    assert [text for text, _ in read("It was left to us by the US, and the U.S. told us so.")] == [
        "US",
        "U.S.",
    ]


def test_two_states_within_one_token(read: Reader) -> None:
    assert {m.actor_id for _, m in read("Closer U.S.-Russia relations are needed.")} == {"USA", "RUS"}


def test_government_nouns_behind_adjectives_and_names(read: Reader) -> None:
    found = read("The French foreign ministry, Japan's cabinet and the Government of India agreed.")
    assert [(m.actor_id, m.kind) for _, m in found] == [(s, "government") for s in ("FRA", "JPN", "IND")]


def test_administration_of_a_leader_is_his_state_after_he_left(read: Reader) -> None:
    assert only(read("The Clinton administration signed it.", on="2001-08~"))[1:] == ("USA", "USA")


def test_governments_that_are_only_described(read: Reader) -> None:
    memory = DocumentMemory("SWE")
    assert only(read("The government has dropped it.", memory=memory))[1] == "SWE"
    assert [m.actor_id for _, m in read("Norway wavers: the foreign ministry says no.", memory=memory)] == [
        "NOR",
        "NOR",
    ]
    assert only(read("The ministry agreed.", memory=memory))[1] == "SWE"
    assert read("A ministry of works was built.", memory=DocumentMemory()) == []
    found = read("Peru closed the mine.", "The authorities gave no reason.", memory=DocumentMemory())
    assert [m.actor_id for _, m in found] == ["PER", "PER"]


def test_ministries_and_governments_of_parties_are_the_state(read: Reader) -> None:
    memory = DocumentMemory("IND")
    assert only(read("The Ministry of Water Works agreed.", memory=memory)) == (
        "Ministry of Water Works",
        "IND",
        "ministry-of-water-works",
    )
    assert only(read("The Swatantra Government proposes it.", memory=memory))[1] == "IND"


def test_two_surnames_joined_are_no_body(read: Reader) -> None:
    found = read(
        "Senators Tom Bellows and Ann Garrick spoke.",
        "Bellows and Garrick have backed it.",
        memory=DocumentMemory(),
    )
    assert [m.holder_id for _, m in found][-2:] == ["tom-bellows", "ann-garrick"]


def test_namesakes_are_told_apart_by_the_date(read: Reader) -> None:
    assert only(read("President Bush signed it.", on="1990-06"))[2] == "george-h-w-bush"
    assert only(read("President Bush signed it.", on="2002-06"))[2] == "george-w-bush"


def test_leader_out_of_office_is_himself(read: Reader) -> None:
    assert only(read("Henry Kissinger warned against it.", on="2001-08"))[1:] == (
        "henry-kissinger",
        "henry-kissinger",
    )
    assert only(read("Henry Kissinger warned against it.", on="1974-08"))[1:] == ("USA", "henry-kissinger")


def test_candidate_is_himself_until_elected(read: Reader) -> None:
    text = "Republican presidential nominee Donald Trump opposes it."
    assert only(read(text, on="2016-09-27"))[1:] == ("donald-trump", "donald-trump")
    assert only(read("President Donald Trump opposes it.", on="2017-06-01"))[1:] == ("USA", "donald-trump")


def test_title_keeps_a_past_president_in_office(read: Reader) -> None:
    found = read("President Reagan proposed it.", "Reagan insisted.", on="2009-01")
    assert [m.actor_id for _, m in found] == ["USA", "USA"]


def test_former_official_speaks_for_himself(read: Reader) -> None:
    assert (
        only(read("Former Secretary of State Hillary Clinton agreed.", on="2016-09"))[1] == "hillary-clinton"
    )


def test_surname_after_introduction(read: Reader) -> None:
    found = read("Hillary Clinton spoke.", "Clinton agreed.", on="2016-09")
    assert [m.holder_id for _, m in found] == ["hillary-clinton"] * 2


def test_surname_that_is_a_common_word_needs_a_title(read: Reader) -> None:
    assert read("In May they left.", on="2017-02") == []
    assert only(read("Prime Minister May left.", on="2017-02"))[1:] == ("GBR", "theresa-may")


def test_title_with_nationality_and_name(read: Reader) -> None:
    text, actor, holder = only(read("Kenyan President Uhuru Kenyatta agreed.", on="2019-09"))
    assert (text, actor, holder) == ("Kenyan President Uhuru Kenyatta", "KEN", "uhuru-kenyatta")


def test_then_president_in_apposition(read: Reader) -> None:
    text, actor, holder = only(
        read("Russia's then president, Vladimir Putin, called.", on="2008-11-05/2009-01-19")
    )
    assert (text, actor, holder) == ("Russia's then president, Vladimir Putin", "RUS", "vladimir-putin")


def test_office_without_a_name(read: Reader) -> None:
    assert only(read("The Russian president disagreed.", on="2009-06"))[1:] == ("RUS", "dmitry-medvedev")
    assert only(read("The French foreign minister disagreed.", on="2003-02-14"))[2] == "dominique-de-villepin"


def test_the_president_is_the_one_spoken_of(read: Reader) -> None:
    found = read(
        "President Obama hesitated.", "The president signed.", on="2016-09", memory=DocumentMemory("USA")
    )
    assert [m.holder_id for _, m in found] == ["barack-obama"] * 2


def test_a_new_president_is_nobody_yet(read: Reader) -> None:
    assert only(read("A new U.S. president is soon to be sworn in.", on="2008-11"))[1:] == ("USA", "USA")


def test_unlisted_minister_is_minted_for_his_state(read: Reader) -> None:
    memory = DocumentMemory()
    found = read("Kenyan Foreign Minister Jane Doexample agreed.", "Doexample left.", memory=memory)
    assert [m.actor_id for _, m in found] == ["KEN", "KEN"]
    assert memory.minted["jane-doexample"].kind == "person"
    assert ("jane-doexample", "KEN", "foreign minister") in memory.affiliations


def test_unlisted_legislator_and_expert_are_persons(read: Reader) -> None:
    assert only(read("Rep. Jane Doexample (D-CA) agreed."))[1] == "jane-doexample"
    found = read("Richard Examplez, director of the Institute for Bee Policy, said so.")
    assert [m.actor_id for _, m in found] == ["richard-examplez", "institute-for-bee-policy"]


def test_official_of_a_federal_state_speaks_for_it(read: Reader) -> None:
    found = read("Scott Pruitt, the Republican attorney general of Oklahoma, said so.", on="2016-09-27")
    assert {(m.actor_id, m.holder_id) for _, m in found} == {("oklahoma", "scott-pruitt")}


def test_acronym_defined_in_brackets(read: Reader) -> None:
    found = read("The National Institute for Bees (NIB) agreed.", "NIB left.")
    assert [m.actor_id for _, m in found] == ["national-institute-for-bees"] * 2


def test_agency_is_the_state_and_legislature_is_itself(read: Reader) -> None:
    found = read("The EPA and the U.S. Supreme Court disagree with Congress.", memory=DocumentMemory("USA"))
    assert [(m.actor_id, m.holder_id) for _, m in found] == [
        ("USA", "epa"),
        ("us-supreme-court", "us-supreme-court"),
        ("us-congress", "us-congress"),
    ]


def test_shared_names_belong_to_the_state_spoken_of(read: Reader) -> None:
    assert only(read("Parliament rejected it.", memory=DocumentMemory("GBR")))[1] == "uk-parliament"
    found = read("Germany hesitated.", "The Social Democrats agreed.")
    assert found[-1][1].actor_id == "social-democratic-party-of-germany"


@pytest.mark.parametrize(
    "text",
    [
        "The Paris Agreement stands.",
        "The Treaty of Rome stands.",
        "The Helsinki Final Act stands.",
        "The Warsaw Declaration stands.",
        "The Washington Post reported it.",
        "George Washington and Michael Jordan left.",
        "The Indian Ocean is wide.",
        "Anti-American feeling grew.",
    ],
)
def test_names_inside_other_names_are_no_actors(read: Reader, text: str) -> None:
    states = {"FRA", "ITA", "FIN", "POL", "USA", "JOR", "IND"}
    assert [m for _, m in read(text) if m.sense == "actor" and m.actor_id in states] == []


def test_capital_as_a_place(read: Reader) -> None:
    found = read("They met in Moscow, then visited Washington.", "Moscow agreed.")
    assert [m.sense for _, m in found] == ["place", "place", "actor"]


def test_georgia_by_its_neighbours(read: Reader) -> None:
    assert only(read("Georgia attacked."))[1] == "GEO"
    assert only(read("A court in Atlanta heard that Georgia agreed."))[1] == "georgia-us"


def test_people_of_a_nation_are_not_its_government(read: Reader) -> None:
    found = read("The American people, Americans and the Americans agree.")
    assert [m.actor_id for _, m in found] == ["american-people", "american-people", "USA"]


def test_mentions_are_ordered_and_do_not_overlap(read: Reader) -> None:
    found = read("U.S. President Barack Obama and the French foreign minister met NATO leaders in Berlin.")
    spans = [(m.start, m.end) for _, m in found]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_linking_twice_gives_the_same(read: Reader) -> None:
    text = "Kenyan Foreign Minister Jane Doexample met President Putin in Moscow."
    assert actors(read(text)) == actors(read(text))


def test_governor_who_stands_for_another_office_speaks_for_himself(read: Reader) -> None:
    found = read("Republican vice presidential nominee Mike Pence agreed.", "Pence insisted.", on="2016-09")
    assert [m.actor_id for _, m in found] == ["mike-pence", "mike-pence"]
    assert only(read("Indiana Governor Mike Pence agreed.", on="2015-04"))[1] == "indiana"


def test_ambassador_speaks_for_who_sent_him(read: Reader) -> None:
    found = read("The U.S. ambassador to Kenya agreed.", on="2016-09")
    assert found[0][1].actor_id == "USA"


def test_minister_of_another_state_with_an_american_title(read: Reader) -> None:
    assert only(read("Secretary of State Jane Doexample agreed.", on="2016-09"))[1] == "jane-doexample"
