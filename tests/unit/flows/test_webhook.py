"""Telling another program of a run: real servers on loopback, good and bad ones."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from flows import webhook
from flows.errors import StoppedError
from flows.webhook import VARIABLE, Webhook

SECRET = "T0P-5ECRET"


@contextmanager
def listener(*answers: int | None, location: str = "") -> Iterator[tuple[str, list[bytes]]]:
    """A server that gives these answers in turn, the last for ever; None: a byte now and then for ever."""
    heard: list[bytes] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.append(self.rfile.read(int(self.headers["Content-Length"])))
            answer = answers[min(len(heard), len(answers)) - 1]
            if answer is None:
                self.wfile.write(b"HTTP/1.1 200 OK\r\n")
                for letter in b"X" * 1000:
                    time.sleep(0.05)
                    self.wfile.write(bytes([letter]))
                return
            self.send_response(answer)
            if location:
                self.send_header("Location", location)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads, server.block_on_close = True, False
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{SECRET}", heard
        server.shutdown()


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhook, "PAUSE", 0.01)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


def configured(address: str, monkeypatch: pytest.MonkeyPatch) -> Webhook:
    monkeypatch.setenv(VARIABLE, address)
    made = Webhook.configured()
    assert made is not None
    return made


def test_a_message_arrives_as_json(monkeypatch: pytest.MonkeyPatch) -> None:
    with listener(204) as (address, heard):
        assert configured(address, monkeypatch).tell({"version": "0.1.0", "who": "Ångström"}) is None
    assert [json.loads(one) for one in heard] == [{"version": "0.1.0", "who": "Ångström"}]


def test_a_busy_listener_is_told_again_and_a_refusing_one_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    with listener(503, 200) as (address, heard):
        assert configured(address, monkeypatch).tell({}) is None
        assert len(heard) == 2
    with listener(500) as (address, heard):
        assert configured(address, monkeypatch).tell({}) == "127.0.0.1 answered 500"
        assert len(heard) == 3
    with listener(404) as (address, heard):
        assert configured(address, monkeypatch).tell({}) == "127.0.0.1 answered 404"
        assert len(heard) == 1


def test_a_redirect_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    with listener(200) as (elsewhere, heard_elsewhere):
        for status in (301, 302, 307, 308):
            with listener(status, location=elsewhere) as (address, _):
                said = configured(address, monkeypatch).tell({})
                assert said is not None
                assert "redirects are not followed" in said
    assert heard_elsewhere == []


def test_a_listener_that_never_ends_its_answer_does_not_hold_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    with listener(None) as (address, heard):
        start = time.monotonic()
        said = configured(address, monkeypatch).tell({}, longest=0.5)
        assert time.monotonic() - start < 2
    assert said == "127.0.0.1 did not answer within 0.5 s"
    assert len(heard) == 1


def test_nobody_listening_is_said_without_the_address(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with listener(200) as (address, _):
        pass
    with caplog.at_level(logging.DEBUG, logger="httpx"):
        said = configured(address, monkeypatch).tell({})
    assert said == "127.0.0.1 cannot be reached (ConnectError)"
    assert SECRET not in caplog.text


def test_the_address_never_gets_into_logs(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.INFO), listener(200) as (address, heard):
        configured(address, monkeypatch).tell({})
    assert heard
    assert SECRET not in caplog.text + "".join(capfd.readouterr())


@pytest.mark.parametrize(
    "address", [f"ftp://host/{SECRET}", f"file:///{SECRET}", SECRET, f"http:///{SECRET}"]
)
def test_other_addresses_are_refused_without_showing_them(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, address)
    with pytest.raises(StoppedError, match="https://host/path") as refused:
        Webhook.configured()
    assert SECRET not in str(refused.value)


def test_without_an_address_nobody_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert Webhook.configured() is None
    monkeypatch.setenv(VARIABLE, " ")
    assert Webhook.configured() is None
