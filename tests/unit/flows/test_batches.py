"""Batches and processes do not show in the results, and one bad text takes no other with it."""

from __future__ import annotations

import pytest

from flows.batches import extract_all
from tests.unit.flows.working import broken, document, length, length_or_death

TEXTS = [document(n, "x" * n) for n in range(7)]


@pytest.mark.parametrize(("workers", "batch"), [(1, 1), (2, 3), (3, 100)])
def test_order_and_results_are_those_of_the_documents(workers: int, batch: int) -> None:
    made = extract_all(length, TEXTS, workers=workers, batch=batch)
    assert [(one.document_id, one.sentences) for one in made] == [
        (f"text-{n:03}", n) for n in range(len(TEXTS))
    ]


def test_nothing_to_do_starts_no_process() -> None:
    assert extract_all(broken, [], workers=2, batch=4) == []


def test_a_text_that_kills_its_worker_is_rejected_alone() -> None:
    texts = [*TEXTS[:3], document(3, "deadly"), *TEXTS[4:]]
    seen: list[str] = []
    made = extract_all(
        length_or_death,
        texts,
        workers=2,
        batch=2,
        on_done=lambda done: seen.extend(d.document_id for d in done),
    )
    assert [one.document_id for one in made] == [d.document_id for d in texts]
    rejected = {one.document_id: one.rejected[0].rule for one in made if one.rejected}
    assert rejected == {"text-003": "worker-died"}
    assert sorted(seen) == [d.document_id for d in texts]


def test_an_error_of_our_own_ends_the_run() -> None:
    with pytest.raises(LookupError, match="of our own"):
        extract_all(broken, TEXTS, workers=1, batch=2)
