"""How many processes read what is new, and what goes on meanwhile."""

from __future__ import annotations

from typing import Any

import pytest

from demarche.positions.settings import ExtractionSettings
from flows.parameters import load_parameters
from flows.places import CHECKOUT
from flows.server import Server, unwatched
from flows.storing import WORTH_A_WORKER, read_here
from tests.unit.flows.working import document


@pytest.mark.parametrize(("texts", "processes", "workers"), [(1, 4, 1), (2, 4, 3), (9, 4, 4), (9, 1, 1)])
def test_there_are_no_more_workers_than_are_worth_it(
    monkeypatch: pytest.MonkeyPatch, texts: int, processes: int, workers: int
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr("flows.storing.extract_all", lambda *_, **options: asked.append(options))
    machine = load_parameters(workers=processes).machine
    documents = [document(n, "x" * (WORTH_A_WORKER if texts > 1 else 1)) for n in range(texts)]
    settings = ExtractionSettings(CHECKOUT / "models", CHECKOUT / "schemas/codebook")
    read_here(documents, settings, machine, None, lambda *_: None)
    assert [options["workers"] for options in asked] == [workers]


def test_only_a_server_of_somebody_else_is_sent_heartbeats() -> None:
    from prefect.settings import get_current_settings

    with unwatched(Server("http://127.0.0.1:9/api")):
        assert get_current_settings().flows.heartbeat_frequency
    own: Any = object()
    with unwatched(Server("http://127.0.0.1:9/api", own)):
        assert get_current_settings().flows.heartbeat_frequency is None
