"""Sentences of our own, each for one phenomenon, with what must be found in it.

Belongs here: the cases. The voice of every text is Kenya's president in 2010, unless a case says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """`found` are (actor, topic, stance) that must be among the positions, `absent` ones that must not."""

    name: str
    text: str
    found: tuple[tuple[str, str, str], ...]
    absent: tuple[tuple[str, str, str], ...] = ()


CASES = (
    Case(
        "author_deontic",
        "Nuclear tests must be banned.",
        (("KEN", "arms-control/test-ban", "support"),),
    ),
    Case(
        "negated_deontic",
        "NATO enlargement should not continue.",
        (("KEN", "security/nato-enlargement", "oppose"),),
    ),
    Case(
        "desiderative",
        "We hope that the United Nations will be strengthened.",
        (("KEN", "order/united-nations", "support"),),
    ),
    Case(
        "state_as_speaker",
        "Kenya supports the abolition of the death penalty.",
        (("KEN", "society/death-penalty", "support"),),
    ),
    Case(
        "both_candidates_are_persons",
        "Ann Grebe and Tom Malone met NATO. Both candidates oppose nuclear tests.",
        (
            ("ann-grebe", "arms-control/test-ban", "support"),
            ("tom-malone", "arms-control/test-ban", "support"),
        ),
        (("NATO", "arms-control/test-ban", "support"),),
    ),
    Case(
        "a_club_s_name_is_not_what_it_is_against",
        "We want gun control. The National Rifle Association has opposed the bill.",
        (("nra", "society/gun-control", "oppose"),),
    ),
    Case(
        "a_club_s_name_is_not_what_it_stands_for",
        "We need gun control. The National Rifle Association fought gun control last year. Norway backed it.",
        (("NOR", "society/gun-control", "support"),),
        (("NOR", "society/gun-control", "oppose"),),
    ),
    Case(
        "a_similar_bill_is_about_the_same",
        "The gun control bill deserves support. Norway has rejected a similar bill.",
        (("NOR", "society/gun-control", "oppose"),),
    ),
    Case(
        "a_noun_sums_up_the_clause_before_it",
        "Poland has proposed an end to nuclear tests, a move opposed by China.",
        (("POL", "arms-control/test-ban", "support"), ("CHN", "arms-control/test-ban", "oppose")),
        (("CHN", "arms-control/test-ban", "support"),),
    ),
    Case(
        "a_noun_sums_up_a_clause_that_refuses",
        "Poland rejected the test ban, a decision regretted by Norway.",
        (("POL", "arms-control/test-ban", "oppose"), ("NOR", "arms-control/test-ban", "support")),
    ),
    Case(
        "a_region_is_no_company",
        "It rained in Ohio. The company opposes nuclear tests.",
        (),
        (("ohio", "arms-control/test-ban", "support"),),
    ),
    Case(
        "an_opponent_that_looks_like_an_adjective",
        "Mr. Malone's opponent, Ann Grebe, rejects a ban on nuclear tests.",
        (("ann-grebe", "arms-control/test-ban", "oppose"),),
    ),
    Case(
        "performative_of_another",
        "President Obama called for a ban on nuclear tests.",
        (("USA", "arms-control/test-ban", "support"),),
        (("KEN", "arms-control/test-ban", "oppose"),),
    ),
    Case(
        "hindering_verb_on_an_evil",
        "The government is fighting terrorism.",
        (),
        (("KEN", "threats/terrorism", "oppose"),),
    ),
    Case(
        "act_carried_out",
        "In 2001 Washington abandoned the Anti-Ballistic Missile Treaty.",
        (("USA", "arms-control/abm-treaty", "oppose"),),
    ),
    Case(
        "coordinated_objects",
        "We must fight nuclear proliferation, terrorism and drug trafficking.",
        (
            ("KEN", "arms-control/nonproliferation", "support"),
            ("KEN", "threats/terrorism", "support"),
            ("KEN", "threats/drug-trafficking", "support"),
        ),
    ),
    Case(
        "negated_commitment_is_refusal",
        "Russia will not accept further enlargement of NATO.",
        (),
        (("RUS", "security/nato-enlargement", "support"),),
    ),
    Case(
        "refusal_with_infinitive",
        "Paris refused to ratify the Comprehensive Test Ban Treaty.",
        (("FRA", "arms-control/test-ban", "oppose"),),
    ),
    Case(
        "criticism_of_anothers_act",
        "Moscow condemned the invasion of Iraq.",
        (("RUS", "regions/iraq-war", "oppose"),),
    ),
    Case(
        "judgement_as_predicate",
        "The deployment of missile defences would be a dangerous mistake.",
        (("KEN", "arms-control/missile-defence", "oppose"),),
    ),
    Case(
        "said_with_source",
        "Chancellor Merkel said that nuclear power was dangerous.",
        (("DEU", "environment/nuclear-energy", "oppose"),),
    ),
    Case(
        "raised_subject",
        "The death penalty has to be abolished.",
        (("KEN", "society/death-penalty", "support"),),
    ),
    Case(
        "intransitive_end",
        "Apartheid must end.",
        (("KEN", "regions/southern-africa", "support"),),
    ),
    Case(
        "time_to",
        "It is time to lift the sanctions against Sudan.",
        (("KEN", "order/sanctions", "oppose"),),
    ),
    Case(
        "without_act_no_actor",
        "The weather was fine and the delegates walked by the river.",
        (),
    ),
)
