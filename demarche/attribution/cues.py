"""The cues of a sentence: every word in it that brings in what somebody says, thinks or wants.

Belongs here: which kind of cue a word may be. Does not: the kinds (verbal_cues, nominal_cues), quotation
marks and whose words they hold (attributions), whom a source stands for (holders).
"""

from __future__ import annotations

from demarche.attribution.cue import Cue
from demarche.attribution.nominal_cues import (
    adjectival_cue,
    misread_verb,
    nominal_cue,
    phrasal_cue,
    words_of,
)
from demarche.attribution.verbal_cues import verbal_cue
from demarche.attribution.voices import Sentence
from demarche.parsing.tree import Token


def cues_in(sentence: Sentence) -> tuple[Cue, ...]:
    """The cues of a sentence from left to right."""
    return tuple(cue for token in sentence.doc if (cue := cue_at(token, sentence)) is not None)


def cue_at(token: Token, sentence: Sentence) -> Cue | None:
    """The cue that a word is, if it is one."""
    lexicon = sentence.lexicon
    if token.lower_ in lexicon.source_words:
        return phrasal_cue(token)
    if token.pos_ == "VERB":
        return verbal_cue(token, lexicon)
    if token.pos_ == "ADJ":
        return adjectival_cue(token, lexicon)
    if token.pos_ != "NOUN":
        return None
    return misread_verb(token, lexicon) or words_of(token) or nominal_cue(token, sentence)
