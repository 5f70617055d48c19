"""What a run says at its end: counts, quarantine, quality, where the release lies, what to do next.

Belongs here: words and layout for people. Does not: computing anything.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from demarche.releasing.verdict import Verdict
from flows.places import CHECKOUT, Places

if TYPE_CHECKING:
    from demarche.releasing.publish import Planned, Publication

REASONS = 10
"""Most reasons of the quarantine that the end of a run prints."""
COUNTED = (
    ("documents", "documents"),
    ("positions", "positions"),
    ("stances", "stances"),
    ("actors", "actors known"),
    ("topics", "topics in the codebook"),
)


def print_report(places: Places, publication: Publication, seconds: float) -> None:
    """The end of a run that published, or found nothing new."""
    console = Console()
    known = _metrics(places)
    console.print(_counts(known))
    _print(console, _quarantined(known))
    for line in _reasons(places):
        _print(console, line)
    version, folder = publication.entry.version, publication.folder
    if publication.is_new:
        console.print(Text(f"Published {version} in {seconds:.0f} s", style="bold green"))
        for reason in publication.reasons:
            _print(console, f"  {reason}")
    else:
        console.print(
            Text(f"Nothing changed since {version}: no new version ({seconds:.0f} s)", style="bold")
        )
    rows = (
        ("release", folder),
        ("look at it", folder / "index.html"),
        ("read first", folder / "README.md"),
        ("validation", folder / "validation" / "index.html"),
    )
    for what, where in rows:
        _print(console, f"  {what:11} {_shown(where)}")
    console.print("Next:", style="bold")
    for command in _next_steps(places, publication):
        _print(console, f"  {command}")


def _next_steps(places: Places, publication: Publication) -> list[str]:
    own = places.releases == Places().releases and Path.cwd() == CHECKOUT
    option = "" if own else f" --releases {_shown(places.releases)}"
    table = _shown(publication.folder / "positions.parquet")
    example = _example(places)
    shown = [f"demarche show {example}{option}   # a position with its words in context"] if example else []
    return [
        *shown,
        f"demarche verify {publication.entry.version}{option}   # check every file",
        f"python -c \"import polars as pl; print(pl.read_parquet('{table}'))\"",
    ]


def print_refusal(places: Places, verdict: Verdict) -> None:
    """The end of a run whose candidate did not pass the gate."""
    console = Console(stderr=True)
    _print(console, _quarantined(_metrics(places)))
    for line in _reasons(places):
        _print(console, line)
    console.print(Text("Not published: the candidate did not pass the gate.", style="bold red"))
    for failure in (*verdict.failures, *verdict.drift):
        _print(console, f"  {failure}")
    if verdict.drift and not verdict.failures:
        _print(console, 'If that is as it should be, say why: --accept-drift "REASON"')
    _print(console, f"  report      {_shown(places.validation / 'index.html')}")
    _print(console, f"  quarantine  {_shown(places.processed / 'quarantine.parquet')}")
    _print(
        console, "Mend the inputs that the quarantine names and run again; the limits stand in params.yaml."
    )


def refusal(places: Places, verdict: Verdict) -> str:
    """Why a candidate was refused, in one text: limits, the first inputs at fault, what to do."""
    parts = ["the candidate did not pass the gate", *verdict.failures, *verdict.drift, *_reasons(places)]
    if verdict.drift and not verdict.failures:
        parts.append('if that is as it should be, say why: demarche run --accept-drift "REASON"')
    else:
        parts.append("mend the inputs named and run again; the limits stand in params.yaml")
    return "; ".join(part.strip() for part in parts)


def print_plan(planned: Planned) -> None:
    """What publishing would do: the version, why it has that number, what differs, which ids end."""
    console, changes = Console(), planned.changes
    if changes.change is None:
        console.print(Text(f"Nothing changed since {changes.after}: no new version.", style="bold"))
        return
    after = f" after {changes.before}" if changes.before else ""
    console.print(Text(f"Would publish {changes.after}{after} ({changes.change})", style="bold green"))
    for reason, grade in zip(changes.reasons, changes.grades or [""] * len(changes.reasons), strict=True):
        _print(console, f"  {grade:6}{reason}")
    if changes.before:
        ended = sum(row["old_id"].startswith("p-") for row in changes.ended)
        turned = sum(row["new_id"] is not None for row in changes.ended)
        _print(console, f"  {changes.kept:,} positions keep their id, {ended:,} end")
        _print(console, f"  {len(changes.ended):,} ids of all kinds end, {turned:,} of them lead to another")
    for refusal in planned.refusals:
        _print(console, Text(f"The gate would refuse it: {refusal}", style="red"))


def summary_markdown(places: Places, publication: Publication) -> str:
    """The run as a Markdown page."""
    known = _metrics(places)
    lines = [f"# Release {publication.entry.version}", "", "| | |", "|---|---:|"]
    lines += [f"| {label} | {known['rows'][name]:,} |" for name, label in COUNTED]
    lines += [f"| quarantined: {rule} | {count:,} |" for rule, count in known["quarantined"].items()]
    lines += [f"| {measure} | {value} |" for measure, value in known["quality"].items()]
    lines += ["", f"In `{publication.folder}`" + ("" if publication.is_new else "; nothing changed") + "."]
    return "\n".join(lines)


def verdict_markdown(verdict: Verdict, places: Places) -> str:
    """The gate's verdict as a Markdown page."""
    lines = [f"# {'Passed' if verdict.passed else 'Refused'}", ""]
    lines += [f"- {failure}" for failure in (*verdict.failures, *verdict.drift)]
    lines += ["", "| measure | value | limit |", "|---|---:|---:|"]
    lines += [
        f"| {name} | {'' if value is None else value} | {verdict.thresholds.get(name, '')} |"
        for name, value in verdict.measures.items()
    ]
    return "\n".join([*lines, "", f"Report: `{places.validation / 'index.html'}`"])


