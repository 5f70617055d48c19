"""What a label and a proposition name: phrases, how surely they name the topic, and which way they point.

Belongs here: from two parsed sentences to weighed phrases. Does not: other words for the same thing
(kin), sharing phrases out among topics (seeding).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from demarche.acts.edges import edge_above
from demarche.acts.lexicon import Lexicon
from demarche.acts.negation import is_negated
from demarche.acts.signs import effect
from demarche.parsing.tree import Doc, Token
from schemas.codebooks.common import Common

NOMINAL = frozenset({"NOUN", "PROPN"})
INSIDE = frozenset({"compound", "amod", "flat", "nmod:poss", "nummod"})
LONGEST_LABEL = 4
"""Most words of a label that is taken for a term as it stands: "cap and trade"."""
TITLE = 0.8
"""The weight of a single noun that is the label."""
SINGLE = 0.7
"""The weight of a single noun that is not common."""
BESIDE = 0.5
"""The weight of common nouns, and of what the proposition names beside its object."""


class Named(NamedTuple):
    """Lemmas that name a topic, how surely, and +1 or -1 as furthering the thing furthers the proposition.

    `is_tied`: its parts are nouns, so that a preposition may tie them too ("business regulation"). `is_part`:
    a noun out of a longer name that may be something else by itself ("gas" of "greenhouse gas", "cap" of
    "cap and trade").
    """

    words: tuple[str, ...]
    weight: float
    toward: int
    is_tied: bool = False
    is_part: bool = False


def names_of(label: Doc, proposition: Doc, lexicon: Lexicon, common: Common) -> list[Named]:
    """What names a topic, the surest first; of equal words only the surest."""
    signs = {t.lemma_.lower(): direction(t, lexicon, common) for t in proposition if t.pos_ in NOMINAL}
    found = list(_named(proposition, lexicon, common))
    found += _titles(label, signs, lexicon, common)
    if 1 < len(label) <= LONGEST_LABEL:
        toward = _label_direction(label, proposition, signs, lexicon, common)
        found.append(Named(whole(label), 1.0, toward))
    surest: dict[tuple[str, ...], Named] = {}
    for name in sorted(found, key=lambda name: -name.weight):
        surest.setdefault(name.words, name)
    return _sure_of_one(list(surest.values()))


def _sure_of_one(names: list[Named]) -> list[Named]:
    """Where nothing names the topic alone, its vague words have to: "There should be more jobs."."""
    if any(name.weight > BESIDE for name in names):
        return names
    return [name._replace(weight=SINGLE) for name in names]


def whole(label: Doc) -> tuple[str, ...]:
    """The lemmas of a label."""
    return tuple(token.lemma_.lower() for token in label if not token.is_punct and token.pos_ != "DET")


def _named(doc: Doc, lexicon: Lexicon, common: Common) -> Iterator[Named]:
    """Phrases of a proposition."""
    for token in doc:
        if token.pos_ not in NOMINAL or token.dep_ in {"compound", "flat"}:
            continue
        toward = direction(token, lexicon, common)
        beside = _acts_on_another(token) or _says_which(token, common)
        for name in _phrases(token, common, toward):
            yield name._replace(weight=min(name.weight, BESIDE)) if beside else name


def _titles(label: Doc, signs: Mapping[str, int], lexicon: Lexicon, common: Common) -> Iterator[Named]:
    """Phrases of a label; they point as the proposition says, else as what the label does to them."""
    heads = [t for t in label if t.pos_ in NOMINAL and t.dep_ not in {"compound", "flat"}]
    is_fixed = len(heads) > 1 and not any(_inside(head) for head in heads)
    for head in heads:
        lemma = head.lemma_.lower()
        toward = signs.get(lemma) or direction(head, lexicon, common) * _worth(head, lexicon)
        for name in _phrases(head, common, toward):
            is_title = name.words == (lemma,) and name.weight > BESIDE
            if is_title:
                name = name._replace(weight=TITLE)
                if is_fixed and lemma not in signs:
                    name = name._replace(weight=BESIDE, is_part=True)
            yield name


def _worth(noun: Token, lexicon: Lexicon) -> int:
    """-1 for an evil, which whoever makes it a topic wants less of."""
    return -1 if lexicon.valence.get(noun.lemma_.lower()) == -1 and noun.dep_ == "ROOT" else 1


def _phrases(noun: Token, common: Common, toward: int) -> Iterator[Named]:
    """A noun with what specifies it, and without; with a noun that a preposition ties to it."""
    head, inside = noun.lemma_.lower(), _inside(noun)
    telling = [t for t in inside if not (t.pos_ == "ADJ" and t.lemma_.lower() in common.adjectives)]
    is_common, is_compound = head in common.nouns, any(t.pos_ in NOMINAL for t in telling)
    if telling:
        words = _lemmas(telling)
        is_vague = is_common and all(word in common.nouns for word in words)
        is_tied = all(t.pos_ in NOMINAL for t in telling)
        yield Named((*words, head), SINGLE if is_vague else 1.0, toward, is_tied)
        for token in telling:
            if token.pos_ in NOMINAL and token.lemma_.lower() not in common.nouns:
                yield Named((token.lemma_.lower(),), BESIDE, toward)
    if len(inside) > len(telling) and (telling or not is_common):
        yield Named((*_lemmas(inside), head), 1.0, toward)
    if not (is_common and telling):
        is_sure = not (is_common or telling or noun.pos_ == "PROPN")
        yield Named((head,), SINGLE if is_sure else BESIDE, toward, is_part=is_compound)
    for child in noun.children:
        if child.dep_ == "nmod" and child.pos_ in NOMINAL and child.i > noun.i:
            yield Named((*_lemmas([*_inside(child), child]), head), 1.0, toward, is_tied=True)


def _lemmas(tokens: Iterable[Token]) -> tuple[str, ...]:
    return tuple(token.lemma_.lower() for token in tokens)


def _inside(noun: Token) -> list[Token]:
    """The nouns and adjectives before a noun that say which it is, those of its compounds too."""
    found: list[Token] = []
    for child in noun.children:
        if child.i < noun.i and child.dep_ in INSIDE and child.pos_ in {*NOMINAL, "ADJ", "VERB", "X"}:
            found += [*_inside(child), child]
    return found


def _label_direction(
    label: Doc, proposition: Doc, signs: Mapping[str, int], lexicon: Lexicon, common: Common
) -> int:
    """A label points the way its last word of the proposition does there, turned by what it says is done.

    Where taxes should be cut, "taxes" point away from the proposition, and "tax cuts" toward it.
    """
    shared = {t.lemma_.lower() for t in proposition if t.pos_ not in {"VERB", "AUX"}}
    sign = next((signs[t.lemma_.lower()] for t in reversed(list(label)) if t.lemma_.lower() in signs), 1)
    done = {t.lemma_.lower() for t in label} - shared
    turns = sum(word in common.restraints or lexicon.effect_nouns.get(word, 0) < 0 for word in done)
    return int(sign * (-1) ** turns)


def _acts_on_another(noun: Token) -> bool:
    """Whether a noun acts on what the proposition is about: "legislation should regulate carbon"."""
    return noun.dep_ == "nsubj" and any(child.dep_ in {"obj", "ccomp"} for child in noun.head.children)


def _says_which(noun: Token, common: Common) -> bool:
    """Whether a noun only says which thing is meant: "patents on vaccines" are patents."""
    head = noun.head
    return noun.dep_ == "nmod" and head.pos_ in NOMINAL and head.lemma_.lower() not in common.nouns


def direction(token: Token, lexicon: Lexicon, common: Common) -> int:
    """What furthering the thing does to the proposition: "Taxes should be cut" makes taxes -1."""
    if _acts_on_another(token):
        return 1
    sign, edge = 1, edge_above(token, lexicon)
    while edge is not None:
        done = effect(edge, lexicon)[0]
        if done > 0 and edge.head.lemma_.lower() in common.restraints:
            done = -done
        sign *= done * (-1 if is_negated(edge.head, lexicon) else 1)
        edge = edge_above(edge.head, lexicon)
    return sign
