"""The explorer on loopback, with decisions on its rows: `demarche review`.

Belongs here: which version is on the desk, the server and who may speak to it. Does not: what a decision is
(demarche.reviewing), what the page does (explorer/src/review).

Only this machine can reach the server, and of its pages only the one that the server itself has given out:
the address holds a random token, which every request for data must repeat in a header that pages from
elsewhere cannot set; requests under another host name or from another origin are refused.
"""

from __future__ import annotations

import getpass
import json
import re
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from demarche.releasing.candidate import read_candidate
from demarche.releasing.digest import release_digest, table_digests
from demarche.releasing.facts import ReleaseFacts, release_facts
from demarche.releasing.index import read_index
from demarche.releasing.layout import LATER_TABLES, TABLE_NAMES, table_path
from demarche.reviewing.decision import Decision
from demarche.reviewing.desk import Desk, RefusedDecisionError, key_of, told
from demarche.reviewing.fitting import Text, fitting
from demarche.reviewing.format import FormatError
from demarche.reviewing.page import ReviewPage, review_page
from demarche.reviewing.reading import Reviews, read_reviews
from demarche.reviewing.settling import cases, dispute
from demarche.reviewing.writing import record_decision, withdraw_decision
from demarche.tables import empty, read_table
from flows.errors import StoppedError
from flows.parameters import load_parameters
from flows.places import Places
from flows.validate import listing
from schemas.tables.reviews import DECISIONS

HOST = "127.0.0.1"
TOKEN_HEADER = "x-demarche-token"
MOST_BYTES = 20_000
"""Most bytes of a decision as a page sends it."""
CANDIDATE = "candidate"
_HEADERS = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Session:
    """One reviewer at one desk."""

    desk: Desk
    release: ReleaseFacts
    reviews: Path
    reviewer: str
    token: str
    today: Callable[[], date] = date.today


def open_desk(places: Places, version: str | None) -> tuple[Desk, ReleaseFacts]:
    """The tables of a version, or of the candidate if it is None, and the texts that are at hand."""
    if version is None:
        if not table_path(places.processed, "positions").is_file():
            raise StoppedError(
                f"{places.processed} holds no candidate. Run the pipeline: demarche run --dry-run"
            )
        tables = read_candidate(places.processed)
        facts = release_facts(CANDIDATE, date.today(), release_digest(table_digests(tables)))
    else:
        tables, facts = _published(places.releases, version)
    listed = listing(load_parameters())
    actors = frozenset(tables["actors"]["actor_id"]) | listed.ids
    return Desk(tables, _texts(places, tables), actors), facts


def _published(releases: Path, version: str) -> tuple[dict[str, pl.DataFrame], ReleaseFacts]:
    try:
        entry = read_index(releases).find(version)
    except (KeyError, ValueError) as error:
        raise StoppedError(f"{error.args[0]} in {releases}. Publish one first: demarche run") from None
    folder = releases / entry.version
    tables = {
        name: empty(name)
        if name in LATER_TABLES and not table_path(folder, name).is_file()
        else read_table(table_path(folder, name), name)
        for name in TABLE_NAMES
    }
    released = date.fromisoformat(entry.released)
    return tables, release_facts(entry.version, released, entry.logical_digest, doi=entry.doi)


def _texts(places: Places, tables: Mapping[str, pl.DataFrame]) -> dict[str, Text]:
    """Texts by digest: those of the version, and those of the last run that are the same texts."""
    columns = ("text_sha256", "document_id", "source_path")
    documents = tables["documents"].select(columns)
    known = documents.join(tables["texts"], on="document_id")
    parts = [known.select(*columns, "text")]
    names = ("documents", "texts")
    paths = {name: table_path(places.ingested, name) for name in names}
    if all(path.is_file() for path in paths.values()):
        run = {name: read_table(path, name) for name, path in paths.items()}
        bodies = run["documents"].select("document_id", "text_sha256").join(run["texts"], on="document_id")
        parts.append(
            documents.join(bodies.select("text_sha256", "text"), on="text_sha256").select(*columns, "text")
        )
    return {digest: Text(*rest) for part in parts for digest, *rest in part.iter_rows()}


