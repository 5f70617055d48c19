"""Reviewed rows in place of extracted ones.

Belongs here: from the tables of a run and the decisions of reviewers to the tables as reviewed. Does not:
reading decisions (reading), contracts and ids (releasing), figures of agreement (evaluation).

The extraction itself is not touched: it stands in the tables that the stage before has left, and what a
reviewer saw of it in the decision and in the table `reviews`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from demarche.quarantine import Rejected
from demarche.releasing.identity import with_position_ids
from demarche.reviewing.actors import Listing, actor_ids, with_actors
from demarche.reviewing.decision import Decision, Labels
from demarche.reviewing.fitting import Known, Text, fitting
from demarche.reviewing.judged import Judged, judged
from demarche.reviewing.matching import matches, repeats
from demarche.reviewing.reading import Reviews, refused_decision
from demarche.reviewing.rows import row_of
from demarche.reviewing.settling import DISPUTED, Case, cases, dispute
from demarche.tables import frame, quarantine_frame

Row = dict[str, Any]
Tables = Mapping[str, pl.DataFrame]


@dataclass(frozen=True, slots=True)
class Applied:
    """The tables of a run as reviewed, with `reviews`, and what was judged, for figures of agreement."""

    tables: dict[str, pl.DataFrame]
    judged: tuple[Judged, ...] = ()


@dataclass(slots=True)
class _Text:
    """What becomes of the rows of one text: `outcomes` are (decision, outcome, number of its row)."""

    kept: list[Row] = field(default_factory=list)
    written: list[Row] = field(default_factory=list)
    outcomes: list[tuple[Decision, str, int | None]] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)


def apply_reviews(tables: Tables, reviews: Reviews, listing: Callable[[], Listing]) -> Applied:
    """The tables with what reviewers decided; decisions that cannot be applied go to the quarantine.

    `listing` gives the actors of the codebook; it is asked only if a decision names one that the run does
    not know.
    """
    if not reviews.decisions:
        told = pl.concat([tables["quarantine"], quarantine_frame(reviews.rejected)])
        return Applied({**tables, "reviews": frame("reviews", ()), "quarantine": told})
    asked = actor_ids(reviews.decisions)
    known_actors = set(tables["actors"]["actor_id"])
    listed = listing() if asked - known_actors else Listing()
    texts = _texts(tables)
    known = Known(texts, known_actors | listed.ids, set(tables["topics"]["topic_id"]))
    fit, misfits = fitting(reviews.decisions, known)
    found = cases(fit)
    disputes = [_disputed(case, texts[case.text_sha256]) for case in found if case.chosen is None]
    told = quarantine_frame([*reviews.rejected, *misfits, *disputes])
    quarantine = pl.concat([tables["quarantine"], told])
    if not found:
        return Applied({**tables, "reviews": frame("reviews", ()), "quarantine": quarantine})
    positions, logged, seen = _reviewed(tables["positions"], found, texts)
    used = actor_ids(fit) - known_actors
    return Applied(
        {
            **with_actors(tables, used, listed),
            "positions": positions,
            "reviews": logged,
            "quarantine": quarantine,
        },
        tuple(seen),
    )


def _texts(tables: Tables) -> dict[str, Text]:
    whole = tables["documents"].join(tables["texts"], on="document_id")
    columns = ("text_sha256", "document_id", "source_path", "text")
    return {digest: Text(*rest) for digest, *rest in whole.select(columns).iter_rows()}


def _disputed(case: Case, text: Text) -> Rejected:
    first = case.decisions[0]
    return refused_decision(first, "review.conflict", dispute(case), text.document_id, text.source_path)


def _reviewed(
    positions: pl.DataFrame, found: Sequence[Case], texts: Mapping[str, Text]
) -> tuple[pl.DataFrame, pl.DataFrame, list[Judged]]:
    """Positions, the table `reviews` and what was judged."""
    by_text: defaultdict[str, list[Case]] = defaultdict(list)
    for case in found:
        by_text[case.text_sha256].append(case)
    ids = [texts[digest].document_id for digest in by_text]
    touched = pl.col("document_id").is_in(ids)
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for row in positions.filter(touched).sort(pl.all()).iter_rows(named=True):
        rows[row["document_id"]].append(row)
    done = [_apply(by_text[one], rows[texts[one].document_id], texts[one]) for one in sorted(by_text)]
    written = [row for one in done for row in (*one.written, *one.kept)]
    whole = pl.concat([frame("positions", written), positions.filter(~touched)])
    named = with_position_ids(whole)
    ids_now = iter(named["position_id"])
    logged: list[Row] = []
    for one, digest in zip(done, sorted(by_text), strict=True):
        own = [next(ids_now) for _ in one.written]
        for _ in one.kept:
            next(ids_now)
        for decision, outcome, number in one.outcomes:
            position_id = None if number is None else own[number]
            logged.append(_logged(decision, outcome, position_id, texts[digest]))
    return named, frame("reviews", logged), [seen for one in done for seen in one.judged]


def _apply(found: Sequence[Case], rows: Sequence[Row], text: Text) -> _Text:
    """Apply the cases of one text to its rows."""
    said = [Labels.of(row) for row in rows]
    paired = matches(found, said)
    taken = set(paired.values())
    made = _Text()
    places: dict[tuple[Any, ...], int] = {}
    for i, case in enumerate(found):
        k = paired.get(i)
        extracted = rows[k] if k is not None else None
        number = None
        if case.chosen is None:
            if extracted is not None:
                number = _place(made, places, {**extracted, "review_status": DISPUTED})
        elif case.chosen.says is not None:
            taken |= set(repeats(case.chosen.says, enumerate(said), taken))
            number = _place(made, places, row_of(case.chosen, extracted, text))
        made.outcomes += [(one, case.outcome(one), number) for one in case.decisions]
        made.judged.append(judged(case, said[k] if k is not None else None, text))
    made.kept = [row for k, row in enumerate(rows) if k not in taken]
    return made


def _place(made: _Text, places: dict[tuple[Any, ...], int], row: Row) -> int:
    """The number of a written row; one that another decision has written already is not written twice."""
    key = (*(row[name] for name in ("actor_id", "topic_id", "stance", "char_start", "char_end")),)
    key = (*key, tuple(row["target_ids"]))
    if key not in places:
        places[key] = len(made.written)
        made.written.append(row)
    return places[key]


def _logged(decision: Decision, outcome: str, position_id: str | None, text: Text) -> Row:
    row = decision.row()
    del row["quote"]
    seen_id = row.pop("position_id")
    named = {"position_id": position_id, "seen_id": seen_id, "document_id": text.document_id}
    return {**row, **named, "outcome": outcome}
