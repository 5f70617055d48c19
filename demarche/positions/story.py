"""What a text has told of dates so far, sentence by sentence.

Belongs here: the date under which a passage is told, that of the speech reported last, dates of named
occasions. Does not: which date a position takes (dating), what an expression means (dates).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from demarche.acts.lexicon import Lexicon
from demarche.attribution.quotes import Quotation, find_quotations, overlapping
from demarche.dates.edtf import EdtfDate, parse_edtf
from demarche.dates.expressions import WITHOUT_YEAR, find_dates
from demarche.documents import Document
from demarche.parsing.pipeline import ParsedSentence
from demarche.parsing.tree import Doc, Token
from demarche.positions.placing import PlacedDate, is_occasion, place_dates
from demarche.positions.telling import Occasion, Telling, is_definite, names_beside
from demarche.positions.tense import is_predicate, subject_of_clause, tense_of

PATIENCE = 3
"""Sentences that are not told in the past, after which a story is over."""
REPORTS = frozenset({"news", "press-release"})
"""Genres that tell of today, and of earlier days only in passing."""
EXACT = frozenset({"day", "month", "season"})
"""Precisions of dates that a story is told under; a mere year is rather background."""
_BEGINNINGS = frozenset({"when", "after", "since"})
_PRONOUNS = frozenset({"he", "she", "they", "it"})


@dataclass(slots=True)
class Story:
    """The memory of one document; `read` takes its sentences in order."""

    document: Document
    lexicon: Lexicon
    date: EdtfDate | None = None
    last: EdtfDate | None = None
    voiced: EdtfDate | None = None
    speaker: str = ""
    quotes: bool = False
    idle: int = 0
    occasions: dict[str, Occasion] = field(default_factory=dict)
    end: int = 0
    _quotations: tuple[Quotation, ...] = ()
    _speaking: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self._quotations = tuple(find_quotations(self.document.text))
        self._speaking = self.lexicon.report_verbs | frozenset(self.lexicon.attitude_verbs)

    def read(self, sentence: ParsedSentence) -> Telling:
        """The dates of the next sentence, with the state before it; then the state moves on."""
        doc = sentence.doc
        if "\n" in self.document.text[self.end : sentence.start]:
            self._next_paragraph(self._opens_quoted(sentence))
        self.end = sentence.end
        dates = place_dates(doc, find_dates(doc.text, self.document.published, before=self._counted_from))
        if self._looks_back:
            dates = tuple(_gone_by(date) for date in dates)
        if self.date is not None and not self._is_report:
            dates = tuple(_in_story(date, self.date) for date in dates)
        quoted = tuple(
            (max(q.start - sentence.start, 0), q.end - sentence.start)
            for q in overlapping(self._quotations, sentence.start, sentence.end)
        )
        self.voiced = self._goes_on_speaking(doc, quoted)
        telling = Telling(
            dates,
            self.date,
            self.voiced,
            dict(self.occasions),
            quoted,
            self._speaking,
            self.lexicon.report_verbs,
            self._is_report,
        )
        self._go_on(doc, telling)
        self.quotes = bool(quoted)
        return telling

    @property
    def _is_report(self) -> bool:
        return self.document.genre in REPORTS

    @property
    def _looks_back(self) -> bool:
        """Whether the text was written later than its date, which is that of what it tells."""
        return self.document.text_kind == "precis"

    @property
    def _counted_from(self) -> EdtfDate | None:
        """The date from which "two weeks later" counts on."""
        return self.last or (self.document.published if self._looks_back else None)

    def _opens_quoted(self, sentence: ParsedSentence) -> bool:
        """Whether a paragraph begins with a quotation right after another one, which it goes on with."""
        starts = {q.start for q in overlapping(self._quotations, sentence.start, sentence.end)}
        return self.quotes and not starts.isdisjoint({sentence.start, sentence.start - 1})

    def _next_paragraph(self, goes_on: bool) -> None:
        """A report turns to something else with a new paragraph; an argument may tell on."""
        if not goes_on:
            self.voiced, self.speaker = None, ""
        if self._is_report:
            self.date = None

    def _go_on(self, doc: Doc, telling: Telling) -> None:
        told = [d for d in telling.dates if not d.mention.is_future and d.mention.rule != "recently"]
        if told:
            self.last = next((d for d in told if d.is_frame), told[-1]).mention.date
        for date in told:
            self._note_occasions(date)
        said = [d for d in told if self._says(d, telling)]
        if said:
            self.voiced, self.speaker = said[-1].mention.date, _name(subject_of_clause(said[-1].clause))
        begun = [d for d in told if self._begins(d, telling)]
        if begun:
            self.date, self.idle = begun[0].mention.date, 0
        elif _is_told_in_past(doc):
            self.idle = 0
        else:
            self.idle += 1
            if self.idle >= PATIENCE:
                self.date = None

    def _says(self, date: PlacedDate, telling: Telling) -> bool:
        """Whether a date is that of words which the text may go on to quote."""
        if not date.is_free or telling.is_quoted(date.token) or not telling.is_speech(date.clause):
            return False
        return bool(telling.quoted) or date.clause.lemma_.lower() in telling.reporting

    def _begins(self, date: PlacedDate, telling: Telling) -> bool:
        """Whether a date opens a story: a day, month or season gone by, or when the main deed was done."""
        mention, clause = date.mention, date.clause
        if mention.role not in _BEGINNINGS or telling.is_quoted(date.token):
            return False
        if mention.role == "when" and _is_heading(date):
            return not self._is_report
        if mention.role == "since" or (mention.role == "after" and not date.is_frame):
            return False
        if self._is_report and (clause.lemma_.lower() in self.lexicon.report_verbs or not date.is_free):
            return False
        tense = tense_of(clause)
        if mention.date.precision in EXACT:
            return tense != "modal" and (date.is_frame or not clause.dep_.startswith("acl"))
        above = clause.head
        opens = clause.dep_ == "advcl" and above.dep_ == "ROOT" and clause.i < above.i
        return (
            tense == "past" and date.is_free and (date.is_frame or opens or clause.dep_ in {"ROOT", "conj"})
        )

    def _note_occasions(self, date: PlacedDate) -> None:
        nouns = [noun for noun in date.nouns[:1] if is_occasion(noun)]
        if date.is_free and not date.nouns:
            nouns = [c for c in date.clause.children if is_occasion(c) and c.dep_.startswith(("obj", "obl"))]
        for noun in nouns:
            self.occasions[noun.lemma_.lower()] = Occasion(date.mention.date, names_beside(noun))

    def _goes_on_speaking(self, doc: Doc, quoted: tuple[tuple[int, int], ...]) -> EdtfDate | None:
        """The date of the speech before, where this sentence goes on with it."""
        if self.voiced is None and not quoted:
            return None
        outside = [t for t in doc if t.is_alpha and not any(s <= t.idx < e for s, e in quoted)]
        if quoted and not outside:
            return self.voiced if self.quotes else None
        if quoted and (letter := self._read_out(outside)) is not None:
            return letter
        verbs = [t for t in outside if is_predicate(t) and t.lemma_.lower() in self._speaking]
        speakers = {_name(subject_of_clause(verb)) for verb in verbs}
        return self.voiced if speakers & {self.speaker, *_PRONOUNS} else None

    def _read_out(self, outside: Sequence[Token]) -> EdtfDate | None:
        """The date of a letter dated before and now quoted: "…," the letter reads."""
        subjects = [t for t in outside if t.dep_ == "nsubj" and is_definite(t)]
        known = [self.occasions[t.lemma_.lower()] for t in subjects if t.lemma_.lower() in self.occasions]
        return known[0].date if known else None


def _is_heading(date: PlacedDate) -> bool:
    """Whether a sentence is nothing but a date: "The summer of 1940"."""
    outside = (t for t in date.token.doc if not t.is_punct and not t.is_space)
    return all(date.mention.start <= t.idx < date.mention.end or t.pos_ in {"DET", "ADP"} for t in outside)


def _in_story(date: PlacedDate, story: EdtfDate) -> PlacedDate:
    """A month or day without a year, told in the past under an earlier date: in that year or the next."""
    mention, begun = date.mention, story.start
    if mention.rule not in WITHOUT_YEAR or mention.role != "when" or tense_of(date.clause) != "past":
        return date
    if begun is None or mention.date.start is None or begun.year >= mention.date.start.year - 1:
        return date
    is_next = story.precision in {"month", "day"} and mention.date.start.month < begun.month
    shift = begun.year + is_next - mention.date.start.year
    ends = (f"{int(end[:4]) + shift:04d}{end[4:]}" for end in mention.date.edtf.split("/"))
    try:
        moved = parse_edtf("/".join(ends))
    except ValueError:  # 29 February in a year that has none
        return date
    return replace(date, mention=replace(mention, date=moved))


def _gone_by(date: PlacedDate) -> PlacedDate:
    """A date of what is told in the past, which no longer lies ahead when it is told."""
    if date.mention.role != "when" or tense_of(date.clause) not in {"past", "perfect"}:
        return date
    return replace(date, mention=replace(date.mention, is_future=False))


def _name(subject: Token | None) -> str:
    """A subject's last name, or the pronoun itself."""
    if subject is None:
        return ""
    return next((c for c in reversed(list(subject.children)) if c.dep_ == "flat"), subject).lower_


def _is_told_in_past(doc: Doc) -> bool:
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    return root is not None and tense_of(root) in {"past", "bare"}
