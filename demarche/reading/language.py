"""Is a text English?

Belongs here: the rule and its evidence. Does not: thresholds and words (reading.yaml).

Passages are judged one by one, because texts in two languages occur; a short text is not judged by
the identifier, which errs on headlines and names, unless its letters are not Latin.
"""

from __future__ import annotations

import re
import unicodedata

import py3langid

from demarche.reading.vocabulary import Language, vocabulary

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_WORD_AT_ALL = re.compile(r"[^\W\d_]{2}")
_MOST_LETTERS = 10_000


def words_of(text: str) -> list[str]:
    """The words (letters with inner apostrophes) of a text."""
    return _WORD.findall(text)


def has_words(text: str) -> bool:
    """Whether the text has a word of at least two letters."""
    return _WORD_AT_ALL.search(text) is not None


def english_share(text: str) -> float:
    """Share of the judged passages that are English, in [0, 1]; 1 for a short text in Latin letters."""
    rules = vocabulary().language
    passages = [words for words in map(words_of, _passages(text, rules)) if len(words) >= rules.least_words]
    if not passages:
        return _latin_share(text)
    return sum(_is_english(words, rules) for words in passages) / len(passages)


def is_english(text: str) -> bool:
    """Whether enough of a text is English."""
    return english_share(text) >= vocabulary().language.least_share


def _passages(text: str, rules: Language) -> list[str]:
    """Up to `most_passages` passages, evenly spread from the beginning to the end."""
    length = rules.passage_characters
    count = max(1, min(rules.most_passages, len(text) // length))
    last = max(len(text) - length, 0)
    starts = [last * k // max(count - 1, 1) for k in range(count)]
    return [text[start : start + length] for start in starts]


def _is_english(words: list[str], rules: Language) -> bool:
    share = sum(word.lower() in rules.function_words for word in words) / len(words)
    if share >= rules.certain:
        return True
    return share >= rules.doubtful and str(py3langid.classify(" ".join(words))[0]) == "en"


def _latin_share(text: str) -> float:
    letters = [c for c in text[:_MOST_LETTERS] if c.isalpha()]
    latin = sum(c.isascii() or unicodedata.name(c, "").startswith("LATIN") for c in letters)
    return latin / len(letters) if letters else 1.0
