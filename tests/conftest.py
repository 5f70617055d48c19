"""What tests of several folders need."""

from __future__ import annotations

from pathlib import Path

import pytest

import flows  # noqa: F401  (one thread for linear algebra; it must be told before NumPy is loaded)

CHECKOUT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The folder of this checkout."""
    return CHECKOUT
