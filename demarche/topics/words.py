"""A sentence as topic terms see it: folded words, without what terms pass over.

Belongs here: words, their forms, and the tokens they stand in. Does not: matching terms (matching).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from demarche.actors.mention import ActorMention
from demarche.parsing.tree import Doc, Token
from demarche.topics.spelling import fold, join_prefixes

PASSED = frozenset(("-", "‐", "‑", "–", "/", "'s", "’s", "'", "’"))
"""Tokens passed over: hyphens and possessive marks."""
DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "its", "their", "our", "his", "her"}
    | {"all", "any", "both", "such"}
)
AGAINST = frozenset({"anti", "counter", "non"})
"""Prefixes that turn the rest of a compound round: an anti-colonial movement is against colonialism."""
_HYPHEN = re.compile(r"[-‐‑–/]")


class Word(NamedTuple):
    """One word: its folded forms (lemma, form, singular), its token, and whether a prefix turns it."""

    forms: frozenset[str]
    token: Token
    is_turned: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a sentence, and the actors that begin at a word: {word index: (end, mention)}."""

    words: tuple[Word, ...]
    actors: tuple[ActorMention, ...]
    actor_at: dict[int, tuple[int, ActorMention]]


def words_of(doc: Doc, actors: Sequence[ActorMention]) -> Words:
    """The words of a parsed sentence; actors that are only part of another name are left out."""
    words: list[Word] = []
    for token in doc:
        if _is_passed(token):
            continue
        forms, turned = _forms(token.lower_, token.lemma_, token.pos_)
        if len(forms) == 1:
            words.append(Word(forms[0], token, _is_turned(token)))
        else:
            words += [Word(part, token, turned and i > 0) for i, part in enumerate(forms)]
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for index, word in enumerate(words):
        first.setdefault(word.token.i, index)
        last[word.token.i] = index
    known = tuple(mention for mention in actors if mention.sense != "part")
    actor_at: dict[int, tuple[int, ActorMention]] = {}
    for mention in known:
        inside = [i for i in range(mention.start, mention.end) if i in first]
        if inside:
            actor_at[first[inside[0]]] = (last[inside[-1]] + 1, mention)
    return Words(tuple(words), known, actor_at)


def _is_passed(token: Token) -> bool:
    return token.text in PASSED or (token.lower_ in DETERMINERS and token.pos_ in {"DET", "PRON"})


def _is_turned(token: Token) -> bool:
    """Whether a prefix that stands apart turns a word round: "anti - colonial"."""
    i, tokens = token.i, token.doc.tokens
    return i > 1 and tokens[i - 1].text in PASSED and tokens[i - 2].lower_ in AGAINST


@lru_cache(maxsize=50_000)
def _forms(lower: str, lemma: str, pos: str) -> tuple[tuple[frozenset[str], ...], bool]:
    """The forms of each part of a token, and whether its first part turns the others."""
    text = join_prefixes(lower)
    parts = [part for part in _HYPHEN.split(text) if part]
    if len(parts) < 2:
        return (frozenset({fold(lemma), fold(text), *_singular(lower, pos)}),), False
    tail = join_prefixes(lemma.lower()).rsplit("-", 1)[-1]
    last = len(parts) - 1
    forms = (
        frozenset({fold(part), fold(tail)} if i == last else {fold(part)}) for i, part in enumerate(parts)
    )
    return tuple(forms), parts[0] in AGAINST


def _singular(lower: str, pos: str) -> set[str]:
    """A naive singular: the lemmas of names keep their plural ("Geneva Conventions")."""
    word = fold(lower)
    if pos not in {"NOUN", "PROPN"} or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return set()
    if word.endswith("ies"):
        return {word[:-3] + "y"}
    return {word[:-2], word[:-1]} if word.endswith(("ches", "shes", "xes", "sses")) else {word[:-1]}
