"""Candidates for rows: who might be shown to want what, with everything that speaks for it.

Belongs here: the record, and making candidates of the findings in one sentence. Does not: how sure a
candidate is (confidence), which candidates become rows (choosing), the rows (rows).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from demarche.attribution.voices import Holder, Sentence
from demarche.documents import Document
from demarche.parsing.pipeline import ParsedSentence
from demarche.positions.findings import Finding
from demarche.topics.mentions import TopicMention
from demarche.topics.passages import Air

SILENT_GENRES = frozenset({"news"})
"""Genres whose own voice takes no side: a reporter's statements are not his positions."""
AVOWED = frozenset({"deontic", "duty", "time to", "cannot", "have to"})
"""Rules by which even they do: a paper that writes what must be done wants it done."""


@dataclass(frozen=True, slots=True)
class Read:
    """One sentence with its topics and what was found about each."""

    parsed: ParsedSentence
    outer: Sentence
    inner: Sentence
    quoted: frozenset[int]
    air: Air
    topics: tuple[TopicMention, ...]
    findings: tuple[tuple[Finding, ...], ...]


class Candidate(NamedTuple):
    """One holder who may take a side on one topic in one sentence; `sign` is +1 or -1.

    `is_own`: the holder is one of those in whose name the document speaks. `weights` is what each
    feature adds to the log-odds behind `confidence`.
    """

    read: Read
    mention: TopicMention
    finding: Finding
    holder: Holder
    voice: str
    sign: int
    is_own: bool
    confidence: float = 0.0
    weights: Mapping[str, float] = MappingProxyType({})

    @property
    def key(self) -> tuple[str, str, str]:
        """What one row may stand for in a sentence: (actor, holder, topic)."""
        return self.holder.actor_id, self.holder.holder_id, self.mention.topic_id

    def with_(self, **changes: object) -> Candidate:
        """A copy with some fields changed."""
        return self._replace(**changes)  # type: ignore[arg-type]


def candidates_in(read: Read, document: Document) -> Iterator[Candidate]:
    """Candidates of one sentence: findings with holders of their own, and those of the passage's voice.

    Nobody speaks in the own voice of a silent genre; of holders only described no row is made, nor where
    nothing but the holder's own name says what it is about.
    """
    own = {holder.actor_id for holder in read.outer.memory.own}
    for mention, findings in zip(read.topics, read.findings, strict=True):
        is_quoted = mention.head in read.quoted
        for finding in findings:
            holders, voice = _whose(finding, is_quoted, read, document)
            for holder in holders:
                is_own = holder.actor_id in own
                is_silent = is_own and document.genre in SILENT_GENRES and finding.rule not in AVOWED
                if not (holder.is_described or is_silent or _is_own_name(mention, holder, read)):
                    yield Candidate(read, mention, finding, holder, voice, finding.sign, is_own)


def _whose(finding: Finding, is_quoted: bool, read: Read, document: Document) -> tuple[Sequence[Holder], str]:
    if finding.holders:
        return finding.holders, "quoted" if is_quoted else "reported"
    if is_quoted:
        return read.inner.voice, "quoted"
    if document.text_kind == "precis":
        # A précis tells in its own words: what stands in no one's name is still the holder's.
        return (() if finding.rule == "bare" else read.outer.voice), "reported"
    is_silent = document.genre in SILENT_GENRES and finding.rule not in AVOWED
    return (() if is_silent else read.outer.voice), "author"


def _is_own_name(mention: TopicMention, holder: Holder, read: Read) -> bool:
    """Whether a topic is named by nothing but the holder's own name: "the Security Council's report"."""
    return any(
        a.actor_id == holder.actor_id and a.start <= mention.start and mention.end <= a.end
        for a in read.outer.mentions
    )
