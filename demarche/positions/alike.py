"""Others who are said to side alike, or not: "like France, we oppose", "as did Canada", "unlike her rival".

Belongs here: the same side for whoever a predicate is likened to, the opposite one for whom it is set apart
from. Does not: subjects that are joined (attribution.holders).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from demarche.acts.modality import is_main_verb
from demarche.attribution.holders import holders_of
from demarche.attribution.subjects import agent_of
from demarche.attribution.voices import Sentence
from demarche.parsing.tree import Token
from demarche.positions.findings import Finding

WITH = frozenset({"like", "alongside", "together", "along"})
APART = frozenset({"unlike"})
BACKED = frozenset({"back", "support", "join", "second", "follow"})
ALIKE = 0.6
"""How far the likened is as sure as whom he is likened to."""
BARE = frozenset({"bare", "heading", "agency", "said", "possessor"})


def alike(found: Sequence[Finding], sentence: Sentence) -> Iterator[Finding]:
    """Findings of those who are said to side as the holders of others do, or not to."""
    known = {h.holder_id for f in found for h in f.holders}
    for finding in found:
        if finding.rule in BARE:
            continue
        for token, turn in _likened(finding.predicate):
            holders = tuple(
                h for h in holders_of(token, sentence) if not h.is_described and h.holder_id not in known
            )
            if holders and holders != sentence.voice:
                known |= {h.holder_id for h in holders}
                sure = finding.confidence * ALIKE * min(h.certainty for h in holders)
                yield finding.with_(
                    holders=holders,
                    sign=finding.sign * turn,
                    confidence=sure,
                    rule="alike",
                    is_reported=True,
                    addressees=(),
                )


def _likened(predicate: Token) -> Iterator[tuple[Token, int]]:
    if is_main_verb(predicate):
        yield from ((other, 1) for other in _beside(predicate.head) if other.i < predicate.i)
    for child in predicate.children:
        if child.dep_.split(":")[0] == "obl":
            words = {c.lower_ for c in child.children if c.dep_ in {"case", "advmod", "fixed"}}
            if not WITH.isdisjoint(words) or not APART.isdisjoint(words):
                yield child, -1 if words & APART else 1
        elif child.dep_ == "nsubj":
            yield from ((other, 1) for other in _beside(child))
        elif child.dep_ == "advmod" and child.lower_ in WITH:
            yield from ((c, 1) for c in child.children if c.dep_ == "obl")
        elif child.dep_ == "advcl" and child.lemma_ in {"do", "have"}:
            marks = {c.lower_ for c in child.children if c.dep_ in {"mark", "case", "advmod"}}
            # "As did Canada": the parser may take an inverted subject for an object.
            subject = next((c for c in child.children if c.dep_ in {"nsubj", "obj"}), None)
            if "as" in marks and subject is not None:
                yield subject, 1


def _beside(subject: Token) -> Iterator[Token]:
    """Who stands by a subject: "France, along with Spain,", "France, backed by Spain,"."""
    for child in subject.children:
        if child.dep_ == "nmod" and any(c.lower_ in WITH for c in child.children if c.dep_ == "case"):
            yield child
        elif child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_.lower() in BACKED:
            agent = agent_of(child)
            if agent is not None:
                yield agent
