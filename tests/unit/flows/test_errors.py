"""What a user can mend is said in one line; what only we can mend keeps its traceback."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from flows.errors import INTERRUPTED, REASON, REFUSED, StoppedError, plain_errors


def test_a_mendable_error_is_a_message(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended, plain_errors():
        raise StoppedError("there is no file x. Name another.")
    assert ended.value.code == REFUSED
    assert capsys.readouterr().err == "demarche: there is no file x. Name another.\n"


def test_an_error_of_our_own_is_not_hidden() -> None:
    with pytest.raises(LookupError), plain_errors():
        raise LookupError("ours")


def test_sigterm_ends_a_run_as_an_interrupt_does() -> None:
    with pytest.raises(SystemExit) as ended, plain_errors():
        signal.raise_signal(signal.SIGTERM)
    assert ended.value.code == INTERRUPTED


@pytest.mark.parametrize("error", [StoppedError("a.txt is missing. Name another."), LookupError("a.txt")])
def test_a_stage_leaves_its_reason_to_the_run_it_belongs_to(
    error: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(REASON, str(tmp_path / "reason"))
    with pytest.raises((SystemExit, LookupError)), plain_errors():
        raise error
    assert "a.txt" in (tmp_path / "reason").read_text()
