"""How a position is put, where the rule that found it leaves that open.

Belongs here: the act of a row whose cue shows whose a topic is, or which side is taken, but not in what way:
by the mood, the verb and the tense of its clause. Does not: cues that name an act themselves (attitudes,
deeds), which side is taken (climbing).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from demarche.acts.lexicon import Lexicon
from demarche.acts.modality import auxiliaries, is_imperative
from demarche.acts.verb_effects import base_of
from demarche.parsing.tree import Token
from demarche.positions.confidence import rule_class
from demarche.positions.findings import Finding
from demarche.positions.tense import predicate_of, tense_of
from demarche.topics.mentions import TopicMention
from schemas.codebooks.acts import ActName

OPEN = frozenset(
    {"bare", "heading", "agency", "possessor", "said", "effect of subject", "existing", "performance"}
)
"""Rules that find a side without saying how it is put."""
TELLING = frozenset({"propose", "demand", "need", "wish", "warn"})
"""Classes of attitude by which a clause says how it is put, also where they do not govern the topic."""
LONGEST = 40
"""Most steps up the tree, as in climbing."""


class Wording(NamedTuple):
    """The act of a position and what it was read from: `cue` where the rule of the side says it."""

    act: str
    rule: str


def wording_of(finding: Finding, mention: TopicMention, lexicon: Lexicon) -> Wording:
    """How a position is put; the first of these that its clause shows.

    An obligation asks for something, a verb of a telling class has its own act, what would be is proposed or,
    if it is bad, warned of; what somebody is told to have done is an act. Else good and bad words decide.
    """
    rule = rule_class(finding.rule)
    if rule not in OPEN:
        return Wording(finding.act, "cue")
    clause = predicate_of(finding.predicate)
    words = auxiliaries(clause)
    above = _way_up(finding.predicate.doc[mention.head])
    if any(_obliges(token, lexicon) for token in above):
        return Wording("demand", "obligation")
    if (act := _act_of_verb(clause, lexicon)) is not None:
        return Wording(act, "verb")
    deplored = finding.act == "criticise"
    if "would" in words and not deplored:
        return Wording("propose", "hypothetical")
    if deplored and any(word in lexicon.weak or word in lexicon.future for word in words):
        return Wording("warn", "hypothetical")
    if rule != "agency":
        return Wording(finding.act, "cue")
    if _is_done(finding, clause):
        return Wording("act", "done")
    return Wording("endorse" if finding.tone * mention.toward >= 0 else "criticise", "tone")


def _way_up(token: Token) -> Iterator[Token]:
    """A token and all that is above it."""
    for _ in range(LONGEST):
        yield token
        if token.head == token:
            return
        token = token.head


def _obliges(token: Token, lexicon: Lexicon) -> bool:
    """Whether a predicate is what ought to be, or an imperative."""
    if token.pos_ not in {"VERB", "AUX", "ADJ"}:
        return False
    return any(word in lexicon.deontic for word in auxiliaries(token)) or is_imperative(token)


def _act_of_verb(clause: Token, lexicon: Lexicon) -> ActName | None:
    """The act that the predicate of a clause names: "we seek", "he called", "what is needed is"."""
    tables = {
        "VERB": lexicon.attitude_verbs,
        "NOUN": lexicon.attitude_nouns,
        "ADJ": lexicon.attitude_adjectives,
    }
    lemma = base_of(clause, lexicon) if clause.pos_ == "VERB" else clause.lemma_.lower()
    entry = tables.get(clause.pos_, {}).get(lemma)
    if entry is None or entry.name not in TELLING:
        return None
    return "demand" if entry.name == "need" else entry.act


def _is_done(finding: Finding, clause: Token) -> bool:
    """Whether somebody is told to have acted: of others in any past, of whoever speaks in the perfect."""
    tense = tense_of(clause)
    return tense == "perfect" or (tense == "past" and bool(finding.holders))
