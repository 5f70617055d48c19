"""Dates in their tree: which clause a date stands in, and which noun it describes.

Belongs here: from a date's characters to its words and what they hang on. Does not: what the expression
means (dates.expressions), which position takes it (dating).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from demarche.dates.expressions import DateMention
from demarche.dates.roles import Role, opened
from demarche.dates.words import date_words
from demarche.parsing.tree import Doc, Span, Token
from demarche.positions.tense import is_predicate, tense_of

TEMPORAL = frozenset(
    {"at", "in", "on", "during", "after", "before", "since", "until", "till", "following", "by", "from"}
    | {"throughout"}
)
"""Prepositions by which an occasion says when: "at the July summit"."""
_ROLES: dict[str, Role] = {
    "since": "since",
    "after": "after",
    "until": "until",
    "till": "until",
    "before": "before",
    "following": "after",
}
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON", "SYM"})
_OPENERS = frozenset({"ADP", "DET", "ADV", "CCONJ", "SCONJ", "PART"})
_ADVERBIAL = frozenset({"unit-of", "month-of", "season-of", "weekday", "weekend"})
"""Rules of dates that say when without a preposition: "the cabinet last week banned"."""
_LONGEST_OPENING = 4
"""Most words before a date that opens its sentence."""


@dataclass(frozen=True, slots=True)
class PlacedDate:
    """A date with the words above it.

    `nouns` are those it describes, inner ones first ("the talks in May": talks); `clause` is the
    predicate of its clause. `is_free`: it says when the clause takes place, by itself or by an
    occasion; `is_frame`: it does so before everything else in the sentence.
    """

    mention: DateMention
    token: Token
    nouns: tuple[Token, ...]
    clause: Token
    is_free: bool
    is_frame: bool

    @property
    def is_of(self) -> bool:
        """Whether the date belongs to the name of a thing: "the Act of 1964"."""
        return any(c.dep_ == "case" and c.lower_ == "of" for c in self.token.children)


def place_dates(doc: Doc, dates: Sequence[DateMention]) -> tuple[PlacedDate, ...]:
    """Each date of a sentence in its tree."""
    return tuple(_placed(doc, mention) for mention in dates)


def is_occasion(noun: Token) -> bool:
    """Whether a noun names something done or said at a certain time: a summit, a statement."""
    return noun.pos_ in {"NOUN", "PROPN"} and noun.lemma_.lower() in date_words().occasions


def _placed(doc: Doc, mention: DateMention) -> PlacedDate:
    span = _span_of(doc, mention)
    token = span.root
    is_adverb = mention.rule in _ADVERBIAL and _is_adverbial(token, span.end)
    if is_adverb and mention.role == "modifier":
        mention = replace(mention, role="when")
    is_modifier = mention.role == "modifier"
    is_frame = not is_modifier and _opens_sentence(doc, span.start, span.end, mention.rule == "happening")
    nouns, clause = _above(token, range(span.start, span.end))
    nouns = () if is_adverb else nouns
    if clause.dep_ == "acl" and clause.tag_ == "VBN" and not nouns and _is_on_occasion([clause.head]):
        noun = clause.head
        nouns, clause = _above(noun, range(0))
        nouns = (noun, *nouns)  # "at the summit held in Lisbon in June 2007"
    if not is_predicate(clause) or (is_frame and clause.i < span.start):
        clause = _main_predicate(doc, span.end, is_frame) or clause
    is_before = bool(nouns) and token.i < nouns[0].i and any(c.dep_ == "case" for c in token.children)
    mention = _opened_by_noun(mention, nouns)
    is_free = (
        is_frame
        or _is_on_occasion(nouns)
        or mention.role in {"since", "after"}
        or (not is_modifier and (not nouns or is_before))
    )
    return PlacedDate(mention, token, nouns, clause, is_free, is_frame)


def _span_of(doc: Doc, mention: DateMention) -> Span:
    """The tokens that have a character of a date."""
    inside = [t.i for t in doc if t.idx < mention.end and mention.start < t.idx + len(t)]
    return doc[inside[0] : inside[-1] + 1]


def _above(token: Token, own: range) -> tuple[tuple[Token, ...], Token]:
    """The nouns above a token up to the predicate of its clause, and that predicate."""
    nouns: list[Token] = []
    here = token
    while here.head != here and not (is_predicate(here) and here.i not in own):
        here = here.head
        if here.pos_ in _NOMINAL and here.i not in own and not is_predicate(here):
            nouns.append(here)
    return tuple(nouns), here


def _is_adverbial(token: Token, end: int) -> bool:
    """Whether a date says when, whatever it hangs on: between subject and verb, or behind votes counted."""
    if token.dep_ != "nmod:unmarked" or token.head.i > token.i:
        return False
    is_before_verb = end < len(token.doc) and token.doc[end].tag_ in {"VBD", "VBZ", "MD"}
    return token.head.pos_ == "NUM" or is_before_verb


def _is_on_occasion(nouns: Sequence[Token]) -> bool:
    """Whether the nouns above a date name an occasion on which something is done: "at its July summit".

    What hangs on another noun still is, as the parser has it ("called for talks in a statement on Thursday").
    """
    if not nouns or not is_occasion(nouns[0]):
        return False
    top = nouns[0]
    if top.dep_ == "nmod" and top.head.lemma_.lower() in date_words().occasion_parts:
        top = top.head
    led = any(c.dep_ == "case" and c.lower_ in TEMPORAL for c in top.children)
    return top.dep_.startswith(("obl", "nmod", "ROOT")) and led


def _opened_by_noun(mention: DateMention, nouns: Sequence[Token]) -> DateMention:
    """A date whose noun opens or closes a stretch: "since its founding in 1949", "after the 2006 vote"."""
    if not nouns or mention.role not in {"when", "modifier"} or not nouns[-1].dep_.startswith("obl"):
        return mention
    word = next((c.lower_ for c in nouns[-1].children if c.dep_ == "case"), "")
    role = _ROLES.get(word)
    if role is None or len(nouns) > 1 or not (is_occasion(nouns[0]) or mention.role == "when"):
        return mention
    return replace(mention, role=role, date=opened(mention.date, role))


def _opens_sentence(doc: Doc, start: int, end: int, is_name: bool) -> bool:
    """Whether only small words stand before a date, and it is not itself about what follows."""
    before = [t for t in doc[:start] if t.is_alpha]
    if len(before) > _LONGEST_OPENING or not all(t.pos_ in _OPENERS for t in before):
        return False
    after = doc[end] if end < len(doc) else None
    if after is None:
        return False
    return after.lower_ not in {"'s", "’s", "of"} and (is_name or after.pos_ not in {"NOUN", "ADJ"})


def _main_predicate(doc: Doc, after: int, is_frame: bool) -> Token | None:
    """The predicate that a date goes with where the tree leads to none: the root, or a finite verb near it.

    What opens a sentence goes with what follows; another date with what stands before it, if anything.
    """
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    if root is not None and is_predicate(root) and (root.i >= after or not is_frame):
        return root
    finite = [t for t in doc if is_predicate(t) and tense_of(t) != "bare"]
    earlier = [] if is_frame else [t for t in finite if t.i < after]
    return earlier[-1] if earlier else next((t for t in finite if t.i >= after), None)
