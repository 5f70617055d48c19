"""Date expressions in a sentence: which there are, what they mean, and what they do there.

Belongs here: putting the rules together: the longest wins, two that make a range become one.
Does not: the rules (explicit, relative, named), or which position a date belongs to (positions).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from demarche.dates.anchor import Anchor
from demarche.dates.chained import chained_date, chained_spans
from demarche.dates.edtf import EdtfDate, parse_edtf
from demarche.dates.explicit import EXPLICIT
from demarche.dates.false_dates import is_number
from demarche.dates.grammar import Rule
from demarche.dates.happenings import HAPPENINGS, may_tell
from demarche.dates.named import NAMED
from demarche.dates.relative import RELATIVE
from demarche.dates.roles import Role, opened, opening_of, role_of
from demarche.dates.sessions import SESSIONS


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression: its characters in the sentence, what it means, and by which rule.

    `role` says what it does: `when`; `since`, `after`, `until`, `before` (`date` is then open at
    one end); `by` (a deadline); `modifier` (it describes a noun, as in "the 1972 treaty", and does not
    say when anything in the sentence happened). `is_future`: it lies after the document's date.
    """

    start: int
    end: int
    date: EdtfDate
    rule: str
    role: Role = "when"
    is_future: bool = False


_ALL = (*NAMED, *EXPLICIT, *RELATIVE, *SESSIONS)
_NEED_DIGITS = frozenset(
    {"event", "iso-day", "slashed-day", "days-month-year", "month-days-year", "days-month", "month-days"}
    | {"day-month-year", "month-day-year", "day-month", "month-day", "month-year", "season-year"}
    | {"part-year", "years", "year", "day-of"}
)
_WORDY = tuple(rule for rule in _ALL if rule.name not in _NEED_DIGITS)
"""Rules that a sentence without any digit may still match."""
_NEEDS = frozenset(rule.needs for rule in _ALL if rule.needs)
_DIGIT = re.compile(r"\d")
_NUMBERING = re.compile(r"\d{1,3}[.)]\s")
"""The number of a paragraph, which is no date."""
_SPLIT = re.compile(r"\w+")
_WORDS = frozenset(
    _SPLIT.findall(
        "yesterday tonight today tomorrow ago recent recently lately last past previous preceding next "
        "coming session weekend century decade decades war administration years presidency crisis "
        "recession pandemic genocide depression revolution republic troubles wwii ww2 january february "
        "march april may june july august september october november december jan feb mar apr jun jul aug "
        "sep sept oct nov dec spring summer autumn fall winter monday tuesday wednesday thursday friday "
        "saturday sunday twenties thirties forties fifties sixties seventies eighties nineties"
    )
)
_THIS = re.compile(r"\bthis\s+(?:week|month|year|decade|century|morning|afternoon|evening)\b")
"""What a sentence has that tells a date without any digit, folded."""
_JOINED = re.compile(r"\s*(?:[-–—]|\b(?:to|until|till|through|up to)\b)\s*(?:the\s+)?")
_JOINED_BY_AND = re.compile(r"\s+and\s+(?:the\s+)?")
_BARE = {"year": "year", "years": "first"}
_ADVERBS = frozenset(
    {
        "day-word",
        "ago",
        "units-ahead",
        "recently",
        "in-the-past",
        "chained",
        "several-units",
        "period",
        "happening",
        "session",
    }
)
WITHOUT_YEAR = frozenset({"month", "day-month", "month-day", "days-month", "month-days"})
"""Rules of dates that leave their year to what stands around them."""


def find_dates(text: str, published: EdtfDate, before: EdtfDate | None = None) -> list[DateMention]:
    """The date expressions of a sentence, in order, without overlap.

    `published` is the date of the document; `before` the last date named in earlier sentences,
    from which "the following year" or "two years later" count on.
    """
    rules = _rules_for(text)
    if not rules and before is None:
        return []
    anchor = Anchor(published)
    found = _ranged(text, _longest(_matches(text, anchor, rules))) if rules else []
    if found or before is not None:
        found = _with_chained(text, found, before)
    return [_placed(text, mention, anchor) for mention in found]


def _rules_for(text: str) -> tuple[Rule, ...]:
    """The rules that a text has words for, in their order; most sentences have none."""
    numbering = _NUMBERING.match(text)
    has_digit = _DIGIT.search(text, numbering.end() if numbering else 0) is not None
    folded = text.casefold()
    rules = _ALL if has_digit else _WORDY if _has_words(folded) else ()
    if rules:
        needed = {needs for needs in _NEEDS if any(word in folded for word in needs)}
        rules = tuple(one for one in rules if not one.needs or one.needs in needed)
    return (*rules, *HAPPENINGS) if may_tell(text) else rules


