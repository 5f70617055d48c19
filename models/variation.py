"""Variants of training sentences, so that typography costs the parser nothing.

Belongs here: curly quotation marks, case, a missing full stop, doubled spaces.
Does not: anything that changes which words there are or how they depend on each other.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace

from models.treebank import Sentence

_OPENING = re.compile(r"""(^|[\s(\[—–-])(["'])(?=\S)""")


def curly(text: str) -> str:
    """Typographic quotation marks and apostrophes for straight ones."""
    text = _OPENING.sub(lambda m: m[1] + ("“" if m[2] == '"' else "‘"), text)
    return text.replace('"', "”").replace("'", "’").replace("`", "‘")


def straight(text: str) -> str:
    """Straight quotation marks and apostrophes for typographic ones."""
    return text.translate(str.maketrans("“”„‘’", '"""\'\''))


def _with_text(sentence: Sentence, text: str) -> Sentence:
    if len(text) != len(sentence.text):
        return sentence
    words = tuple(replace(word, form=text[word.start : word.end]) for word in sentence.words)
    return replace(sentence, text=text, words=words)


def without_stop(sentence: Sentence) -> Sentence:
    """The sentence without its final full stop, as in a headline."""
    last = sentence.words[-1]
    if (
        last.form != "."
        or len(sentence.words) < 3
        or any(w.head == len(sentence.words) - 1 for w in sentence.words)
    ):
        return sentence
    return replace(sentence, text=sentence.text[: last.start].rstrip(), words=sentence.words[:-1])


def title_case(text: str) -> str:
    """Every Word With A Capital, As In A Headline."""
    return re.sub(r"(?<![\w'’])[a-z](?=\w{2})", lambda m: m[0].upper(), text)


def with_gap(sentence: Sentence, after: int) -> Sentence:
    """The sentence with a second space after one of its words, if one follows it."""
    at = sentence.words[after].end
    if not sentence.text.startswith(" ", at):
        return sentence
    words = tuple(
        replace(word, start=word.start + 1, end=word.end + 1) if word.start >= at else word
        for word in sentence.words
    )
    return replace(sentence, text=f"{sentence.text[:at]} {sentence.text[at:]}", words=words)


def vary(sentence: Sentence, chance: random.Random) -> Sentence:
    """The sentence itself or one of its variants."""
    draw = chance.random()
    if draw < 0.25:
        sentence = _with_text(sentence, curly(sentence.text))
    elif draw < 0.35:
        sentence = _with_text(sentence, straight(sentence.text))
    draw = chance.random()
    if draw < 0.015:
        sentence = _with_text(sentence, sentence.text.upper())
    elif draw < 0.03:
        sentence = _with_text(sentence, title_case(sentence.text))
    elif draw < 0.04:
        sentence = _with_text(sentence, sentence.text.lower())
    if chance.random() < 0.04:
        sentence = without_stop(sentence)
    if chance.random() < 0.03:
        sentence = with_gap(sentence, chance.randrange(len(sentence.words)))
    return sentence
