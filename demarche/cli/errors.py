"""Errors of the analyst's commands: a message and a remedy instead of a traceback."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def told() -> Iterator[None]:
    """Say what is wrong on standard error and end with status 1, if a user can mend it."""
    try:
        yield
    except (OSError, KeyError, ValueError) as error:
        message = error.args[0] if isinstance(error, KeyError) and error.args else error
        print(f"demarche: {message}", file=sys.stderr)
        raise SystemExit(1) from None
