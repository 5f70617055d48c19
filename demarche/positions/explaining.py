"""Why a row is there: what each of its parts was read from, and by which rule.

Belongs here: the record, and reading it off a chosen candidate. Does not: the rules (climbing,
attribution, actors, topics, dating), showing it to people (flows.explaining).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from demarche.attribution.subjects import subject_of
from demarche.positions.candidates import Candidate
from demarche.positions.confidence import mention_kind
from demarche.positions.dated import Dated
from demarche.positions.wording import Wording
from demarche.topics.anaphora import UP
from demarche.topics.implied import IMPLIED

METADATA = "metadata"
"""The link of a holder in whose name the whole document speaks."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """The rules behind one row, each with the words it fired on; empty words where it needs none.

    `act_rule`: what says how it is put (wording).
    `attribution`: own-voice, speech, precis, cue (who does what the cue says) or report. `topic_rule`:
    term, taken up, company or passage; `topic_share` says how far the passage is about the topic.
    `weights`: what each feature adds to the log-odds of the row being right, the weightiest first.
    """

    rule: str
    cue: str
    act_rule: str
    attribution: str
    link: str
    holder_words: str
    topic_rule: str
    term: str
    topic_words: str
    topic_share: float
    date_rule: str
    date_words: str
    weights: tuple[tuple[str, float], ...]

    def __str__(self) -> str:
        """One line for people."""
        term = f" as «{self.term}»" if self.term else ""
        return (
            f"{self.rule} «{self.cue}» · {self.attribution}, {self.link} «{self.holder_words}» · "
            f"{self.topic_rule} «{self.topic_words}»{term} · date: {self.date_rule} «{self.date_words}»"
        )


def explain(c: Candidate, wording: Wording, dated: Dated) -> Explanation:
    """Why one chosen candidate became a row."""
    doc, mention = c.read.parsed.doc, c.mention
    return Explanation(
        rule=c.finding.rule,
        cue=c.finding.predicate.text,
        act_rule=wording.rule,
        attribution=attribution_kind(c),
        link=c.holder.link or METADATA,
        holder_words=c.holder.words,
        topic_rule=mention_kind(mention.term),
        term=mention.term.removeprefix(UP).removeprefix(IMPLIED),
        topic_words=doc[mention.start : mention.end].text,
        topic_share=round(c.read.air.share(mention.topic_id), 3),
        date_rule=dated.rule,
        date_words=doc.text[dated.words.start : dated.words.end] if dated.words else "",
        weights=tuple((name, round(value, 3)) for name, value in _by_weight(c.weights)),
    )


def attribution_kind(c: Candidate) -> str:
    """By what a candidate's holder came to hold it."""
    if not c.finding.holders:
        return {"author": "own-voice", "quoted": "speech"}.get(c.voice, "precis")
    subject = subject_of(c.finding.predicate)
    doers = [subject] if subject is not None else list(c.finding.predicate.subtree)
    words = c.holder.words.split()
    return "cue" if any(doer.text in words for doer in doers) else "report"


def _by_weight(weights: Mapping[str, float]) -> list[tuple[str, float]]:
    return sorted(
        ((name, value) for name, value in weights.items() if value),
        key=lambda item: (-abs(item[1]), item[0]),
    )