def _has_words(folded: str) -> bool:
    words = _SPLIT.findall(folded)
    return not _WORDS.isdisjoint(words) or ("this" in words and _THIS.search(folded) is not None)


def _matches(text: str, anchor: Anchor, rules: Sequence[Rule]) -> Iterator[tuple[int, DateMention]]:
    """Every match of every rule that means a date, with the rule's rank."""
    for rank, one in enumerate(rules):
        for match in one.pattern.finditer(text):
            start, end = match.span()
            if one.name in _BARE and is_number(text, match.start(_BARE[one.name]), end):
                continue
            try:
                date = one.resolve(match, anchor)
            except (ValueError, OverflowError):  # 31 June, or a year that no calendar has
                continue
            if date is not None:
                yield rank, DateMention(start, end, date, one.name)


def _longest(candidates: Iterable[tuple[int, DateMention]]) -> list[DateMention]:
    """Of overlapping mentions the longest, then the one whose rule comes first; in order of place."""
    chosen: list[DateMention] = []
    taken: set[int] = set()
    for _, mention in sorted(candidates, key=lambda c: (c[1].start - c[1].end, c[0], c[1].start)):
        places = range(mention.start, mention.end)
        if taken.isdisjoint(places):
            taken.update(places)
            chosen.append(mention)
    return sorted(chosen, key=lambda m: m.start)


def _ranged(text: str, mentions: list[DateMention]) -> list[DateMention]:
    """Two mentions joined by a dash, "to", "until" or "between … and" become one interval."""
    ranged: list[DateMention] = []
    for mention in mentions:
        joined = _joined(text, ranged[-1], mention) if ranged else None
        if joined is None:
            ranged.append(mention)
        else:
            ranged[-1] = joined
    return ranged


def _joined(text: str, left: DateMention, right: DateMention) -> DateMention | None:
    between = text[left.end : right.start]
    is_between = re.search(r"(?i)\bbetween\s+(?:the\s+)?$", text[max(left.start - 16, 0) : left.start])
    joiner = _JOINED_BY_AND if is_between else _JOINED
    if not joiner.fullmatch(between) or "/" in left.date.edtf or "/" in right.date.edtf:
        return None
    first = _in_year_of(left, right)
    last = _in_year_of(right, left, after=first) if left.rule not in WITHOUT_YEAR else right.date
    try:
        date = parse_edtf(f"{first.edtf}/{last.edtf}")
    except ValueError:
        return None
    return DateMention(left.start, right.end, date, "range")


def _in_year_of(mention: DateMention, other: DateMention, after: EdtfDate | None = None) -> EdtfDate:
    """A date without a year takes that of the other end of its range."""
    if mention.rule not in WITHOUT_YEAR or other.date.start is None or mention.date.start is None:
        return mention.date
    date = parse_edtf(f"{other.date.start.year:04d}{mention.date.edtf[4:]}")
    if after is not None and after.start and date.start and date.start < after.start:
        return parse_edtf(f"{other.date.start.year + 1:04d}{mention.date.edtf[4:]}")
    return date


def _with_chained(text: str, mentions: list[DateMention], before: EdtfDate | None) -> list[DateMention]:
    """The mentions with those that count on from the one before them, or from earlier sentences."""
    found = list(mentions)
    for match in chained_spans(text):
        start, end = match.span()
        earlier = [m for m in found if m.end <= start]
        last = max(earlier, key=lambda m: m.end).date if earlier else before
        within = [m for m in found if m.start < end and start < m.end]
        is_longer = all(start <= m.start and m.end <= end and m.end - m.start < end - start for m in within)
        if last is None or not is_longer:
            continue
        try:
            date = chained_date(match, last)
        except (ValueError, OverflowError):
            continue
        if date is not None:
            found = [m for m in found if m not in within]  # "December" is part of "December of that year"
            found.append(DateMention(start, end, date, "chained"))
    return sorted(found, key=lambda m: m.start)


def _placed(text: str, mention: DateMention, anchor: Anchor) -> DateMention:
    """The mention with its role, its date opened or closed accordingly, and whether it lies ahead."""
    if mention.rule == "deed":
        return replace(mention, role="modifier")
    opening = opening_of(text, mention.start)
    role = role_of(text, mention.start, mention.end, opening, mention.rule in _ADVERBS)
    date = opened(mention.date, role)
    return replace(mention, date=date, role=role, is_future=_lies_ahead(mention.date, anchor))


def _lies_ahead(date: EdtfDate, anchor: Anchor) -> bool:
    """Whether a date, as named, begins with or after the document's and ends after it."""
    begins, ends = date.start or date.end, date.end or date.start
    return begins is not None and ends is not None and begins >= anchor.first and ends > anchor.last
