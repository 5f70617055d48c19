"""How a position is put: by which act, and what says so.

Belongs here: in which order a cue and its clause are asked for the act of a row. Does not: what single cues
say (cue_acts), what a clause says where its rule leaves the act open (clause_acts), which side is taken
(climbing).
"""

from __future__ import annotations

from typing import NamedTuple

from demarche.acts.lexicon import Lexicon
from demarche.acts.modality import auxiliaries
from demarche.acts.tone import complaint
from demarche.parsing.tree import Token
from demarche.positions.clause_acts import (
    act_of_verb,
    has_voted,
    is_committed,
    is_in_a_bill,
    is_obliging,
    obliges,
    threatens,
    way_up,
)
from demarche.positions.confidence import rule_class
from demarche.positions.cue_acts import act_of_presenting, act_of_wish, is_state
from demarche.positions.findings import Finding
from demarche.positions.tense import predicate_of, tense_of
from demarche.topics.mentions import TopicMention
from schemas.codebooks.acts import ActName

OPEN = frozenset(
    {"bare", "heading", "agency", "possessor", "said", "effect of subject", "existing", "performance"}
)
"""Rules that find a side without saying how it is put."""
SIDELESS = frozenset({"bare", "heading", "said"})
"""Those that show no more than whose a topic is."""
DONE = frozenset({"act", "told of"})
DEPLORED = -0.3
"""Below which tone a good is named only to deplore what becomes of it."""
SOLEMN = frozenset({"speech", "treaty"})
"""Genres that name a good to praise it; who argues in any other and praises nothing complains."""


class Wording(NamedTuple):
    """The act of a position and what it was read from: `cue` where the rule of the side says it."""

    act: str
    rule: str


def wording_of(finding: Finding, mention: TopicMention, genre: str, lexicon: Lexicon) -> Wording:
    """How a position is put; a cue is asked for its own words first, then its clause if it is open."""
    rule = rule_class(finding.rule)
    return (
        _of_cue(finding, rule, lexicon)
        or (_of_clause(finding, rule, mention, genre, lexicon) if rule in OPEN else None)
        or Wording(finding.act, "cue")
    )


def _of_cue(finding: Finding, rule: str, lexicon: Lexicon) -> Wording | None:
    """What the cue's own words say more exactly than its class."""
    cue = finding.predicate
    if rule == "wish" and (wished := act_of_wish(finding, lexicon)) is not None:
        return Wording(*wished)
    if rule == "agree" and cue.pos_ == "NOUN" and finding.act == "commit":
        return Wording("act", "agreement")
    if rule == "commit" and cue.lemma_.lower() in lexicon.programmes:
        return Wording("propose", "presented")
    if rule in OPEN | DONE | {"offer"} and (act := act_of_presenting(predicate_of(cue), lexicon)) is not None:
        return Wording(act, "presented")
    if rule == "act" and finding.act == "act" and is_state(finding, lexicon):
        return Wording(_act_of_side(finding.sign), "state")
    return None


def _of_clause(
    finding: Finding, rule: str, mention: TopicMention, genre: str, lexicon: Lexicon
) -> Wording | None:
    """What the clause shows; the first of these.

    An obligation asks for something, a verb of a telling class has its own act, a threat is a warning, what
    would be is proposed or, if it is bad, warned of; what somebody is told to have done is an act. Else good
    and bad words decide.
    """
    clause, head = predicate_of(finding.predicate), finding.predicate.doc[mention.head]
    words = auxiliaries(clause)
    if any(obliges(token, lexicon) for token in way_up(head)):
        return Wording("demand", "obligation")
    if (act := act_of_verb(clause, lexicon)) is not None:
        return Wording(act, "verb")
    if threatens(mention, head, lexicon):
        return Wording("warn", "threat")
    deplored = finding.act == "criticise"
    if is_in_a_bill(head, lexicon) and not deplored:
        return Wording("propose", "presented")
    if has_voted(head):
        return Wording("act", "vote")
    if is_committed(head, lexicon):
        return Wording("commit", "committed")
    if "would" in words and not deplored:
        return Wording("propose", "hypothetical")
    if deplored and any(word in lexicon.weak or word in lexicon.future for word in words):
        return Wording("warn", "hypothetical")
    if rule == "agency" and _is_done(finding, clause):
        return Wording("act", "done")
    if rule != "possessor" and is_obliging(head, lexicon):
        return Wording("demand", "obligation-near")
    if rule == "agency":
        return Wording(_act_of_side(finding.sign * mention.toward), "side")
    beside = (t for t in head.doc if not mention.start <= t.i < mention.end)
    if rule in SIDELESS and not deplored:
        tone = complaint(beside, lexicon)
        if tone <= DEPLORED or (tone <= 0 and genre not in SOLEMN):
            return Wording("criticise", "tone")
    return None


def _act_of_side(side: int) -> ActName:
    """The act of a side that nothing else says more of."""
    return "endorse" if side >= 0 else "criticise"


def _is_done(finding: Finding, clause: Token) -> bool:
    """Whether somebody is told to have acted: of others in any past, of whoever speaks in the perfect."""
    tense = tense_of(clause)
    return tense == "perfect" or (tense == "past" and bool(finding.holders))
