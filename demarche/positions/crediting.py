"""Deeds that somebody is praised or blamed for: "thanked Sweden for recognising", "was wrong to abandon".

Belongs here: the deed as a position of whoever did it. Does not: the praise or the blame, which is the
position of whoever utters it (attitudes, judgements).
"""

from __future__ import annotations

from demarche.acts.edges import Edge
from demarche.acts.lexicon import Lexicon
from demarche.acts.modality import is_future, is_hypothetical, is_obliged
from demarche.acts.negation import is_negated
from demarche.attribution.holders import holders_of
from demarche.attribution.voices import Holder, Sentence
from demarche.parsing.tree import Token
from demarche.positions.findings import Finding
from schemas.codebooks.acts import Attitude

DEEDS = frozenset({"for", "of", "on", "over"})
"""Prepositions that lead from praise or blame to what was done."""
CREDITED = 0.5
BLAMED = frozenset({"obj", "iobj", "nsubj:pass"})


def praised_for(
    edge: Edge, entry: Attitude, sign: int, sentence: Sentence, lexicon: Lexicon
) -> Finding | None:
    """The deed of the object of praise or blame: "I commend Kenya for ratifying", "accused of violating"."""
    head = edge.head
    if head.pos_ != "VERB" or edge.preposition[0] not in DEEDS or entry.act not in {"endorse", "criticise"}:
        return None
    if not _is_a_deed(edge.child, lexicon) or is_obliged(head, lexicon) or is_negated(head, lexicon):
        return None
    blamed = next((c for c in head.children if c.dep_ in BLAMED and c != edge.child), None)
    return _deed(blamed, edge.child, sign, sentence)


def right_to(edge: Edge, sign: int, sentence: Sentence, lexicon: Lexicon) -> Finding | None:
    """The deed of the subject of a judgement: "the Senate was right to reject"."""
    head = edge.head
    if head.pos_ != "ADJ" or edge.preposition[0] != "to" or head.lemma_.lower() not in lexicon.valence:
        return None
    if is_hypothetical(head, lexicon) or is_future(head, lexicon) or edge.child.pos_ != "VERB":
        return None
    subject = next((c for c in head.children if c.dep_ == "nsubj"), None)
    return _deed(subject, edge.child, sign, sentence)


def _deed(doer: Token | None, deed: Token, sign: int, sentence: Sentence) -> Finding | None:
    holders: tuple[Holder, ...] = holders_of(doer, sentence) if doer is not None else ()
    known = tuple(h for h in holders if not h.is_described)
    if not known or known == sentence.voice:
        return None
    sure = CREDITED * min(h.certainty for h in known)
    return Finding(known, "act", sign, deed, "credited", sure, is_reported=True)


def _is_a_deed(token: Token, lexicon: Lexicon) -> bool:
    return token.tag_ == "VBG" or (token.pos_ == "NOUN" and token.lemma_.lower() in lexicon.event_nouns)
