"""The row of `positions` that a decision asks for.

Belongs here: what follows from a decision, its text and what was extracted there. Does not: which row it
takes the place of (matching), ids (releasing).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from demarche.dates.edtf import parse_edtf
from demarche.reviewing.decision import ADD, Decision, Extraction, Labels
from demarche.reviewing.fitting import Text
from demarche.reviewing.settling import STATUS

REVIEWER = Extraction(confidence=1.0, extractor="review")
"""What a row that a reviewer wrote says where others name the extractor."""


def row_of(decision: Decision, extracted: Mapping[str, Any] | None, text: Text) -> dict[str, Any]:
    """The row; `extracted` is the one that it takes the place of, if there is one."""
    assert decision.says is not None
    labels = _whole_evidence(decision, decision.says, extracted)
    known = decision.extraction if decision.decision != ADD else REVIEWER
    if decision.decision != ADD and extracted is not None:
        known = Extraction(*(extracted[name] for name in ("sentence_index", "confidence", "extractor")))
    dated = parse_edtf(labels.date_edtf)
    return {
        "document_id": text.document_id,
        **labels.row(),
        "date_start": dated.start,
        "date_end": dated.end,
        "date_precision": dated.precision,
        "quote": text.text[labels.char_start : labels.char_end],
        "sentence_index": _sentence(decision, labels.char_start, extracted, text),
        "confidence": REVIEWER.confidence if known.confidence is None else known.confidence,
        "extractor": known.extractor or REVIEWER.extractor,
        "review_status": STATUS[decision.decision],
    }


def _sentence(decision: Decision, start: int, extracted: Mapping[str, Any] | None, text: Text) -> int:
    if extracted is not None and extracted["char_start"] == start:
        return int(extracted["sentence_index"])
    index = decision.extraction.sentence_index
    return index if index is not None and start == decision.seen.char_start else sentence_at(text.text, start)


def sentence_at(text: str, start: int) -> int:
    """The sentence that a character stands in, counted from 0."""
    from demarche.parsing.sentences import split_sentences  # brings the parser with it, and is seldom needed

    return max(0, bisect_right([span.start for span in split_sentences(text)], start) - 1)


def _whole_evidence(decision: Decision, says: Labels, extracted: Mapping[str, Any] | None) -> Labels:
    """With the evidence as extracted, where the reviewer saw its beginning and left it as it was.

    A release shows of a long quotation from a restricted text only so much; it is cut again later.
    """
    seen = decision.seen
    span = (says.char_start, says.char_end)
    if extracted is None or span != (seen.char_start, seen.char_end):
        return says
    is_cut = extracted["char_start"] == seen.char_start and extracted["char_end"] > seen.char_end
    return replace(says, char_end=extracted["char_end"]) if is_cut else says
