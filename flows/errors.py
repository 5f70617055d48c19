"""How a run that cannot go on says so: one message with a remedy, and an exit status.

Belongs here: which exceptions are the user's to mend. Does not: what is quarantined (the run goes on).
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

REFUSED = 1
INTERRUPTED = 130
REASON = "DEMARCHE_REASON"
"""Names a file for the message with which a stage ends, so that the run it belongs to can repeat it."""


class StoppedError(Exception):
    """The run cannot go on; the message names the place and the remedy."""


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn what a user can mend into a message and exit status 1; other errors keep their traceback.

    SIGTERM ends the run as Ctrl-C does, so that whatever it started is stopped.
    """
    previous = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    except KeyboardInterrupt:
        print("demarche: stopped before the end. Nothing was published by this run.", file=sys.stderr)
        raise SystemExit(INTERRUPTED) from None
    except Exception as error:
        said = _said_of(error)
        _hand_on(said or f"{type(error).__name__}: {error}")
        if said is None:
            raise
        print(f"demarche: {said}", file=sys.stderr)
        raise SystemExit(REFUSED) from None
    finally:
        signal.signal(signal.SIGTERM, previous)


def _said_of(error: Exception) -> str | None:
    """What to tell a user who can mend it; None for an error of our own."""
    from demarche.releasing.writing import problem_of

    if isinstance(error, _mendable()):
        return str(error)
    if problem := problem_of(error):
        return f"{getattr(error, 'filename', None) or 'a file'} cannot be written: {problem}."
    return None


def _hand_on(said: str) -> None:
    if where := os.environ.get(REASON):
        with suppress(OSError):
            Path(where).write_text(said, encoding="utf-8")


def _mendable() -> tuple[type[Exception], ...]:
    """Errors whose message says what to mend. Imported late: a run that goes well needs none of them."""
    from demarche.evaluation.gold import GoldError
    from demarche.explorer.assets import AssetsError
    from demarche.parsing.pipeline import ParserError
    from demarche.releasing.locking import BusyError
    from demarche.releasing.publish import PublishingError
    from demarche.releasing.writing import DiskError
    from demarche.tables.errors import ContractError
    from schemas.codebooks.yaml_files import CodebookError

    own = (StoppedError, AssetsError, BusyError, CodebookError, ContractError, DiskError, GoldError)
    return (*own, ParserError, PublishingError, NotADirectoryError, PermissionError)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
