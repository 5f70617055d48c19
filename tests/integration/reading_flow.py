"""A flow that reads documents on a cluster. Apart from the tests, for Prefect sends flows to workers."""

from __future__ import annotations

from typing import Any

from prefect import flow

given: tuple[Any, ...] = ()
"""What `read_there` is to be given; set by the test, and of no use to workers."""


def read_given() -> Any:
    from flows.dispatch import read_there

    return read_there(*given)


@flow(name="reading")
def reading() -> Any:
    return read_given()
