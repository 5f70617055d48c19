"""Reported speech within a sentence: who is made to say what a clause says.

Belongs here: verbs that report a clause, "…, he said", "according to …".
Does not: attitudes, which report and take a side at once (positions.cues); quotation marks (quotes).
"""

from __future__ import annotations

from spacy.tokens import Token

from demarche.acts.edges import Edge
from demarche.acts.lexicon import Lexicon
from demarche.attribution.holders import holders_of
from demarche.attribution.subjects import subject_of, subject_of_noun
from demarche.attribution.voices import Holder, Sentence

CONTENT = frozenset({"ccomp", "parataxis", "acl", "acl:relcl", "xcomp", "advcl"})


def reporting(edge: Edge, sentence: Sentence, lexicon: Lexicon) -> tuple[Holder, ...] | None:
    """Who reports the clause below a step: holders, () if nobody known, None if nothing is reported."""
    child, head = edge.child, edge.head
    if edge.relation not in CONTENT or child.pos_ not in {"VERB", "AUX", "ADJ", "NOUN", "PROPN", "PRON"}:
        return None
    lemma = head.lemma_.lower()
    if head.pos_ == "VERB" and lemma in lexicon.report_verbs and edge.relation in {"ccomp", "parataxis"}:
        subject = subject_of(head)
        return holders_of(subject, sentence) if subject is not None else ()
    if head.pos_ == "NOUN" and lemma in lexicon.report_nouns and edge.relation in {"acl", "ccomp"}:
        subject = subject_of_noun(head, sentence)
        return holders_of(subject, sentence) if subject is not None else ()
    return None


def asides(token: Token, sentence: Sentence, lexicon: Lexicon) -> tuple[Holder, ...]:
    """Holders named beside a clause: "…, the minister said", "according to the minister"."""
    for child in token.children:
        lemma = child.lemma_.lower()
        if child.dep_ in {"parataxis", "ccomp"} and child.pos_ == "VERB":
            known = lemma in lexicon.report_verbs or lemma in lexicon.attitude_verbs
            own = [c for c in child.children if c.dep_ == "nsubj"]
            has_content = any(c.dep_ in {"ccomp", "obj", "xcomp"} for c in child.children)
            if known and own and not has_content:
                return holders_of(own[0], sentence)
        if child.dep_.split(":")[0] in {"obl", "nmod", "advmod"} and any(
            c.lower_ in lexicon.source_words and c.dep_ in {"case", "fixed", "mark"} for c in child.children
        ):
            return holders_of(child, sentence)
    return ()
