"""Nouns, adjectives and phrases that attribute: "the claim that", "is critical of", "according to".

Belongs here: such a word with its source and content as tokens. Does not: verbs (verbal_cues), stretches
of text (reach).
"""

from __future__ import annotations

from demarche.acts.edges import case_of
from demarche.acts.lexicon import Lexicon
from demarche.attribution.cue import Cue
from demarche.attribution.subjects import nominal_before, subject_of, subject_of_noun
from demarche.attribution.voices import Sentence
from demarche.parsing.tree import Token

CLAUSES = frozenset({"ccomp", "acl", "acl:relcl"})
BESIDE = frozenset({"obl", "nmod", "advmod", "parataxis"})


def adjectival_cue(adjective: Token, lexicon: Lexicon) -> Cue | None:
    """ "They are confident that ...", "she is critical of ..."."""
    attitude = lexicon.attitude_adjectives.get(adjective.lemma_.lower())
    if attitude is None:
        return None
    contents = tuple(
        c
        for c in adjective.children
        if c.i > adjective.i
        and (c.dep_ in {"ccomp", "xcomp"} or (c.dep_ == "obl" and case_of(c) in attitude.prepositions))
    )
    source = subject_of(adjective)
    return Cue(adjective, source, contents) if contents and source is not None else None


def nominal_cue(noun: Token, sentence: Sentence) -> Cue | None:
    """ "His proposal to ...", "a statement by the minister that ...", "the claim that ..."."""
    lexicon, lemma = sentence.lexicon, noun.lemma_.lower()
    attitude = lexicon.attitude_nouns.get(lemma)
    if attitude is not None and (attitude.name in lexicon.unspoken or attitude.needs_negation):
        attitude = None
    if lemma not in lexicon.report_nouns and attitude is None:
        return None
    prepositions = attitude.prepositions if attitude else ()
    source = subject_of_noun(noun, sentence, of_means_by=attitude is None or attitude.of_means_by)
    contents = tuple(
        c
        for c in noun.children
        if c != source
        and c.i > noun.i
        and (
            (c.dep_ in {*CLAUSES, "xcomp"} and _is_clause(c))
            or (c.dep_ == "nmod" and case_of(c) in prepositions)
        )
    )
    return Cue(noun, source, contents) if contents and source is not None else None


def phrasal_cue(word: Token) -> Cue | None:
    """ "According to X": the clause beside it is what X says."""
    if word.dep_ not in {"case", "fixed", "mark", "advcl", "acl"}:
        return None
    if word.dep_ in {"advcl", "acl"}:
        source = next((c for c in word.children if c.dep_ in {"obl", "obj", "nmod"}), None)
        head = word.head
    else:
        source = word.head if word.dep_ != "fixed" else word.head.head
        head = source.head
    if source is None or source == head or source.pos_ not in {"NOUN", "PROPN", "PRON", "NUM"}:
        return None
    return Cue(word, source, (head,), is_above=True)


def words_of(words: Token) -> Cue | None:
    """ "In the words of X, ...", "in his words": the clause beside it is what X says."""
    if (
        words.lower_ != "words"
        or case_of(words) != "in"
        or words.dep_ not in {"obl", "nmod", "advmod", "parataxis"}
    ):
        return None
    source = next(
        (c for c in words.children if c.dep_ == "nmod:poss" or (c.dep_ == "nmod" and case_of(c) == "of")),
        None,
    )
    return Cue(words, source, (words.head,), is_above=True) if source is not None else None


def misread_verb(token: Token, lexicon: Lexicon) -> Cue | None:
    """A verb of speech that was taken for a noun: "Smith charges that ..."."""
    if token.lemma_.lower() not in lexicon.report_verbs or not token.lower_.endswith("s"):
        return None
    if token.i == 0 or token.i + 1 == len(token.doc) or token.nbor(1).lower_ != "that":
        return None
    if token.nbor(-1).pos_ != "PROPN":
        return None
    source = nominal_before(token)
    clause = tuple(c for c in token.children if c.i > token.i and c.dep_ in {*CLAUSES, "dep"})
    return Cue(token, source, clause[:1], is_speech=True) if source is not None and clause else None


def _is_clause(token: Token) -> bool:
    """Whether a clause says what a noun means, and does not only describe it ("the claim that she made")."""
    is_bare = token.tag_ in {"VBN", "VBG"} and not any(c.dep_.startswith("aux") for c in token.children)
    if is_bare or (token.dep_ == "acl:relcl" and not any(c.dep_ == "mark" for c in token.children)):
        return False
    return any(c.dep_ in {"mark", "nsubj"} for c in token.children)
