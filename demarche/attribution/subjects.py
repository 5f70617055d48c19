"""Who acts in a predicate or a noun, as the token that names them.

Belongs here: subjects that Universal Dependencies leave out, agents of passives and of nouns.
Does not: whom the token stands for (holders).
"""

from __future__ import annotations

from spacy.tokens import Token

from demarche.attribution.voices import Sentence


def subject_of(verb: Token) -> Token | None:
    """The token that acts in a predicate: its subject, a passive's agent, or the controller's subject.

    Universal Dependencies leave the subject of an infinitive, a participle or a second conjunct out;
    it is looked for at the governor, as far as four steps up.
    """
    current = verb
    for _ in range(4):
        passive = any(child.dep_ in {"nsubj:pass", "aux:pass"} for child in current.children)
        for child in current.children:
            if child.dep_ in {"nsubj", "csubj"} and child.pos_ != "VERB" and child.lower_ not in {"there"}:
                return child
            if child.dep_ == "expl" and child.lower_ == "it" and not _announces(current):
                return child
            if (
                passive
                and child.dep_.startswith("obl")
                and any(c.dep_ == "case" and c.lower_ == "by" for c in child.children)
            ):
                return child
        if passive:
            return None
        if current.dep_ in {"acl", "acl:relcl"}:
            if current.dep_ == "acl" and current.morph.get("VerbForm", []) == ["Part"]:
                return current.head
            return None
        if current.dep_ == "xcomp" and (controller := _object(current.head)) is not None:
            return controller
        if current.dep_ not in {"xcomp", "conj", "advcl", "ccomp"} or current.head.pos_ not in {
            "VERB",
            "AUX",
            "ADJ",
        }:
            return None
        if current.dep_ == "ccomp" and any(c.dep_ == "mark" for c in current.children):
            return None
        current = current.head
    return None


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


def _object(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in {"obj", "iobj"}), None)
