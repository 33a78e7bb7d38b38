"""What a server that speaks https says to those who come in the clear."""

from __future__ import annotations

from typing import Any

import pytest
from tests.support.asgi import Told, ask

from collabd.api.guard import Guard
from collabd.api.secure import HttpsOnly

ORIGINS = ["https://192.168.1.20:8000", "https://chat.lan"]


async def inner(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"served"})


APP = HttpsOnly(Guard(inner, ORIGINS), ORIGINS, "/trust")


async def told(line: str, *, host: str = "192.168.1.20:8000", **parts: Any) -> Told:
    return await ask(APP, line, host=host, **parts)


async def test_over_tls_everything_is_served() -> None:
    for line in ("GET /", "POST /api/v1/rooms", "GET /trust"):
        assert (await told(line, scheme="https")).body == b"served"


@pytest.mark.parametrize("path", ["/trust", "/ca.crt"])
async def test_what_leads_to_trust_is_served_in_the_clear(path: str) -> None:
    answer = await told(f"GET {path}")
    assert answer.body == b"served"
    assert "cross-origin-opener-policy" not in answer.headers, "browsers complain about it there"
    assert "cross-origin-opener-policy" in (await told(f"GET {path}", scheme="https")).headers
    assert (await told(f"GET {path}/x")).status == 307


@pytest.mark.parametrize(
    ("path", "host", "location"),
    [
        ("/", "192.168.1.20:8000", "/trust"),
        ("/rooms/1", "192.168.1.20:8000", "https://192.168.1.20:8000/rooms/1"),
        ("/rooms/1", "chat.lan", "https://chat.lan/rooms/1"),
        ("//evil.example/x", "chat.lan", "https://chat.lan//evil.example/x"),
        ("http://evil.example/x", "chat.lan", "https://chat.lan/"),
        (".evil.example/", "chat.lan", "https://chat.lan/"),
    ],
)
async def test_who_comes_in_the_clear_is_sent_to_the_same_page_here(
    path: str, host: str, location: str
) -> None:
    answer = await told(f"GET {path}", host=host)
    assert answer.status == 307
    assert answer.headers["location"] == location
    assert answer.headers["cache-control"] == "no-store", "an admin may go back to plain http"
    assert "strict-transport-security" not in answer.headers


@pytest.mark.parametrize(("line", "kind"), [("POST /api/v1/rooms", "http"), ("GET /socket", "websocket")])
async def test_nothing_is_done_in_the_clear(line: str, kind: str) -> None:
    answer = await told(line, kind=kind)
    assert answer.status == 403
    assert "https://192.168.1.20:8000" in answer.json["error"]["message"]


async def test_under_a_foreign_host_there_is_no_way_on() -> None:
    answer = await told("GET /rooms/1", host="evil.example")
    assert answer.status == 400
    assert "location" not in answer.headers
