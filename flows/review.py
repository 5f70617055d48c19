"""What the server of `demarche review` says and hears: the explorer on loopback, with decisions on its rows.

Belongs here: pages, state and decisions by their addresses. Does not: who may ask (guard), which version is
on the desk (desk), what a decision is (demarche.reviewing), what the page does (explorer/src/review).

Only this machine can reach the server, and of its pages only the one that the server itself has given out:
the address holds a random token, which every request for data must repeat in a header that pages from
elsewhere cannot set; requests under another host name or from another origin are refused.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from demarche.releasing.facts import ReleaseFacts
from demarche.reviewing.decision import Decision
from demarche.reviewing.desk import Desk, RefusedDecisionError, key_of, told
from demarche.reviewing.fitting import fitting
from demarche.reviewing.format import FormatError
from demarche.reviewing.page import ReviewPage, review_page
from demarche.reviewing.reading import Reviews, read_reviews
from demarche.reviewing.settling import cases, dispute
from demarche.reviewing.writing import record_decision, withdraw_decision
from flows.guard import Guard
from schemas.tables.reviews import DECISIONS

MOST_BYTES = 20_000
"""Most bytes of a decision as a page sends it."""


@dataclass(frozen=True, slots=True)
class Session:
    """One reviewer at one desk."""

    desk: Desk
    release: ReleaseFacts
    reviews: Path
    reviewer: str
    token: str
    today: Callable[[], date] = date.today


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
