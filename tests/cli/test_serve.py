"""`collabd serve`: what it says when it starts."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from tests.support.servers import serve

NOHUP = ("sh", "-c", 'trap "" HUP; exec "$@"', "sh")
INSECURE = {"COLLABD_SERVER_ALLOW_INSECURE_HTTP": "true"}


@pytest.mark.parametrize(
    ("host", "urls", "warned"),
    [
        ("127.0.0.1", "", False),
        ("0.0.0.0", "", True),
        ("0.0.0.0", "http://192.168.1.20:8000", False),
    ],
)
def test_an_address_that_nobody_may_use_is_pointed_out(
    tmp_path: Path, host: str, urls: str, warned: bool
) -> None:
    environ = {"COLLABD_SERVER_HOST": host, "COLLABD_SERVER_PUBLIC_URLS": urls, **INSECURE}
    with serve(tmp_path / "data", environ=environ) as server:
        said = server.process.stdout
        assert said is not None
        assert "/setup/" in said.readline(), "what is pointed out comes after what is asked for"
        assert server.stop() == 0
    log = server.log.read_text(encoding="utf-8")
    assert ("[server]\n    public_urls = [" in log) == warned
    assert (f":{server.port}" in log) == warned


def test_plain_http_for_everybody_is_not_started_unless_it_is_allowed(tmp_path: Path) -> None:
    environ = {"COLLABD_SERVER_HOST": "0.0.0.0"}
    with serve(tmp_path / "data", environ={**environ, **INSECURE}) as server:
        assert server.stop() == 0
    with (
        pytest.raises(RuntimeError, match="the server did not start") as refused,
        serve(tmp_path / "other", environ=environ),
    ):
        pass
    for way in ("    collabd tls init\n", "    allow_insecure_http = true\n", "    public_urls = ["):
        assert way in str(refused.value)
    assert not (tmp_path / "other").exists(), "nothing was touched"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_whatever_ends_it_it_ends_in_order_and_says_so(tmp_path: Path, number: signal.Signals) -> None:
    with serve(tmp_path / "data") as server:
        server.process.send_signal(number)
        assert server.process.wait(10) == 0
    lines = server.log.read_text(encoding="utf-8").splitlines()
    assert [line.split(" ", 1)[1] for line in lines] == [
        f"INFO collabd.server stopping ({number.name})",
        "INFO collabd.server stopped",
    ]
    assert not (tmp_path / "data" / "control.sock").exists()


def test_who_starts_it_with_nohup_keeps_it_when_the_terminal_closes(tmp_path: Path) -> None:
    with serve(tmp_path / "data", wrapper=NOHUP) as server:
        server.process.send_signal(signal.SIGHUP)
        assert server.stop() == 0
    log = server.log.read_text(encoding="utf-8")
    assert "SIGHUP" not in log
    assert "stopping (SIGTERM)" in log
