"""Progress where there is no terminal: a line now and then, with count and rate."""

from __future__ import annotations

import pytest

from flows.progress import progress, rate


def test_the_last_document_is_always_told(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("extract") as meter:
        for done in range(1, 41):
            meter(done, 40, done * 100)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("extract   40 of 40 documents")
    assert lines[0].endswith("words/s")


def test_rates_are_rounded_for_reading() -> None:
    assert rate(3, 0, 2.0) == "1.5 documents/s"
    assert rate(3, 12_345, 1.0) == "12,345 words/s"
