"""Numbers that look like years and are none.

Belongs here: resolution numbers, counts of things, sums. Does not: the words by which they are
known (dates.yaml).
"""

from __future__ import annotations

import re

from demarche.dates.words import date_words

_NEXT = re.compile(r"\s*(%|[^\W\d_]+(?:-[^\W\d_]+)*)")
_WORD_BEFORE = re.compile(r"([^\W\d_]+|[#№§$€£])[.]?\s*$")


def is_number(text: str, start: int, end: int) -> bool:
    """Whether the four digits at `start:end` count or number something."""
    words = date_words()
    before = _WORD_BEFORE.search(text[max(start - 30, 0) : start])
    if before and (before[1].lower() in words.numbered or not before[1].isalpha()):
        return True
    following = _NEXT.match(text[end : end + 40])
    if following is None:
        return False
    word = following[1]
    if word == "%" or word.lower() in words.counted:
        return True
    is_round = text[start:end].endswith("00")
    return is_round and word.islower() and len(word) > 4 and word.endswith("s") and not word.endswith("ss")
