"""Fetching from elsewhere: what is worth another try, how long to wait for it, what is said in the end.

Belongs here: the options of tasks that fetch, and the errors they end with. Does not: from where to where.

    @task(name="fetch texts", cache_policy=NO_CACHE, **FETCHING)
    def fetch_task(url: str, folder: Path) -> None:
        with fetching(url):
            ...
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from prefect.client.schemas.objects import State
from prefect.tasks import exponential_backoff

from flows.errors import StoppedError

TRIES = 5
_NETWORK = frozenset({"aiohttp", "botocore", "httpx", "requests", "urllib3"})
"""Libraries beneath fsspec, whose errors are of the network unless they say something else."""
_LASTING_NAMES = frozenset(
    {"NoCredentialsError", "PartialCredentialsError", "ParamValidationError", "ProfileNotFound", "InvalidURL"}
)
_LASTING_ERRNOS = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOENT}
)
_LASTING = (FileNotFoundError, FileExistsError, PermissionError, NotADirectoryError, IsADirectoryError)
_PASSING_STATUSES = frozenset({408, 425, 429})


class PassingError(StoppedError):
    """What was asked for could not be fetched, and may be had later."""


@contextmanager
def fetching(url: str) -> Iterator[None]:
    """Turn errors into one message about the address: PassingError if they may pass, else StoppedError."""
    try:
        yield
    except StoppedError:
        raise
    except Exception as error:
        why = f"{shown(url)} cannot be fetched ({_said(error)})"
        if may_pass(error):
            raise PassingError(f"{why}, {TRIES} times in a row. Run again when it can be reached.") from error
        raise StoppedError(f"{why}. Mend the address or the keys for it.") from error


def may_pass(error: BaseException) -> bool:
    """Whether the same thing may succeed in a while: no answer, a broken line, a server that is busy."""
    status = _status(error)
    if status is not None:
        return status >= 500 or status in _PASSING_STATUSES
    if type(error).__name__ in _LASTING_NAMES or isinstance(error, _LASTING):
        return False
    if isinstance(error, OSError):
        return error.errno not in _LASTING_ERRNOS
    return type(error).__module__.partition(".")[0] in _NETWORK


def _status(error: BaseException) -> int | None:
    """The status of an answer over HTTP that an error tells of."""
    status = getattr(error, "status", None) or getattr(getattr(error, "response", None), "status_code", None)
    return status if isinstance(status, int) else None


def _said(error: BaseException) -> str:
    """What an error says; of an answer only its status, for the rest repeats the address, signed or not."""
    status = _status(error)
    return f"answered {status}" if status is not None else f"{type(error).__name__}: {error}"


def shown(url: str) -> str:
    """An address without name and password, and without a query, which may sign it."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def _is_worth_another_try(_task: object, _run: object, state: State[Any]) -> bool:
    return isinstance(state.result(raise_on_failure=False), PassingError)


FETCHING: dict[str, Any] = {
    "retries": TRIES - 1,
    "retry_delay_seconds": exponential_backoff(backoff_factor=1),  # 1, 2, 4, 8 seconds, more or less
    "retry_jitter_factor": 0.5,
    "retry_condition_fn": _is_worth_another_try,
}
"""Options of a task that fetches."""