def _counts(known: dict[str, Any]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right")
    table.add_column()
    for name, label in COUNTED:
        table.add_row(f"{known['rows'][name]:,}", label)
    table.add_row(f"{known['words']:,}", "words")
    return table


def _print(console: Console, line: str | Text) -> None:
    """A line as it is: brackets in paths and titles are no markup."""
    console.print(line, highlight=False, markup=False, soft_wrap=True)


def _quarantined(known: dict[str, Any]) -> Text:
    by_rule: dict[str, int] = known["quarantined"]
    if not by_rule:
        return Text("Nothing was quarantined.")
    listed = ", ".join(f"{count} {rule}" for rule, count in by_rule.items())
    amount = (f"Quarantined {sum(by_rule.values())}", "yellow")
    return Text.assemble(amount, f": {listed}")


def _metrics(places: Places) -> dict[str, Any]:
    known: dict[str, Any] = json.loads(places.metrics.read_text(encoding="utf-8"))
    return known


def _example(places: Places) -> str | None:
    import polars as pl

    # The surest row is the best first impression; ids break ties.
    where = places.processed / "positions.parquet"
    rows = pl.read_parquet(where, columns=["position_id", "confidence"], glob=False)
    ids = rows.sort("confidence", "position_id", descending=[True, False]).head(1)
    return ids["position_id"].item() if ids.height else None


def _reasons(places: Places) -> list[str]:
    """Why the first few inputs were not let through, in the words of the quarantine."""
    import polars as pl

    where = places.processed / "quarantine.parquet"
    if not where.is_file():
        return []
    rows = pl.read_parquet(where, glob=False).sort("source_path", "rule", "reason")
    told = rows.select("source_path", "reason").head(REASONS).iter_rows()
    lines = [f"  {reason}" if path in reason else f"  {path}: {reason}" for path, reason in told]
    if rows.height:
        lines.append(f"  all {rows.height} in {_shown(where)}")
    return lines


def _shown(path: Path) -> str:
    """The path from the working directory where it lies below it."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
