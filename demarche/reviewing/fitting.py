"""Whether a decision fits the texts, the actors and the topics of a run.

Belongs here: decisions whose text changed, whose words are not at their span, or that name what nobody knows.
Does not: which row a decision is about (matching), what several of them come to (settling).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from demarche.quarantine import Rejected
from demarche.reviewing.decision import Decision, Labels
from demarche.reviewing.reading import refused_decision


@dataclass(frozen=True, slots=True)
class Text:
    """A document of the run that decisions may be about."""

    document_id: str
    source_path: str
    text: str


@dataclass(frozen=True, slots=True)
class Known:
    """What a run knows: texts by the SHA-256 of their clean text, ids of actors and topics."""

    texts: Mapping[str, Text]
    actors: Set[str]
    topics: Set[str]


def fitting(decisions: Iterable[Decision], known: Known) -> tuple[list[Decision], list[Rejected]]:
    """Decisions that fit, and a quarantine row for each that does not."""
    fit: list[Decision] = []
    rejected: list[Rejected] = []
    for decision in decisions:
        wrong = misfit(decision, known)
        if wrong is None:
            fit.append(decision)
        else:
            rule, said = wrong
            text = known.texts.get(decision.text_sha256)
            reason = f"{decision.place}: {said} The decision is not applied."
            rejected.append(refused_decision(decision, rule, reason, text.document_id if text else None))
    return fit, rejected


def misfit(decision: Decision, known: Known) -> tuple[str, str] | None:
    """Rule and reason by which a decision does not fit; None if it does."""
    text = known.texts.get(decision.text_sha256)
    if text is None:
        about = decision.position_id or f"characters {decision.seen.char_start}:{decision.seen.char_end}"
        said = (
            f"no text of this run has the digest {decision.text_sha256[:12]}…, so the text that {about} was "
            "reviewed in has changed or is gone. Decide anew, and take this line out."
        )
        return "review.text", said
    seen = decision.seen
    if text.text[seen.char_start : seen.char_end] != decision.quote:
        return "review.quote", (
            f"the quote is not at characters {seen.char_start}:{seen.char_end} of {text.source_path}. "
            "Decide anew, and take this line out."
        )
    return _unknown(decision.says, text, known) if decision.says else None


def _unknown(says: Labels, text: Text, known: Known) -> tuple[str, str] | None:
    if says.char_end > len(text.text) or not text.text[says.char_start : says.char_end].strip():
        return "review.span", (
            f"there are no words at characters {says.char_start}:{says.char_end} of {text.source_path}, "
            f"which has {len(text.text)}. Mend the span."
        )
    if says.topic_id not in known.topics:
        return "review.topic", f"the codebook has no topic {says.topic_id}. Mend it, or add the topic."
    named = (says.actor_id, says.holder_id, *([says.addressee_id] if says.addressee_id else ()))
    for actor_id in (*named, *says.target_ids):
        if actor_id not in known.actors:
            return "review.actor", (
                f"neither the codebook nor this run has an actor {actor_id}. Mend it, or list the actor in "
                "schemas/codebook/actors."
            )
    return None


def text_digest(text: str) -> str:
    """The digest by which decisions name a clean text."""
    return hashlib.sha256(text.encode()).hexdigest()
