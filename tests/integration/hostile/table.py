"""Writes docs/reference/hostile.md from the corpus: `python -m tests.integration.hostile.table`.

A test holds the page to the corpus, and the corpus to what really happens.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.integration.hostile.case import ROW, Case
from tests.integration.hostile.corpus import CASES

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "hostile.md"
HEAD = """# Hostile and broken inputs

Made from the corpus in [tests/integration/hostile](../../tests/integration/hostile/) by its `table.py`. Every
case runs through the real ingest stage, and what gets in through the real extractor: it ends as told here,
within bounded time; nothing in it is run, and nothing outside its folder is read or written. How inputs are
read stands in [how to give texts](../how-to/inputs.md).
"""


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *_counts(), "", *_cases(), ""])


def _counts() -> Iterator[str]:
    """Files by theme and by what becomes of them."""
    ends = Counter(outcome for case in CASES for outcome in case.outcome.values())
    let_in = sum(set(case.outcome.values()) == {ROW} for case in CASES)
    yield f"{len(CASES)} cases with {ends.total()} files and faults: {ends[ROW]} end in a row, "
    yield f"{ends.total() - ends[ROW]} in quarantine. In {let_in} cases everything gets in."
    yield ""
    yield "| outcome | files | cases |"
    yield "|---|---|---|"
    for outcome, files in sorted(ends.items(), key=lambda end: (end[0] != ROW, -end[1], end[0])):
        cases = sum(outcome in case.outcome.values() for case in CASES)
        yield f"| {'**row**' if outcome == ROW else f'`{outcome}`'} | {files} | {cases} |"


def _cases() -> Iterator[str]:
    """Every case by theme."""
    for theme in dict.fromkeys(case.theme for case in CASES):
        yield from ("", f"## {theme[0].upper()}{theme[1:]}", "", "| input | ends in |", "|---|---|")
        yield from (f"| {_plain(case.name)} | {_outcome(case)} |" for case in CASES if case.theme == theme)


def _outcome(case: Case) -> str:
    ends = Counter(case.outcome.values())
    shown = (f"{'row' if end == ROW else f'`{end}`'}{f' × {n}' if n > 1 else ''}" for end, n in ends.items())
    return ", ".join(shown)


def _plain(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
