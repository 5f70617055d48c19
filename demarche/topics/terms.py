"""The mini-language of topic terms, compiled.

Belongs here: what a term means as a sequence of elements. Does not: finding terms in texts (matching),
the terms themselves (schemas/codebook/topics). The language is described in
schemas/codebook/topics/README.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import product

from demarche.topics.spelling import fold, join_prefixes

_ITEM = re.compile(r"(?P<braces>\{[^{}]*\})(?P<opt1>\??)|(?P<word>[^\s{}]+)")
_SPLIT = re.compile(r"[-‐‑–/]")
_CLITIC = re.compile(r"['’]s?$")
GAP = 3
"""Most tokens that a `*` may stand for."""
MAX_VARIANTS = 64


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a term: a word (any of `words`), an actor (`actor`), or a gap."""

    words: frozenset[str] = frozenset()
    pos: str | None = None
    actor: str | None = None
    is_gap: bool = False


@dataclass(frozen=True, slots=True)
class CompiledTerm:
    """A term ready to be matched: its source and one way to read it."""

    source: str
    elements: tuple[Element, ...]
    first_words: frozenset[str]
    """Words that can open the term; empty where an actor does."""


@cache
def compile_term(source: str) -> tuple[CompiledTerm, ...]:
    """Every way to read a term, one for each choice of its optional words.

    Raises ValueError with the reason: nothing but gaps, a gap at the start, too many optional words.
    """
    slots: list[tuple[tuple[Element, ...], ...]] = []
    for item in _ITEM.finditer(source.strip()):
        slots.extend(_slots(item))
    variants: list[CompiledTerm] = []
    for count, choice in enumerate(product(*slots)):
        if count >= MAX_VARIANTS:
            raise ValueError(f"term {source!r} has too many optional words")
        elements = [element for part in choice for element in part]
        while elements and elements[-1].is_gap:
            elements.pop()
        if elements and not elements[0].is_gap:
            variants.append(CompiledTerm(source, tuple(elements), elements[0].words))
    if not variants:
        raise ValueError(f"term {source!r} is empty, or opens with a gap")
    return tuple(dict.fromkeys(variants))


def _slots(item: re.Match[str]) -> list[tuple[tuple[Element, ...], ...]]:
    if item["braces"]:
        choices = [_words(choice.strip()) for choice in item["braces"][1:-1].split("|") if choice.strip()]
        choices = [choice for choice in choices if choice]
        if not choices and not item["opt1"]:
            raise ValueError("empty braces in a term")
        single = [c[0] for c in choices if len(c) == 1 and c[0].words and c[0].pos is None]
        if single:
            merged = Element(words=frozenset(word for element in single for word in element.words))
            choices = [(merged,), *(c for c in choices if not (len(c) == 1 and c[0] in single))]
        return [(*choices, ()) if item["opt1"] else tuple(choices)]
    word = item["word"]
    if word == "*":
        return [((), (Element(is_gap=True),))]
    if word.endswith("?"):
        return [((), _words(word[:-1]))]
    return [(_words(word),)]


@cache
def _words(text: str) -> tuple[Element, ...]:
    if text.startswith("@"):
        return (Element(actor=text[1:]),)
    pos = None
    if match := re.fullmatch(r"(.+)/(NOUN|VERB|ADJ|ADV|PROPN)", text):
        text, pos = match[1], match[2]
    # Possessive marks are passed over in texts too: "women's rights" is found by "woman right".
    chunks = [join_prefixes(_CLITIC.sub("", chunk).lower()) for chunk in text.split()]
    parts = [part for chunk in chunks for part in _SPLIT.split(chunk) if part]
    return tuple(
        Element(words=frozenset({fold(part)}), pos=pos if i == len(parts) - 1 else None)
        for i, part in enumerate(parts)
    )
