"""Timing: which texts are taken, and what the figures are of."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.speed import OWN, PARTS, Clock, document_of, figures, sample


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for number in range(10):
        (tmp_path / f"AUT_{number}_{1990 + number}.txt").write_text("We want peace among all nations.")
    return tmp_path


def test_texts_are_spread_over_the_folder(corpus: Path) -> None:
    assert [file.stem for file in sample(corpus, 2)] == ["AUT_0_1990", "AUT_5_1995"]
    assert len(sample(corpus, 40)) == 10


def test_a_speech_is_dated_and_its_country_known_by_its_name(corpus: Path) -> None:
    document = document_of(corpus / "AUT_3_1993.txt")
    assert (document.actors[0].actor_id, document.published.edtf) == ("AUT", "1993")


def test_the_best_time_of_a_text_counts() -> None:
    clock = Clock()
    clock.best = {("parse", "a"): 1.0, ("parse", "b"): 1.0, ("spaCy", "a"): 4.0}
    clock.best |= {(part, "a"): 0.1 for part in (*OWN, "read")}
    found = figures(clock, 1000, 2)
    assert found["words a second"]["parse"] == 500
    assert found["own beside parse"] == pytest.approx(len(OWN) * 0.1 / 2, abs=0.01)
    assert found["own beside spaCy"] == pytest.approx(len(OWN) * 0.1 / 4, abs=0.01)
    assert found["seconds"].keys() == set(PARTS)
    clock.time("parse", "a", lambda: None)
    assert clock.total("parse") < 1.1
