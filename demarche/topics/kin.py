"""Other words for what a phrase names: those of the thesaurus, and the same words built otherwise.

Belongs here: from a phrase to terms of the mini-language that find it in other words. Does not: the words
themselves (schemas/codebook/thesaurus.yaml), what names a topic (naming).
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.topics.naming import Named
from schemas.codebooks.common import Common

ALIKE = 0.9
"""What another word for a thing weighs beside the word itself."""
NARROWER = 0.5
"""What a word for a part of the thing weighs."""
LINKS = "{of|on|for|against|to|in|over|with|between|from}"


def terms_for(name: Named, common: Common) -> Iterator[tuple[str, float]]:
    """Terms that find a phrase of lemmas, each with its share of the phrase's weight, the phrase first."""
    words, phrase = name.words, " ".join(name.words)
    yield phrase, 1.0
    if phrase in common.nouns:
        return
    for other in sorted(common.alike.get(phrase, ())):
        yield other, ALIKE
    for other in sorted(common.narrower.get(phrase, ())):
        yield other, NARROWER
    if len(words) < 2 or words[0] == words[-1]:
        return
    first, last = _choice(" ".join(words[:-1]), common), _choice(words[-1], common)
    if name.is_tied:
        yield f"{last} {LINKS} * {first}", 1.0
    if "{" in first or "{" in last:
        yield f"{first} {last}", ALIKE


def _choice(phrase: str, common: Common) -> str:
    others = sorted(common.alike.get(phrase, ()))
    return "{" + "|".join([phrase, *others]) + "}" if others else phrase
