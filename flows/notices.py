"""What a run says of itself to others when it ends, by whichever way.

Belongs here: the words and figures of a notice, made of what the run left behind. Does not: sending it
(webhook), what a person at the terminal reads (reports).

Notices are hooks of the flow: Prefect runs them after the state of the run is settled, also for a run whose
process was killed, and an error in one changes nothing of the run.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from prefect import Flow
from prefect.client.schemas.objects import FlowRun, State

from demarche.releasing.layout import DATASET
from demarche.releasing.publish import Publication
from flows.errors import StoppedError
from flows.inbox import known as inbox_of
from flows.places import Places
from flows.webhook import Webhook

LONGEST_REASON = 2000
"""Characters of a reason; what is beyond stands on the server and in the terminal."""
_PREFIX = "Flow run encountered an exception: "
_KINDS = {"COMPLETED": "published", "FAILED": "failed", "CRASHED": "crashed", "CANCELLED": "cancelled"}


def notify(flow: Flow[..., Any], flow_run: FlowRun, state: State[Any]) -> None:
    """Tell the configured webhook, if there is one, how a run ended."""
    try:
        webhook = Webhook.configured()
        if webhook is None:
            return
        message = notice(flow_run, state)
        why = webhook.tell(message) if message else None
        if message:
            print(f"notice    {why or f'{webhook.host} was told'}", file=sys.stderr)
    except StoppedError as error:  # the run itself is not affected
        print(f"notice    {error}", file=sys.stderr)


def notice(flow_run: FlowRun, state: State[Any]) -> dict[str, Any] | None:
    """The message about a run that came to this end; None for a dry run, which changes nothing."""
    kind = _KINDS.get(state.type.value, "cancelled")
    message: dict[str, Any] = {
        "dataset": DATASET,
        "event": kind,
        "run": flow_run.name,
        "run_id": str(flow_run.id),
        "started": flow_run.start_time.isoformat() if flow_run.start_time else None,
        "ended": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    if kind != "published":
        message["reason"] = reason_of(state)[:LONGEST_REASON]
        message["text"] = f"{DATASET}: the run {flow_run.name} {kind}. {message['reason']}".strip()
        return message
    done = state.result(raise_on_failure=False)
    if not isinstance(done, Publication):
        return None
    return message | _published(
        done, _places(flow_run.parameters), flow_run.parameters.get("inbox") is not None
    )


def reason_of(state: State[Any]) -> str:
    """Why a run ended as it did, without Prefect's words before it."""
    said = (state.message or state.name or "").removeprefix(_PREFIX)
    return said.removeprefix("StoppedError: ").removeprefix("RefusedError: ")


def _published(done: Publication, places: Places, has_inbox: bool) -> dict[str, Any]:
    entry = done.entry
    said = _read(done.folder / "CHANGES.json") if done.is_new else {}
    metrics = _read(places.metrics)
    changes = {
        "from": said.get("from"),
        "change": entry.change,
        "reasons": list(done.reasons),
        "tables": {
            name: {what: len(table.get(what, ())) for what in ("added", "removed", "changed")}
            for name, table in said.get("tables", {}).items()
        },
    }
    told = f"{entry.version} is published ({entry.change})" if done.is_new else "nothing changed"
    rows = metrics.get("rows", {})
    text = f"{DATASET}: {told}; {rows.get('documents', 0)} documents, {rows.get('positions', 0)} positions."
    return {
        "event": "published" if done.is_new else "unchanged",
        "version": entry.version,
        "counts": rows,
        "quarantined": metrics.get("quarantined", {}),
        "changes": changes if done.is_new else None,
        "inbox": inbox_of(places) if has_inbox else None,
        "text": text,
    }


def _places(parameters: Mapping[str, Any]) -> Places:
    named = (parameters.get(name) for name in ("raw", "processed", "releases"))
    return Places.chosen(*named)


def _read(path: Path) -> dict[str, Any]:
    try:
        read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return read
    except (OSError, ValueError):
        return {}
