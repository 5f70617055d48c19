"""Reported speech within a sentence: who is made to say what a clause says.

Belongs here: verbs that report a clause, "…, he said", "according to …".
Does not: attitudes, which report and take a side at once (positions.cues); quotation marks (quotes).
"""

from __future__ import annotations

from demarche.acts.edges import Edge
from demarche.acts.lexicon import Lexicon
from demarche.attribution.cues import cue_at
from demarche.attribution.holders import holders_of
from demarche.attribution.verbal_cues import OUTSIDE
from demarche.attribution.voices import Holder, Sentence
from demarche.parsing.tree import Token

CONTENT = frozenset({"ccomp", "parataxis", "acl", "acl:relcl", "xcomp", "advcl"})
NOT_CONTENT = frozenset({"ADP", "CCONJ", "DET", "PUNCT", "ADV", "SCONJ", "PART"})


def reporting(edge: Edge, sentence: Sentence, lexicon: Lexicon) -> tuple[Holder, ...] | None:
    """Who reports the clause below a step: holders, () if nobody known, None if nothing is reported."""
    child, head = edge.child, edge.head
    if edge.relation not in CONTENT or child.pos_ in NOT_CONTENT:
        return None
    lemma = head.lemma_.lower()
    is_verb = (
        head.pos_ == "VERB" and lemma in lexicon.report_verbs and edge.relation in {"ccomp", "parataxis"}
    )
    is_noun = head.pos_ == "NOUN" and lemma in lexicon.report_nouns and edge.relation in {"acl", "ccomp"}
    if not is_verb and not is_noun:
        return None
    cue = cue_at(head, sentence)
    if cue is None or cue.source is None or cue.is_above:
        return ()
    return holders_of(cue.source, sentence)


def asides(token: Token, sentence: Sentence) -> tuple[Holder, ...]:
    """Holders named beside a clause: "…, the minister said", "according to the minister"."""
    return sentence.once(_asides, token)


def _asides(token: Token, sentence: Sentence) -> tuple[Holder, ...]:
    source_words = sentence.lexicon.source_words
    for child in token.children:
        for word in (child, *[c for c in child.children if c.dep_ in {"case", "fixed", "mark"}]):
            # Nothing else stands above its own cue; most words are none, and this is asked at every step.
            is_verb = word.pos_ == "VERB" and word.dep_ in OUTSIDE
            if not is_verb and word.lower_ != "words" and word.lower_ not in source_words:
                continue
            cue = cue_at(word, sentence)
            if cue is not None and cue.is_above and cue.source is not None and token in cue.contents:
                return holders_of(cue.source, sentence)
    return ()
