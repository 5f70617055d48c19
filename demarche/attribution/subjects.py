"""Who acts in a predicate or a noun, as the token that names them.

Belongs here: subjects that Universal Dependencies leave out, agents of passives and of nouns.
Does not: whom the token stands for (holders).
"""

from __future__ import annotations

from demarche.acts.edges import case_of, parted
from demarche.acts.lexicon import Lexicon
from demarche.attribution.voices import Sentence
from demarche.parsing.tree import Token


def subject_of(verb: Token) -> Token | None:
    """The token that acts in a predicate: its subject, a passive's agent, or the controller's subject.

    Universal Dependencies leave the subject of an infinitive, a participle or a second conjunct out;
    it is looked for at the governor, as far as four steps up.
    """
    current = verb
    for _ in range(4):
        passive = False
        for child in current.children:
            passive = passive or child.dep_ in {"nsubj:pass", "aux:pass"}
        for child in current.children:
            if parted(child) is not None:
                continue
            if child.dep_ in {"nsubj", "csubj"} and child.pos_ != "VERB" and child.lower_ not in {"there"}:
                return _last_of_phrase(child)
            if child.dep_ == "expl" and child.lower_ == "it" and not _announces(current):
                return child
            if (
                passive
                and child.dep_.startswith("obl")
                and any(c.dep_ == "case" and c.lower_ == "by" for c in child.children)
            ):
                return child
        if (named := _taken_for_addressed(current)) is not None:
            return named
        if passive:
            # "was quoted as saying", "is reported to have signed": the passive's subject does it.
            undergoes = current != verb and verb.dep_ in {"xcomp", "advcl"}
            return next((c for c in current.children if undergoes and c.dep_ == "nsubj:pass"), None)
        if current.dep_ in {"acl", "acl:relcl"}:
            if current.dep_ == "acl" and current.tag_ in {"VBG", "VBN"} and not _is_marked(current):
                return current.head
            if current.dep_ != "acl" or not any(c.dep_ == "cop" for c in current.head.children):
                return None
            current = current.head  # "were in the lead in advocating"
            continue
        if current.dep_ == "xcomp" and (controller := _object(current.head)) is not None:
            return controller
        if current.dep_ not in {"xcomp", "conj", "advcl", "ccomp"} or not _is_predicate(current.head):
            return None
        if current.dep_ == "ccomp" and any(c.dep_ == "mark" for c in current.children):
            return None
        current = current.head
    return None


def _taken_for_addressed(verb: Token) -> Token | None:
    """The subject that an aside parts from its verb, as if addressed: "Spain, for its part, objects"."""
    if verb.tag_ not in {"VBZ", "VBD"} and not any(c.dep_ == "aux" for c in verb.children):
        return None
    before = (c for c in verb.children if c.dep_ == "vocative" and c.pos_ == "PROPN" and c.i < verb.i)
    return next(before, None)


def _last_of_phrase(subject: Token) -> Token:
    """The head of a phrase that the parser took for two subjects: "the ruling party", "the ruling BJP"."""
    if subject.i + 1 == len(subject.doc) or subject.pos_ not in {"NOUN", "ADJ"}:
        return subject
    following = subject.nbor(1)
    return following if following.dep_ == "nsubj" and following.head == subject.head else subject


def is_said(nominal: Token) -> bool:
    """Whether a nominal is what something is said to be, not somebody named: "and is now its president"."""
    return any(c.dep_ in {"cop", "nsubj"} for c in nominal.children)


def _is_predicate(token: Token) -> bool:
    """A verb, or what is said to be: "were in the lead in advocating", "is a partner in building"."""
    return token.pos_ in {"VERB", "AUX", "ADJ"} or any(c.dep_ == "cop" for c in token.children)


def nominal_before(verb: Token) -> Token | None:
    """The nominal that stands right before a finite verb, where the tree gives the verb no subject."""
    i = verb.i - 1
    while i >= 0 and verb.doc[i].pos_ in {"AUX", "ADV", "PART"}:
        i -= 1
    if i < 0 or verb.doc[i].pos_ not in {"NOUN", "PROPN", "PRON"}:
        return None
    token = verb.doc[i]
    while token.head.i < verb.i and token.dep_ in {"flat", "compound", "nmod", "appos", "conj", "fixed"}:
        token = token.head
    return token if token.i < verb.i and token != verb else None


def nominal_after(verb: Token) -> Token | None:
    """The nominal that begins right behind a verb: "said Foreign Minister Jane Doe"."""
    i = verb.i + 1
    while i < len(verb.doc) and verb.doc[i].pos_ in {"DET", "ADJ", "NUM"}:
        i += 1
    if i >= len(verb.doc) or verb.doc[i].pos_ not in {"NOUN", "PROPN", "PRON"}:
        return None
    token = verb.doc[i]
    while token.head.i > verb.i and token.dep_ in {"flat", "compound", "nmod:desc", "nmod:poss", "fixed"}:
        token = token.head
    return token


def interposed(verb: Token) -> Token | None:
    """The subject of a clause set between commas: "The talks, the minister said, will go on"."""
    nominal = nominal_before(verb)
    if nominal is None:
        return None
    first = min(t.i for t in nominal.subtree if not t.is_punct)
    after = verb.nbor(1).text if verb.i + 1 < len(verb.doc) else ""
    return nominal if first > 0 and verb.doc[first - 1].text == "," and after == "," else None


def _is_marked(verb: Token) -> bool:
    return any(c.dep_ in {"mark", "case"} for c in verb.children)


def agent_of(verb: Token) -> Token | None:
    """Who acts in a passive: "was signed by the president", "was signed between Chile and Peru"."""
    others = [c for c in verb.children if c.dep_.startswith("obl")]
    return next(
        (c for c in others if case_of(c) == "by"),
        next((c for c in others if case_of(c) == "between" and _has_conjunct(c)), None),
    )


def _has_conjunct(token: Token) -> bool:
    return any(c.dep_ == "conj" for c in token.children)


def _announces(verb: Token) -> bool:
    """Whether "it" only announces a clause: "it seems that", "it is time to"."""
    return verb.pos_ != "VERB" or any(c.dep_ in {"csubj", "ccomp"} for c in verb.children)


def subject_of_noun(noun: Token, sentence: Sentence, *, of_means_by: bool = False) -> Token | None:
    """Whose act a noun names: "Russia's proposal", "the agreement between ...", "the Russian proposal".

    `of_means_by`: "the decision of the Council" is the Council's, "the invasion of Iraq" is not Iraq's.
    """
    for child in noun.children:
        if child.dep_ == "nmod:poss":
            return child
    for child in noun.children:
        if child.dep_ in {"nmod", "obl"}:
            case = next((c.lower_ for c in child.children if c.dep_ == "case"), "")
            known = case in {"between", "from", "among"} or (case == "of" and of_means_by)
            if case == "by" or (known and sentence.mentions_at(child)):
                return child
    return next(
        (c for c in noun.children if c.dep_ in {"amod", "compound"} and sentence.mentions_at(c)), None
    )


def maker_of(noun: Token, lexicon: Lexicon) -> Token | None:
    """Who made a thing, by a participle behind it: "legislation sponsored by Senator Example"."""
    for verb in noun.children:
        if verb.dep_ == "acl" and verb.tag_ in {"VBN", "VBD"} and verb.lemma_.lower() in lexicon.authoring:
            return agent_of(verb)
    return None


def _object(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in {"obj", "iobj"}), None)
