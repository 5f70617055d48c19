"""Worker processes do not show in the results, and one bad text takes no other with it."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from demarche.documents import Document
from demarche.positions.position import Extracted
from demarche.store.entries import Tally
from flows.errors import StoppedError
from flows.parameters import TimeBox
from flows.workers import Start, extract_all
from schemas.codebooks.yaml_files import CodebookError
from tests.unit.flows.working import (
    dead_before_ready,
    document,
    error_that_cannot_be_sent,
    never_ready,
    ready,
    ready_for_peril,
)

TEXTS = [document(n, "x" * n) for n in range(7)]
AMPLE = TimeBox(least=60, each_10000_characters=0)
SHORT = TimeBox(least=1.5, each_10000_characters=0)


def read(
    start: Start, documents: Sequence[Document], workers: int, box: TimeBox, seen: list[int] | None = None
) -> list[Extracted]:
    """What workers make of documents, in their order; `seen` are their places in the order of the telling."""
    made: dict[int, Extracted] = {}

    def on_done(place: int, extracted: Extracted, _parses: Tally) -> None:
        made[place] = extracted
        if seen is not None:
            seen.append(place)

    extract_all(start, documents, workers=workers, box=box, on_done=on_done)
    return [made[place] for place in range(len(documents))]


@pytest.mark.parametrize("workers", [1, 3])
def test_order_and_results_are_those_of_the_documents(workers: int) -> None:
    made = read(ready, TEXTS, workers, AMPLE)
    assert [(one.document_id, one.sentences) for one in made] == [
        (f"text-{n:03}", n) for n in range(len(TEXTS))
    ]


def test_nothing_to_do_starts_no_process() -> None:
    assert read(never_ready, [], 2, AMPLE) == []


@pytest.mark.parametrize(
    ("text", "rule", "said", "times"),
    [
        ("killed", "worker-died", "died", 2),
        ("segfault", "worker-died", "died", 2),
        ("memory", "worker-died", "died", 2),
        ("exit", "worker-died", "died", 2),
        ("hang", "time-box", "longer than the 2 s", 2),
        ("hang in C", "time-box", "machine.time_box in params.yaml", 2),
        ("error", "extraction-failed", "LookupError", 1),
    ],
)
def test_what_happens_to_one_text_costs_only_that_text(
    tmp_path: Path, text: str, rule: str, said: str, times: int
) -> None:
    texts = [*TEXTS[:3], document(3, text), *TEXTS[4:]]
    seen: list[int] = []
    made = read(partial(ready_for_peril, tmp_path), texts, 2, SHORT, seen)
    assert [one.document_id for one in made] == [d.document_id for d in texts]
    assert [one.sentences for one in made if not one.rejected] == [0, 1, 2, 4, 5, 6]
    ((row,),) = [one.rejected for one in made if one.rejected]
    assert (row.document_id, row.source_path, row.stage, row.rule) == ("text-003", "003.txt", "extract", rule)
    assert said in row.reason
    assert "words of the text" not in row.reason
    assert sorted(seen) == list(range(len(texts)))
    assert len((tmp_path / "text-003").read_text().splitlines()) == times
    assert multiprocessing.active_children() == []


def test_a_worker_that_somebody_else_killed_costs_nothing(tmp_path: Path) -> None:
    made = read(partial(ready_for_peril, tmp_path), [document(1, "killed once"), *TEXTS[2:]], 2, AMPLE)
    assert not any(one.rejected for one in made)


def test_many_texts_that_kill_are_each_rejected(tmp_path: Path) -> None:
    texts = [document(n, "killed" if n % 2 else "fine") for n in range(6)]
    made = read(partial(ready_for_peril, tmp_path), texts, 2, AMPLE)
    assert [bool(one.rejected) for one in made] == [False, True] * 3


def test_what_is_done_meanwhile_is_done_once_before_any_result() -> None:
    told: list[object] = []
    extract_all(
        ready,
        TEXTS,
        workers=2,
        box=AMPLE,
        on_done=lambda place, _extracted, _parses: told.append(place),
        meanwhile=lambda: told.append("meanwhile"),
    )
    assert told[0] == "meanwhile"
    assert sorted(map(str, told[1:])) == [str(place) for place in range(len(TEXTS))]


def test_a_long_text_is_given_more_time() -> None:
    assert TimeBox(least=10, each_10000_characters=2).seconds(50_000) == 20


def test_an_error_before_any_text_ends_the_run_with_its_own_message() -> None:
    with pytest.raises(CodebookError, match="line 3: an error of our own"):
        read(never_ready, TEXTS, 2, AMPLE)
    with pytest.raises(RuntimeError, match=r"RuntimeError: .*said"):
        read(error_that_cannot_be_sent, TEXTS, 1, AMPLE)
    assert multiprocessing.active_children() == []


def test_workers_that_never_become_ready_end_the_run() -> None:
    begun = time.monotonic()
    with pytest.raises(StoppedError, match=r"exit status 7.*--workers 1"):
        read(dead_before_ready, TEXTS, 2, AMPLE)
    assert time.monotonic() - begun < 60
