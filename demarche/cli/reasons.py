"""Why a row is there, as a person reads it: one line for each of its parts.

Belongs here: layout on a terminal. Does not: what is explained (positions.explaining), the row itself
(evidence).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

WEIGHTIEST = 6
"""How many features are shown of those that made the confidence."""


def reasons(row: Mapping[str, Any]) -> Table:
    """The explanation of a row, given as a mapping with `explanation` as another one."""
    why = row["explanation"]
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim")
    grid.add_column(overflow="fold")
    for label, value in (
        ("cue", Text.assemble(_quoted(why["cue"]), f"  by rule {why['rule']}")),
        ("act", Text(f"{row['act']}  by {why['act_rule']}")),
        ("whose", _whose(row, why)),
        ("topic", _topic(row, why)),
        ("date", _date(row, why)),
        ("confidence", _confidence(row["confidence"], why["weights"])),
    ):
        grid.add_row(label, value)
    return grid


def _quoted(words: str) -> Text:
    return Text.assemble("«", (words, "bold"), "»") if words else Text("")


def _whose(row: Mapping[str, Any], why: Mapping[str, Any]) -> Text:
    by = {"holder": row["holder_id"], "actor": row["actor_id"]}
    who = by["holder"] if by["holder"] == by["actor"] else f"{by['holder']} for {by['actor']}"
    known = f"  known by rule {why['link']}, said by {why['attribution']}"
    return Text.assemble(_quoted(why["holder_words"]), " " if why["holder_words"] else "", who, known)


def _topic(row: Mapping[str, Any], why: Mapping[str, Any]) -> Text:
    term = f", term “{why['term']}”" if why["term"] else ""
    about = f"; {why['topic_share']:.0%} of the passage is about it"
    return Text.assemble(
        _quoted(why["topic_words"]), f" {row['topic_id']}  by {why['topic_rule']}{term}{about}"
    )


def _date(row: Mapping[str, Any], why: Mapping[str, Any]) -> Text:
    words = Text.assemble(_quoted(why["date_words"]), " ") if why["date_words"] else Text("")
    return Text.assemble(words, f"{row['date_edtf']}  by rule {why['date_rule']}")


def _confidence(value: float, weights: Sequence[tuple[str, float]]) -> Text:
    shown = [f"{name} {adds:+.2f}" for name, adds in weights[:WEIGHTIEST]]
    rest = sum(adds for _, adds in weights[WEIGHTIEST:])
    if len(weights) > WEIGHTIEST:
        shown.append(f"{len(weights) - WEIGHTIEST} others {rest:+.2f}")
    return Text(f"{value:.2f}  from log-odds " + ", ".join(shown))
