"""What is said when a cluster was asked for and cannot be had."""

from __future__ import annotations

import pytest

from flows.cluster import dask_runner
from flows.errors import StoppedError
from flows.remote import require_same


def test_without_an_address_the_run_says_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DEMARCHE_SCHEDULER", raising=False)
    with pytest.raises(StoppedError, match=r"DEMARCHE_SCHEDULER=tcp://HOST:8786; .* --no-cluster"):
        dask_runner()


def test_without_the_extra_the_run_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.cluster.find_spec", lambda _name: None)
    with pytest.raises(StoppedError, match=r"pip install -e .*cluster"):
        dask_runner()


def test_machines_that_agree_pass_and_others_are_told_in_what_they_differ() -> None:
    ours = {"python": "3.11", "spacy": "3.8.18", "code": "a" * 64}
    require_same(ours, dict(ours), "host")
    theirs = {"python": "3.12", "spacy": "3.8.18", "code": "b" * 64}
    with pytest.raises(StoppedError, match=r"python \(3.12 there, 3.11 here\), code\. Give all machines"):
        require_same(ours, theirs, "host")
