"""Reviewing from the command line: a session until it is stopped, and the check of all decisions.

Belongs here: the reviewer's name, starting the server, what is printed. Does not: the server (review).
"""

from __future__ import annotations

import getpass
import re
import secrets
import subprocess
import sys

import polars as pl

from demarche.reviewing.reading import read_reviews
from flows.desk import open_desk
from flows.errors import StoppedError
from flows.guard import HOST
from flows.parameters import load_parameters
from flows.places import Places
from flows.review import Session, review_app
from flows.validate import listing
from schemas.tables.reviews import DECISIONS


def reviewer_name(given: str | None) -> str:
    """The reviewer's name as decisions state it: given, else that of git, else of the account."""
    name = given or _git_name() or getpass.getuser()
    slug = name if given else re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    if not re.fullmatch(DECISIONS.field("reviewer").pattern or "", slug):
        raise StoppedError(
            f'--reviewer: "{slug}" is no name for a file. Write small letters, digits, hyphens, such as anna.'
        )
    return slug


def _git_name() -> str:
    try:
        asked = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return asked.stdout.strip()


def review(places: Places, version: str | None, reviewer: str | None, port: int) -> None:
    """Serve a version, or the candidate if it is None, for review until stopped."""
    import uvicorn

    name = reviewer_name(reviewer)
    desk, release = open_desk(places, version)
    session = Session(desk, release, places.reviews, name, secrets.token_urlsafe(24))
    config = uvicorn.Config(
        review_app(session, port), HOST, port, log_level="warning", access_log=False, lifespan="off"
    )
    print(f"{release.version} is on the desk of {name}: {desk.tables['positions'].height:,} positions.")
    print(f"Open  http://{HOST}:{port}/{session.token}/  and stop with Ctrl-C.")
    print(f"Decisions go to {places.reviews / (name + '.csv')}.", flush=True)
    uvicorn.Server(config).run()


def check(places: Places) -> int:
    """Say which decisions cannot be applied to the last run; how many those are."""
    from demarche.reviewing.applying import apply_reviews
    from flows.validate import candidate_tables

    parameters = load_parameters()
    reviews = read_reviews(places.reviews)
    applied = apply_reviews(candidate_tables(places), reviews, lambda: listing(parameters))
    told = applied.tables["quarantine"].filter(pl.col("rule").str.starts_with("review."))
    for reason in told.sort("source_path", "locator", "reason")["reason"]:
        print(reason)
    outcomes = dict(applied.tables["reviews"].group_by("outcome").len().sort("outcome").iter_rows())
    counts = ", ".join(f"{n} {outcome}" for outcome, n in outcomes.items()) or "none to apply"
    print(f"{len(reviews.decisions)} decisions in {places.reviews}: {counts}.", file=sys.stderr)
    return told.height
