"""Sending a version to targets: a DOI reserved before it is made, the files afterwards.

Belongs here: what is asked of targets when, and what is said of it. Does not: targets (demarche.publishing).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from demarche.publishing.sending import Sent, reserve_doi
from demarche.publishing.sending import send as send_version
from demarche.publishing.targets import Receipt, SendingError, Target, open_target
from flows.errors import StoppedError
from flows.places import Places
from flows.publish import plan


def targets_of(to: Sequence[str], releases: Path) -> list[Target]:
    """The targets that URLs mean; StoppedError for one that means none, or lacks its token."""
    try:
        return [open_target(url, releases) for url in to]
    except (ValueError, SendingError) as error:
        raise StoppedError(str(error)) from None


def reserve(places: Places, to: Sequence[str], accepted_drift: str | None = None) -> str | None:
    """A DOI for the version that the candidate is going to be; None if there is no target that gives one.

    Nothing is reserved for a candidate that will not be published.
    """
    if not to:
        return None
    planned = plan(places, accepted_drift)
    if planned.refusals or planned.changes.change is None:
        return None
    try:
        return reserve_doi(planned.changes.after, targets_of(to, places.releases))
    except SendingError as error:
        raise StoppedError(f"no DOI could be reserved, and nothing was published: {error}") from None


def send(releases: Path, version: str, to: Sequence[str], make_public: bool) -> Sent:
    """Send a version, a line for each target; StoppedError naming those that failed."""
    try:
        sent = send_version(releases, version, targets_of(to, releases), make_public=make_public, tell=_tell)
    except (KeyError, ValueError) as error:
        raise StoppedError(str(error.args[0])) from None
    if sent.failures:
        told = "\n".join(f"  {where}: {why}" for where, why in sent.failures.items())
        again = " ".join(f"--to {where}" for where in sent.failures)
        raise StoppedError(
            f"{version} is in {releases}, but did not get everywhere:\n{told}\n"
            f"Send it again: demarche publish {version} {again}{' --publish' if make_public else ''}"
        )
    return sent


@task(name="reserve a DOI", cache_policy=NO_CACHE)
def reserve_task(places: Places, to: Sequence[str], accepted_drift: str | None) -> str | None:
    """`reserve` as a task."""
    return reserve(places, to, accepted_drift)


@task(name="send the release", cache_policy=NO_CACHE)
def send_task(releases: Path, version: str, to: Sequence[str], make_public: bool) -> Sent:
    """`send` as a task."""
    return send(releases, version, to, make_public)


def _tell(receipt: Receipt) -> None:
    doi = f", DOI {receipt.doi}" if receipt.doi else ""
    waits = "; look at it there, then send it again with --publish" if receipt.state == "draft" else ""
    print(f"send      {receipt.version} {receipt.state}: {receipt.address}{doi}{waits}", file=sys.stderr)
