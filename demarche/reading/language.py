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


def words_of(text: str) -> list[str]:
    """The words (letters with inner apostrophes) of a text."""
    return _WORD.findall(text)


def english_share(text: str) -> float:
    """Share of the judged passages that are English, in [0, 1]; 1 for a short text in Latin letters."""
    rules = vocabulary().language
    words = words_of(text)
    if len(words) < rules.least_words:
        return _latin_share(words)
    passages = _passages(words, rules)
    return sum(_is_english(passage, rules) for passage in passages) / len(passages)


def is_english(text: str) -> bool:
    """Whether enough of a text is English."""
    return english_share(text) >= vocabulary().language.least_share


def _passages(words: list[str], rules: Language) -> list[list[str]]:
    """Up to `most_passages` passages, evenly spread from the beginning to the end."""
    length = rules.passage_words
    count = max(1, min(rules.most_passages, len(words) // length))
    last = max(len(words) - length, 0)
    starts = [round(last * k / max(count - 1, 1)) for k in range(count)]
    return [words[start : start + length] for start in starts]


def _is_english(words: list[str], rules: Language) -> bool:
    share = sum(word.lower() in rules.function_words for word in words) / len(words)
    if share >= rules.certain:
        return True
    return share >= rules.doubtful and str(py3langid.classify(" ".join(words))[0]) == "en"


def _latin_share(words: list[str]) -> float:
    letters = [c for word in words for c in word]
    latin = sum(c.isascii() or unicodedata.name(c, "").startswith("LATIN") for c in letters)
    return latin / len(letters) if letters else 1.0
