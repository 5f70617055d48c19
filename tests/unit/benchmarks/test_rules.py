"""Counting rules: what counts as right, and that every rule that fired is explained in the docs."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest

from benchmarks.gold_sets import CHECKOUT
from benchmarks.rules import RESULTS, as_markdown, as_records

PAGE = (CHECKOUT / "docs/reference/rules.md").read_text(encoding="utf-8")
FIRED = json.loads((RESULTS / "rules.json").read_text(encoding="utf-8"))["rules"]


def test_shares_are_of_rows_and_of_the_rules_own_question() -> None:
    found = Counter({"candidates": 9, "rows": 4, "tuple": 3, "statement": 1, "own": 1, "of": 2})
    (record,) = as_records({("cue", "wish"): found})
    assert (record["tuple"], record["statement"], record["own"]) == (0.75, 0.25, 0.5)
    assert "| wish | 9 | 4 | 0.75 | 0.25 | 0.5 | 2 |" in as_markdown([record], "")


def test_a_rule_that_made_no_row_has_no_share() -> None:
    (record,) = as_records({("cue", "deny"): Counter({"candidates": 1})})
    assert record["tuple"] is None


@pytest.mark.parametrize("record", FIRED, ids=lambda r: f"{r['kind']} {r['name']}")
def test_every_rule_that_fired_is_explained(record: dict[str, str]) -> None:
    """Composed names are explained part by part."""
    missing = [part for part in record["name"].split("+") if not re.search(rf"^\| `{part}` \|", PAGE, re.M)]
    assert not missing
