"""How a run that cannot go on says so: one message with a remedy, and an exit status.

Belongs here: which exceptions are the user's to mend. Does not: what is quarantined (the run goes on).
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

REFUSED = 1
INTERRUPTED = 130


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
        if not isinstance(error, _mendable()):
            raise
        print(f"demarche: {error}", file=sys.stderr)
        raise SystemExit(REFUSED) from None
    finally:
        signal.signal(signal.SIGTERM, previous)


def _mendable() -> tuple[type[Exception], ...]:
    """Errors whose message says what to mend. Imported late: a run that goes well needs none of them."""
    from demarche.evaluation.gold import GoldError
    from demarche.explorer.assets import AssetsError
    from demarche.parsing.pipeline import ParserError
    from demarche.releasing.locking import BusyError
    from demarche.releasing.publish import PublishingError
    from demarche.tables.errors import ContractError
    from schemas.codebooks.yaml_files import CodebookError

    own = (StoppedError, AssetsError, BusyError, CodebookError, ContractError, GoldError, ParserError)
    return (*own, PublishingError, NotADirectoryError, PermissionError)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
