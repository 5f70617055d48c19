"""Sentences of our own, one a construction: text and the (source, cue, content) that must be found in it."""

from __future__ import annotations

from typing import NamedTuple


class Case(NamedTuple):
    """A construction with its example; parts as they stand in the text, "" for none."""

    name: str
    text: str
    found: tuple[tuple[str, str, str], ...]


CASES = (
    Case(
        "indirect speech",
        "The governor said the road would be closed.",
        (("The governor", "said", "the road would be closed"),),
    ),
    Case(
        "indirect speech with that",
        "The union argues that wages must rise.",
        (("The union", "argues", "that wages must rise"),),
    ),
    Case(
        "auxiliaries and adverbs belong to the cue",
        "The ministry has repeatedly denied that the talks failed.",
        (("The ministry", "has repeatedly denied", "that the talks failed"),),
    ),
    Case(
        "quotation before its cue",
        '"We will not accept this treaty," the senator said.',
        (("the senator", "said", '"We will not accept this treaty,"'),),
    ),
    Case(
        "inverted cue",
        '"We will not accept this treaty," said Rep. Jane Holloway.',
        (("Rep. Jane Holloway", "said", '"We will not accept this treaty,"'),),
    ),
    Case(
        "curly marks",
        "The mayor said, “The harbour belongs to the whole town.”",
        (("The mayor", "said", "“The harbour belongs to the whole town.”"),),
    ),
    Case(
        "split quotation",
        '"We have waited long enough," the minister said, "and we will wait no more."',
        (("the minister", "said", '"We have waited long enough," ... "and we will wait no more."'),),
    ),
    Case(
        "quotation that goes on behind its cue",
        '"This is our last offer," the envoy said. "We have nothing else to give."',
        (("the envoy", "said", '"This is our last offer," ... "We have nothing else to give."'),),
    ),
    Case(
        "quotation over several sentences before its cue",
        '"The dam must go. It has killed the river," the biologist said.',
        (("the biologist", "said", '"The dam must go. It has killed the river,"'),),
    ),
    Case(
        "quotation over paragraphs",
        'The bishop said: "The poor cannot wait for us.\n\n"They need bread this winter."',
        (
            (
                "The bishop",
                "said",
                '"The poor cannot wait for us. ... "They need bread this winter."',
            ),
        ),
    ),
    Case(
        "appositive",
        "Anna Larsen, a law professor, said the rule was sound.",
        (("Anna Larsen, a law professor", "said", "the rule was sound"),),
    ),
    Case(
        "according to",
        "According to the agency, the river is clean.",
        (("the agency", "According to", "the river is clean"),),
    ),
    Case(
        "according to, behind",
        "The river is clean, according to the agency.",
        (("the agency", "according to", "The river is clean"),),
    ),
    Case(
        "in the words of",
        "In the words of the chairman, the plan is a swindle.",
        (("the chairman", "words", "the plan is a swindle"),),
    ),
    Case(
        "clause set between commas",
        "The talks, the ambassador said, will go on until spring.",
        (("the ambassador", "said", "The talks ... will go on until spring"),),
    ),
    Case(
        "closing clause without quotation marks",
        "The bridge will be finished next year, officials said.",
        (("officials", "said", "The bridge will be finished next year"),),
    ),
    Case(
        "participle that adds",
        "The company said the plant was safe, adding that it would hire more guards.",
        (
            ("The company", "said", "the plant was safe"),
            ("The company", "adding", "that it would hire more guards"),
        ),
    ),
    Case(
        "attitude with an object",
        "The council condemned the attack.",
        (("The council", "condemned", "the attack"),),
    ),
    Case(
        "attitude with a preposition",
        "Farmers called for higher prices.",
        (("Farmers", "called for", "higher prices"),),
    ),
    Case(
        "attitude with an infinitive",
        "The president vowed to close the camp.",
        (("The president", "vowed", "to close the camp"),),
    ),
    Case(
        "naming",
        "The senator called the treaty a disgrace.",
        (("The senator", "called", "the treaty a disgrace"),),
    ),
    Case(
        "noun with its maker",
        "She rejected his proposal for a new treaty.",
        (("his", "proposal", "for a new treaty"),),
    ),
    Case(
        "noun with a that-clause",
        "The minister's claim that taxes had fallen was false.",
        (("The minister", "claim", "that taxes had fallen"),),
    ),
    Case(
        "passive with an agent",
        "The plan was praised by the unions.",
        (("the unions", "was praised", "The plan"),),
    ),
    Case(
        "adjective",
        "Diplomats are confident that the truce will hold.",
        (("Diplomats", "are confident", "that the truce will hold"),),
    ),
    Case(
        "name and colon",
        "HOLLOWAY: The tariff has ruined our farms.\n\nBRANDT: Then abolish it.",
        (
            ("HOLLOWAY", ":", " The tariff has ruined our farms."),
            ("BRANDT", ":", " Then abolish it."),
        ),
    ),
)
