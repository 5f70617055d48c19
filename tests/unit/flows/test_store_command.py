"""`demarche store` says what is kept, and empties it."""

from __future__ import annotations

from pathlib import Path

import pytest

from demarche.store.entries import Shelf
from flows.storing import tell_of_store


def test_the_store_is_told_and_emptied(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tell_of_store(False, tmp_path / "none")
    assert "0 entries, 0.0 MB" in capsys.readouterr().out
    shelf = Shelf(tmp_path, "results")
    for n in range(3):
        shelf.put(f"{n:064x}", bytes(500_000))
    tell_of_store(False, tmp_path)
    said = capsys.readouterr().out
    assert "3 entries, 1.5 MB" in said
    assert "store.gigabytes in params.yaml" in said
    tell_of_store(True, tmp_path)
    assert "thrown away: 3 of 3 entries" in capsys.readouterr().out
    assert shelf.get(f"{0:064x}") is None
