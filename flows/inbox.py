"""Taking texts from an inbox at the start of a run, and what is said of it.

Belongs here: the task, its report on disk, on the terminal and on Prefect's pages. Does not: which texts are
taken (demarche.inbox).
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from prefect import task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE

from demarche.inbox import InboxError, Outcome, take_inbox
from demarche.releasing.writing import write_json
from flows.errors import StoppedError
from flows.parameters import load_parameters
from flows.places import Places

REPORT = "inbox.json"
"""What became of each file of the inbox when the latest run looked, in processed/."""
SHOWN = 10
"""Most files that the terminal names."""


def take(inbox: Path, places: Places) -> dict[str, int]:
    """Take what has arrived whole; how many files were taken, wait and were refused."""
    try:
        outcomes = take_inbox(inbox, places.raw, limits=load_parameters().ingest.limits)
    except InboxError as error:
        raise StoppedError(str(error)) from None
    write_json(places.processed / REPORT, {"inbox": str(inbox), "files": [asdict(one) for one in outcomes]})
    counts = _counted(one.outcome for one in outcomes)
    _tell(inbox, outcomes, counts)
    return counts


def known(places: Places) -> dict[str, int] | None:
    """How many files of an inbox the latest run that looked took, left waiting and refused."""
    try:
        files = json.loads((places.processed / REPORT).read_text(encoding="utf-8"))["files"]
        return _counted(one["outcome"] for one in files)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _counted(outcomes: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(outcomes).items()))


def _tell(inbox: Path, outcomes: list[Outcome], counts: dict[str, int]) -> None:
    told = ", ".join(f"{number} {outcome}" for outcome, number in counts.items()) or "nothing there"
    print(f"inbox     {told}", file=sys.stderr)
    left = [one for one in outcomes if one.outcome != "taken"]
    for one in left[:SHOWN]:
        print(f"  {one.file}: {one.reason}", file=sys.stderr)
    if len(left) > SHOWN:
        print(f"  and {len(left) - SHOWN} more in {inbox}; all stand in processed/{REPORT}", file=sys.stderr)


@task(name="take texts from the inbox", cache_policy=NO_CACHE)
def take_task(inbox: Path, places: Places) -> dict[str, int]:
    """`take` as a task, with a table on Prefect's pages."""
    counts = take(inbox, places)
    files = json.loads((places.processed / REPORT).read_text(encoding="utf-8"))["files"]
    create_table_artifact(key="inbox", table=files, description=f"What became of the files in {inbox}")
    return counts
