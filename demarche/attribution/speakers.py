"""Whose words stand between quotation marks.

Belongs here: the speaker of the quotation in a sentence, with the memory of the document.
Does not: finding quotation marks (quotes), reported speech without them (reports).
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from demarche.acts.lexicon import Lexicon
from demarche.attribution.holders import holders_of
from demarche.attribution.quotes import Quotation
from demarche.attribution.voices import Holder, Sentence

WORDS_OF_SPEECH = 4
"""Shorter quotations are names and single words in somebody else's sentence."""


def quoted_tokens(sentence: Sentence, start: int, quotations: Sequence[Quotation]) -> frozenset[int]:
    """Indices of the tokens inside a quotation; `start` is where the sentence begins in the text."""
    doc = sentence.doc
    end = start + len(doc.text)
    inside: set[int] = set()
    for quotation in quotations:
        if quotation.end <= start or quotation.start >= end:
            continue
        tokens = [t.i for t in doc if quotation.start <= start + t.idx < quotation.end]
        words = sum(doc[i].is_alpha for i in tokens)
        if words >= WORDS_OF_SPEECH or quotation.start < start or quotation.end > end:
            inside.update(tokens)
    return frozenset(inside)


def speaker_of(sentence: Sentence, quoted: frozenset[int], lexicon: Lexicon) -> tuple[Holder, ...]:
    """The holders speaking in the quotation: named beside it, else the one who spoke last."""
    for token in sentence.doc:
        if token.i in quoted or token.pos_ != "VERB":
            continue
        lemma = token.lemma_.lower()
        if lemma in lexicon.report_verbs or lemma in lexicon.attitude_verbs:
            for child in token.children:
                if child.dep_ == "nsubj" and child.i not in quoted and (found := holders_of(child, sentence)):
                    return found
    for token in sentence.doc:
        if token.lower_ in lexicon.source_words and (found := _according(token, sentence)):
            return found
    memory = sentence.memory
    if memory.speaker:
        return memory.speaker
    return (memory.person,) if memory.person is not None else memory.own


def _according(token: Token, sentence: Sentence) -> tuple[Holder, ...]:
    return holders_of(token.head, sentence) if token.head != token else ()
