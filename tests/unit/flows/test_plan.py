"""What a dry run says of the version that a candidate would become."""

from __future__ import annotations

import pytest

from demarche.releasing.changes import Changes
from demarche.releasing.publish import Planned
from flows.reports import print_plan


def test_each_reason_says_how_large_a_change_it_makes(capsys: pytest.CaptureFixture[str]) -> None:
    reasons = ("positions: 3 rows added", "positions: stance changed in 1 row")
    changes = Changes("0.1.0", "0.2.0", "major", reasons, (), grades=("minor", "major"))
    print_plan(Planned(changes, ()))
    said = capsys.readouterr().out
    assert "Would publish 0.2.0 after 0.1.0 (major)" in said
    assert "minor positions: 3 rows added" in said
    assert "major positions: stance changed in 1 row" in said
