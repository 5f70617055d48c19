"""Where a sentence ends inside a passage.

Belongs here: full stops against abbreviations, initials, decimals and ellipses; closing quotation
marks and brackets. Does not: paragraphs and lines (passages), the word lists (sentence_words).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from demarche.parsing.sentence_words import SentenceWords

_CLOSING = "\"'”’»›)\\]}"
_OPENING = "\"'“”‘’«‹([{¿¡„"
# A run of end marks, the marks that close with it, and a footnote's number in brackets.
_END = re.compile(
    rf"(?<![.!?…])[.!?…]++[{_CLOSING}]*+(?:[ ]?\[\d{{1,3}}\])*(?=\s)|(?<=[a-z]{{2}})[.!?](?=[A-Z][a-z])"
)
_WORD_BACK = 40  # longer words than this are no abbreviations
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_NUMBERING = re.compile(r"\(?(?:\d{1,3}|[ivxlcIVXLC]{1,5}|[A-Za-z])")
_DIGIT_OR_ROMAN = re.compile(r"[\d(#]|[IVXLC]+\b")
_WORD = re.compile(r"[^\W\d_]+")


def _word_before(text: str, start: int, stop: int) -> tuple[str, int]:
    """The word that ends at `stop`, without opening marks, and where it begins."""
    begin = stop
    least = max(start, stop - _WORD_BACK)
    while begin > least and not text[begin - 1].isspace():
        begin -= 1
    while begin < stop and text[begin] in _OPENING + "—–-/":
        begin += 1
    return text[begin:stop], begin


def _next_word(text: str, at: int, end: int) -> str:
    """The word that begins at `at`, past opening marks."""
    while at < end and text[at] in _OPENING:
        at += 1
    match = _WORD.match(text, at, end)
    return match[0] if match else ""


def _may_follow(text: str, at: int, end: int) -> bool:
    """Whether a sentence may begin at `at`: not with a small letter, nor with a mark that goes on."""
    while at < end and text[at] in _OPENING + "-–—• \t\n":
        at += 1
    return at < end and not text[at].islower() and text[at] not in ",;:.!?…)]}"


def _stop_ends(text: str, start: int, stop: int, rest: tuple[int, int], words: SentenceWords) -> bool:
    """Whether the single full stop at `stop` ends the sentence that began at `start`, before `rest`."""
    after, end = rest
    word, begin = _word_before(text, start, stop)
    low = word.lower()
    following = _next_word(text, after, end)
    opens = following.lower() in words.openers
    if begin == start and _NUMBERING.fullmatch(word):
        return False  # "1." or "A." before the item it numbers
    if low in words.before_names:
        return False
    if low in words.before_numbers:
        return _DIGIT_OR_ROMAN.match(text, after, end) is None or opens
    if low in words.within_sentences:
        return opens
    if len(word) == 1 and word.isalpha():
        return opens and following.istitle()
    if _ACRONYM.fullmatch(word):
        return opens or text[after] in "“‘«"
    return True


def ends(text: str, start: int, end: int, words: SentenceWords) -> Iterator[tuple[int, int]]:
    """(end of a sentence, start of the next) for each boundary inside the passage `start:end`."""
    begin = start
    for match in _END.finditer(text, start, end):
        after = match.end()
        while after < end and text[after].isspace():
            after += 1
        if after >= end or not _may_follow(text, after, end):
            continue
        # An abbreviation may stand in brackets: "(U.S.) President".
        may_abbreviate = match[0] in {".", ".)", ".]"}
        if may_abbreviate and not _stop_ends(text, begin, match.start(), (after, end), words):
            continue
        yield match.end(), after
        begin = after
