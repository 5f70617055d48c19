"""What is worth another try when something is fetched, and what is said when it is not."""

from __future__ import annotations

import errno

import aiohttp
import botocore.exceptions
import pytest
from fsspec.exceptions import FSTimeoutError
from multidict import CIMultiDict, CIMultiDictProxy
from yarl import URL

from flows.errors import StoppedError
from flows.fetching import PassingError, fetching, may_pass, shown


def answered(status: int) -> aiohttp.ClientResponseError:
    url = URL("https://host/raw?signature=secret")
    asked = aiohttp.RequestInfo(url, "GET", CIMultiDictProxy(CIMultiDict()), url)
    return aiohttp.ClientResponseError(asked, (), status=status)


@pytest.mark.parametrize(
    "error",
    [
        ConnectionResetError(),
        TimeoutError(),
        FSTimeoutError(),
        OSError(errno.EBUSY, "slow down"),
        botocore.exceptions.EndpointConnectionError(endpoint_url="https://s3"),
        botocore.exceptions.ReadTimeoutError(endpoint_url="https://s3"),
        aiohttp.ServerDisconnectedError(),
        answered(503),
        answered(429),
    ],
    ids=repr,
)
def test_trouble_of_the_line_and_of_busy_servers_may_pass(error: Exception) -> None:
    assert may_pass(error)
    with pytest.raises(PassingError, match="Run again"), fetching("s3://bucket/raw"):
        raise error


@pytest.mark.parametrize(
    "error",
    [
        FileNotFoundError("bucket"),
        PermissionError("Forbidden"),
        OSError(errno.ENOSPC, "no space"),
        botocore.exceptions.NoCredentialsError(),
        answered(403),
        ValueError("no such protocol"),
    ],
    ids=repr,
)
def test_what_is_wrong_stays_wrong(error: Exception) -> None:
    assert not may_pass(error)
    with pytest.raises(StoppedError, match="Mend") as stopped, fetching("s3://bucket/raw"):
        raise error
    assert not isinstance(stopped.value, PassingError)


def test_an_address_is_shown_without_its_secrets() -> None:
    assert shown("https://me:secret@host:81/path?signature=x#y") == "https://host:81/path"
    assert shown("s3://bucket/raw") == "s3://bucket/raw"
    with pytest.raises(StoppedError) as stopped, fetching("https://host/raw?signature=secret"):
        raise answered(403)
    assert "secret" not in str(stopped.value)


def test_what_says_how_to_mend_it_is_passed_on() -> None:
    with pytest.raises(StoppedError, match="as it is"), fetching("s3://bucket"):
        raise StoppedError("as it is")
