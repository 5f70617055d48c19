"""Verbs that attribute: speech, thought and attitudes, active and passive.

Belongs here: a verb with its source and content as tokens. Does not: nouns, adjectives and phrases
(nominal_cues), stretches of text (reach).
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.acts.edges import case_of
from demarche.acts.lexicon import Lexicon
from demarche.attribution.cue import Cue
from demarche.attribution.subjects import agent_of, interposed, nominal_before, subject_of
from demarche.parsing.tree import Token
from schemas.codebooks.acts import Attitude

FINITE = frozenset({"VBD", "VBZ", "VBP"})
OUTSIDE = frozenset({"parataxis", "ccomp", "advcl"})
PREDICATES = frozenset({"VERB", "AUX", "ADJ", "NOUN", "PROPN", "PRON", "ADV", "NUM"})


def verbal_cue(verb: Token, lexicon: Lexicon) -> Cue | None:
    """The cue that a verb is, if it is one."""
    lemma, key = verb.lemma_.lower(), verb_key(verb)
    attitude = lexicon.attitude_verbs.get(key) or lexicon.attitude_verbs.get(lemma)
    if attitude is not None and (attitude.name in lexicon.unspoken or lemma in lexicon.unspoken_verbs):
        attitude = None
    is_speech = lemma in lexicon.report_verbs or lemma in lexicon.showing
    is_about = lemma in lexicon.about_verbs or any(
        f"{lemma} {case_of(c)}" in lexicon.about_verbs for c in verb.children if c.dep_ == "obl"
    )
    if not is_speech and attitude is None and not is_about:
        return None
    if any(c.dep_ in {"nsubj:pass", "aux:pass"} for c in verb.children):
        return _passive(verb, is_speech)
    is_report = lemma in lexicon.report_verbs and verb.tag_ in {*FINITE, "VBG"}
    added_to = _added_to(verb, lexicon) if is_report or attitude is not None else None
    source = (interposed(verb) if is_speech else None) or subject_of(added_to or verb)
    if source is None and verb.tag_ in FINITE and (is_speech or attitude is not None):
        source = nominal_before(verb)
    contents = tuple(_contents_of_verb(verb, is_speech, is_about, attitude, lexicon))
    if contents:
        return Cue(verb, source, contents, False, is_speech, is_report, added_to is not None)
    if not is_speech and attitude is None:
        return None
    own = next((c for c in verb.children if c.dep_ == "nsubj"), None) or _inverted(verb, lexicon)
    source = source or own
    if own is not None and source is not None and source.head == verb:
        own = source
    if verb.dep_ in OUTSIDE and own is not None and verb.head.pos_ in PREDICATES:
        # "The talks, he said, will go on"; "As he put it, ..."
        marked = {c.lower_ for c in verb.children if c.dep_ == "mark"}
        is_apart = verb.dep_ == "parataxis" or (verb.dep_ == "ccomp" and not marked and _stands_apart(verb))
        if is_apart or (verb.dep_ == "advcl" and marked == {"as"}):
            return Cue(verb, own, (verb.head,), is_above=True, is_speech=True)
    return Cue(verb, source, (), False, True, is_report, added_to is not None) if is_speech else None


def _inverted(verb: Token, lexicon: Lexicon) -> Token | None:
    """The subject right behind a verb of speech, taken for an object by the parser: "argued Ann Example"."""
    if verb.tag_ not in FINITE or verb.lemma_.lower() not in lexicon.report_verbs or not _stands_apart(verb):
        return None
    if any(c.dep_ == "nsubj" for c in verb.children):
        return None
    return next(
        (c for c in verb.children if c.dep_ == "obj" and c.pos_ == "PROPN" and c.i == verb.i + 1), None
    )


def verb_key(verb: Token) -> str:
    """The lemma of a verb with its particle: "put forward"."""
    particle = next((c.lower_ for c in verb.children if c.dep_ == "compound:prt"), None)
    lemma = verb.lemma_.lower()
    return f"{lemma} {particle}" if particle else lemma


def _added_to(verb: Token, lexicon: Lexicon) -> Token | None:
    """The verb whose speaker goes on with this one: "said X, arguing that Y", "said X and warned"."""
    if any(c.dep_ in {"nsubj", "mark", "case", "aux"} for c in verb.children):
        return None
    before = verb.nbor(-1) if verb.i else None
    is_participle = verb.tag_ == "VBG" and before is not None and before.text == ","
    governor = verb.head
    for _ in range(3):
        if (
            governor.lemma_.lower() in lexicon.report_verbs
            and governor.pos_ == "VERB"
            and governor.i < verb.i
        ):
            same = governor.tag_ == verb.tag_ and verb.tag_ in FINITE
            return (
                governor
                if is_participle or (same and verb.dep_ == "conj" and governor != verb.head)
                else None
            )
        if governor.dep_ == "ROOT":
            return None
        governor = governor.head
    return None


def _contents_of_verb(
    verb: Token, is_speech: bool, is_about: bool, attitude: Attitude | None, lexicon: Lexicon
) -> Iterator[Token]:
    takes_object = is_about or attitude is not None
    is_naming = verb.lemma_.lower() in lexicon.naming_verbs
    prepositions = set(attitude.prepositions) if attitude else set()
    for child in verb.children:
        if _goes_on_speaking(child, lexicon):
            continue
        if child.dep_ == "ccomp" or (child.dep_ == "parataxis" and is_speech and child.i > verb.i):
            if child.i > verb.i or not _is_aside(child):
                yield child
        elif child.dep_ == "xcomp":
            if attitude is not None or is_naming or _is_infinitive(child):
                yield child
        elif child.dep_ == "obj":
            if takes_object or is_naming:
                yield child
        elif child.dep_ == "obl":
            case = case_of(child)
            asked = prepositions if attitude else lexicon.about_prepositions if is_about else ()
            is_own = f"{verb.lemma_.lower()} {case}" in lexicon.about_verbs
            if case in asked or is_own or (takes_object and case == "as"):
                yield child
        elif child.dep_ == "advcl" and attitude is not None:
            marks = {c.lower_ for c in child.children if c.dep_ == "mark"}
            if marks & prepositions:
                yield child


def _passive(verb: Token, is_speech: bool) -> Cue | None:
    """ "The plan was praised by the Senate"; "it was said that ..."."""
    agent = agent_of(verb)
    clause = next((c for c in verb.children if c.dep_ in {"ccomp", "csubj", "csubj:pass"}), None)
    if clause is not None and is_speech:
        return Cue(verb, agent, (clause,), is_speech=True)
    theme = next((c for c in verb.children if c.dep_ == "nsubj:pass"), None)
    return Cue(verb, agent, (theme,)) if agent is not None and theme is not None else None


def _goes_on_speaking(child: Token, lexicon: Lexicon) -> bool:
    """Whether a participle only adds another verb of speech: "..., he said, adding that ..."."""
    return (
        child.tag_ == "VBG"
        and ((lemma := child.lemma_.lower()) in lexicon.report_verbs or lemma in lexicon.attitude_verbs)
        and not any(c.dep_ in {"nsubj", "aux", "mark"} for c in child.children)
    )


def _is_infinitive(token: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "mark" for c in token.children)


def _stands_apart(verb: Token) -> bool:
    """Whether a comma or a quotation mark comes before a clause."""
    first = verb.left_edge.i
    return verb.doc[first].is_punct or (first > 0 and verb.doc[first - 1].is_punct)


def _is_aside(token: Token) -> bool:
    """Whether a clause before a verb is itself only "he said"."""
    return not any(c.dep_ in {"ccomp", "obj"} for c in token.children) and len(list(token.subtree)) < 3
