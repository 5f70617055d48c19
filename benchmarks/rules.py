"""How often each rule fires, and how often what it made is right.

    python -m benchmarks.rules [TEXTS GOLD ...] [--out benchmarks/results]

Five kinds of rules stand behind a row: the rule of its *cue* (what takes the side), its *attribution*
(own voice, speech, cue, report), the *link* of its actor (which rule knew who is meant), its *topic*
(named by a term, taken up, by its passage) and its *date*. For each name that fired:

candidates  how many candidates it stands behind, sure enough or not
rows        how many rows it stands behind, without those for which only optional gold speaks
tuple       share of these rows whose actor, topic and stance the document's gold has
statement   share that is paired with a gold row of these labels in overlapping words
own, of     its own question: among rows that are paired with gold and right in the rest, the share that
            is right in what the rule decides: cue: stance, attribution and link: actor, topic: topic,
            date: date

Names are explained in docs/reference/rules.md.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.gold_sets import CHECKOUT, Annotated, add_sets, annotated, make_extractor, predicted, sets_of
from demarche.evaluation.gold import GoldRow
from demarche.evaluation.pairing import pair, same_interval
from demarche.evaluation.scoring import Predicted, bounds
from demarche.positions.candidates import Candidate
from demarche.positions.confidence import mention_kind
from demarche.positions.explaining import METADATA, Explanation, attribution_kind
from demarche.positions.grammar import Grammar, rows_of

RESULTS = CHECKOUT / "benchmarks/results"
KINDS = ("cue", "attribution", "link", "topic", "date")
Counts = dict[tuple[str, str], Counter[str]]
Fits = Callable[[GoldRow, Predicted], bool]


def names_of(why: Explanation) -> dict[str, str]:
    """The rule of each kind behind a row."""
    return {
        "cue": why.rule,
        "attribution": why.attribution,
        "link": why.link,
        "topic": why.topic_rule,
        "date": why.date_rule,
    }


def names_of_candidate(candidate: Candidate) -> dict[str, str]:
    """The same of a candidate, which is not dated yet."""
    return {
        "cue": candidate.finding.rule,
        "attribution": attribution_kind(candidate),
        "link": candidate.holder.link or METADATA,
        "topic": mention_kind(candidate.mention.term),
    }


def tally(text: Annotated, grammar: Grammar, counts: Counts) -> None:
    """Add one text's candidates and rows to the counts."""
    reading, gold = text.reading, text.gold
    for candidate in reading.candidates:
        for item in names_of_candidate(candidate).items():
            counts.setdefault(item, Counter())["candidates"] += 1
    written = rows_of(reading.document, reading.sentences, reading.candidates, grammar)
    rows = predicted(written)
    partner = {j: i for i, j in pair(gold, rows, _same).items()}
    firm = {g.key for g in gold if not g.optional}
    optional = {g.key for g in gold} - firm
    own = dict(_own_questions(gold, rows))
    for j, (position, row) in enumerate(zip(written, rows, strict=True)):
        is_neutral = row.key in optional or (j in partner and gold[partner[j]].optional)
        for kind, name in names_of(position.explanation).items():
            found = counts.setdefault((kind, name), Counter())
            if not is_neutral:
                found["rows"] += 1
                found["tuple"] += row.key in firm
                found["statement"] += j in partner
            if (answer := own.get((kind, j))) is not None:
                found["of"] += 1
                found["own"] += answer


def _own_questions(
    gold: Sequence[GoldRow], rows: Sequence[Predicted]
) -> Iterator[tuple[tuple[str, int], bool]]:
    """((kind, row), whether the rule of that kind was right) for rows right in everything else."""
    for kinds, rest in (
        (("cue",), lambda g, p: g.key[:2] == p.key[:2]),
        (("attribution", "link"), lambda g, p: g.key[1:] == p.key[1:]),
        (("topic",), lambda g, p: (g.actor, g.stance) == (p.actor, p.stance)),
    ):
        for i, j in _right_first(gold, rows, rest).items():
            for kind in kinds:
                yield (kind, j), gold[i].key == rows[j].key
    for i, j in pair(gold, rows, _same).items():
        yield ("date", j), same_interval(bounds(gold[i].date), rows[j].date)


def _right_first(gold: Sequence[GoldRow], rows: Sequence[Predicted], rest: Fits) -> dict[int, int]:
    """Pairs of rows that agree in the rest; those that agree in all first."""
    pairs = pair(gold, rows, _same)
    taken = set(pairs.values())
    places = {id(row): j for j, row in enumerate(rows)}
    left = {id(g): i for i, g in enumerate(gold)}
    more = pair(
        gold,
        rows,
        lambda g, p: left[id(g)] not in pairs and places[id(p)] not in taken and rest(g, p),
    )
    return pairs | more


def _same(gold: GoldRow, row: Predicted) -> bool:
    return gold.key == row.key


def as_records(counts: Counts) -> list[dict[str, Any]]:
    """One record a name, by kind and falling number of rows; shares rounded to three places."""
    records = []
    for (kind, name), found in counts.items():
        rows, asked = found["rows"], found["of"]
        records.append(
            {
                "kind": kind,
                "name": name,
                "candidates": found["candidates"] if kind != "date" else None,
                "rows": rows,
                "tuple": round(found["tuple"] / rows, 3) if rows else None,
                "statement": round(found["statement"] / rows, 3) if rows else None,
                "own": round(found["own"] / asked, 3) if asked else None,
                "of": asked,
            }
        )
    order = {kind: n for n, kind in enumerate(KINDS)}
    return sorted(records, key=lambda r: (order[r["kind"]], -r["rows"], -(r["candidates"] or 0), r["name"]))


def as_markdown(records: Iterable[dict[str, Any]], told: str) -> str:
    """The records as tables, one a kind."""
    lines = ["# Rules: how often they fire, how often they are right", "", told, ""]
    columns = ("name", "candidates", "rows", "tuple", "statement", "own", "of")
    kind = None
    for record in records:
        if record["kind"] != kind:
            kind = record["kind"]
            lines += ["", f"## {kind}", "| " + " | ".join(columns) + " |", "|---|" + "---:|" * 6]
        cells = ("" if record[c] is None else str(record[c]) for c in columns)
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Print the tables and write them."""
    options = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    add_sets(options)
    options.add_argument("--out", type=Path, default=RESULTS)
    asked = options.parse_args()
    extractor = make_extractor()
    sets = sets_of(asked.folders)
    counts: Counts = {}
    texts = 0
    for text in annotated(sets, extractor):
        tally(text, extractor.grammar, counts)
        texts += 1
    records = as_records(counts)
    told = (
        f"{texts} annotated texts of {', '.join(s.name for s in sets)}; confidence at least "
        f"{extractor.grammar.threshold:g}. Columns as in `python -m benchmarks.rules --help` and its module."
    )
    page = as_markdown(records, told)
    print(page)
    asked.out.mkdir(parents=True, exist_ok=True)
    (asked.out / "rules.md").write_text(page, encoding="utf-8")
    rows = json.dumps({"told": told, "rules": records}, indent=1, ensure_ascii=False)
    (asked.out / "rules.json").write_text(rows + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
