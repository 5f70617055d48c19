"""A position as a person reads it: a line of who and what, and its words underlined in context.

Belongs here: layout on a terminal. Does not: where the row comes from (show, an extraction).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.console import Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

AROUND = 240
"""Characters of context on either side of the evidence, up to the paragraph's ends."""
COLOURS = {"support": "green", "oppose": "red", "mixed": "yellow"}


def panel(
    row: Mapping[str, Any], document: Mapping[str, Any], topic: Mapping[str, Any], text: str | None
) -> Panel:
    """A position with its document and topic; without the text only the quotation is shown."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim")
    grid.add_column()
    for label, value in _facts(row, document, topic):
        grid.add_row(label, value)
    return Panel(Group(grid, Text(), context(row, text)), title=str(row.get("position_id") or ""), width=100)


def context(row: Mapping[str, Any], text: str | None, around: int = AROUND) -> Text:
    """The words that show the position, underlined, with those around them where they may be shown."""
    style = f"underline {COLOURS.get(row['stance'], 'white')}"
    if text is None:
        return Text.assemble(
            "“", (row["quote"], style), "”  ", ("(the text itself is not in the release)", "dim")
        )
    start, end = row["char_start"], row["char_end"]
    first, last = _paragraph(text, start, end)
    first, last = _on_a_word(text, max(first, start - around), first), min(last, end + around)
    return Text.assemble(
        "…" if first and text[first - 1] != "\n" else "",
        text[first:start],
        (text[start:end], style),
        text[end:last],
        "…" if last < len(text) and text[last] != "\n" else "",
    )


def stance(row: Mapping[str, Any]) -> Text:
    """The stance in its colour."""
    return Text(row["stance"], style=f"bold {COLOURS.get(row['stance'], 'white')}")


def _facts(
    row: Mapping[str, Any], document: Mapping[str, Any], topic: Mapping[str, Any]
) -> list[tuple[str, Text]]:
    holder = row["holder_id"]
    who = row["actor_id"] if holder == row["actor_id"] else f"{row['actor_id']} (voiced by {holder})"
    targets = row.get("target_ids") or []
    facts: list[tuple[str, Text | str]] = [
        ("actor", who),
        ("topic", row["topic_id"] + (f" on {', '.join(targets)}" if targets else "")),
        ("proposition", topic.get("proposition") or ""),
        ("stance", Text.assemble(stance(row), f" ({row['act']}, {row['voice']} voice)")),
        ("addressee", row.get("addressee_id") or ""),
        ("date", f"{row['date_edtf']} (from the {row['date_source']})"),
        ("confidence", f"{row['confidence']:.2f}"),
    ]
    if document:
        kind = " – our précis, not the holder's words" if document["text_kind"] == "precis" else ""
        facts += [
            ("document", f"{document['title'] or document['document_id']}{kind}"),
            ("source", document["reference"] or document["publisher"] or document["source_path"]),
        ]
    # Plain strings would be read as markup: "[excerpt]" in a title would vanish.
    return [(label, Text(value) if isinstance(value, str) else value) for label, value in facts if value]


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    last = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if last < 0 else last


def _on_a_word(text: str, at: int, first: int) -> int:
    """The beginning of the next word, unless `at` is the paragraph's own beginning."""
    if at == first:
        return at
    gap = text.find(" ", at)
    return gap + 1 if gap >= 0 else at