def review_app(session: Session, port: int) -> Starlette:
    """The server of one session, for a port that it will listen on."""
    with tempfile.TemporaryDirectory(prefix="demarche-review-") as folder:
        made = review_page(session.desk, session.release, Path(folder), _for_page(session))
    top = f"/{session.token}"
    routes = [
        Route(f"{top}/", lambda request: Response(made.html, media_type="text/html")),
        Route(f"{top}/explorer/{{name}}", lambda request: _part(made, request)),
        Route(f"{top}/api/state", lambda request: _state(session)),
        Route(f"{top}/api/decide", partial(_write, session, _decide), methods=["POST"]),
        Route(f"{top}/api/withdraw", partial(_write, session, _withdraw), methods=["POST"]),
    ]
    guard = Middleware(Guard, token=session.token, port=port)
    return Starlette(routes=routes, middleware=[guard])


def _for_page(session: Session) -> dict[str, Any]:
    fields = {name: DECISIONS.field(name) for name in ("stance", "act", "voice", "date_source")}
    return {
        "token": session.token,
        "reviewer": session.reviewer,
        "version": session.release.version,
        "vocabularies": {name: field.vocabulary for name, field in fields.items()},
        "actors": sorted(session.desk.actors),
    }


class Guard:
    """Lets through what the page of this session asks, and nothing else."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self.app, self.token = app, token
        self.hosts = {f"{name}:{port}" for name in (HOST, "localhost")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 403 to whoever may not ask, and guard the answer to whoever may."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if (refusal := self._refusal(Request(scope))) is not None:
            await PlainTextResponse(refusal, 403, _HEADERS)(scope, receive, send)
            return

        async def send_guarded(message: Any) -> None:
            if message["type"] == "http.response.start":
                own = [(name.encode(), value.encode()) for name, value in _HEADERS.items()]
                message = {**message, "headers": [*message["headers"], *own]}
            await send(message)

        await self.app(scope, receive, send_guarded)

    def _refusal(self, request: Request) -> str | None:
        host, origin = request.headers.get("host", ""), request.headers.get("origin")
        if host not in self.hosts:
            return f"This server answers to {' and '.join(sorted(self.hosts))} alone."
        if origin is not None and origin != f"http://{host}":
            return "Pages from elsewhere have no business here."
        if "/api/" in request.url.path:
            given = request.headers.get(TOKEN_HEADER, "")
            if not secrets.compare_digest(given.encode(), self.token.encode()):
                return "The token is missing or wrong: open the address that demarche review has printed."
        return None


def _part(made: ReviewPage, request: Request) -> Response:
    script = made.files.get(f"explorer/{request.path_params['name']}")
    if script is None:
        return PlainTextResponse("There is no such part.", 404)
    return Response(script, media_type="text/javascript")


def _state(session: Session) -> JSONResponse:
    """What was decided on this desk, by whom, where reviewers disagree, and what cannot be applied."""
    reviews = read_reviews(session.reviews)
    return JSONResponse(state(session.desk, reviews))


def state(desk: Desk, reviews: Reviews) -> dict[str, Any]:
    """The decisions on a desk in plain values."""
    fit, misfits = fitting([one for one in reviews.decisions if one.text_sha256 in desk.texts], desk.known)
    found = cases(fit)
    conflicts = [
        {"keys": sorted({key_of(one) for one in case.decisions}), "said": dispute(case)}
        for case in found
        if case.chosen is None
    ]
    refused = [one.reason for one in (*reviews.rejected, *misfits)]
    return {"decisions": told(fit, desk), "conflicts": conflicts, "refused": refused}


Work = Callable[[Session, Mapping[str, Any]], None]


async def _write(session: Session, work: Work, request: Request) -> Response:
    """Do what the page asks and answer with the new state; 400 with a reason if it cannot be done."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            return JSONResponse({"error": f"more than {MOST_BYTES} bytes"}, 413)
    try:
        asked = json.loads(body)
        if not isinstance(asked, dict):
            raise RefusedDecisionError("not an object.")
        work(session, asked)
    except (
        RefusedDecisionError,
        FormatError,
        json.JSONDecodeError,
        UnicodeDecodeError,
        RecursionError,
    ) as error:
        return JSONResponse({"error": str(error)}, 400)
    return _state(session)


def _decide(session: Session, asked: Mapping[str, Any]) -> None:
    decision = session.desk.decision(asked, session.reviewer, session.today())
    record_decision(session.reviews, decision)


def _withdraw(session: Session, asked: Mapping[str, Any]) -> None:
    own = [one for one in read_reviews(session.reviews).decisions if one.reviewer == session.reviewer]
    withdraw_decision(session.reviews, _known(own, asked.get("key")))


def _known(decisions: list[Decision], key: object) -> Decision:
    for decision in decisions:
        if key_of(decision) == key:
            return decision
    raise RefusedDecisionError("you have decided nothing there.")


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
