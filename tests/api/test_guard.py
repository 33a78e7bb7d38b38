"""What every request meets: its Host, its Origin, the headers of every answer."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

import pytest
from tests.support.asgi import REQUEST_ID, Told, ask

from collabd.api.guard import Guard, hosts_of
from collabd.settings.addresses import loopback_origins

HERE = "http://localhost:8000"
COOKIE = "collabd-8000=a-token"


class Room:
    """An application that answers all that is let in."""

    def __init__(self) -> None:
        self.seen: list[dict[str, Any]] = []
        self.fault: Exception | None = None
        self.begins_first = False

    async def __call__(self, scope: dict[str, Any], _: Any, send: Any) -> None:
        self.seen.append(scope)
        if self.fault is not None and not self.begins_first:
            raise self.fault
        if scope["type"] == "websocket":
            await send({"type": "websocket.accept"})
        else:
            await send({"type": "http.response.start", "status": 200, "headers": [(b"x-mine", b"1")]})
        if self.fault is not None:
            raise self.fault
        await send({"type": "http.response.body", "body": b"hello"})


async def through(line: str = "GET /", *, origins: Sequence[str] = (HERE,), **parts: Any) -> Told:
    return await ask(Guard(Room(), origins), line, **parts)


def verdict(told: Told) -> str:
    """`in`, or the status and code of the refusal."""
    if told.messages[0]["type"] in {"http.response.start", "websocket.accept"} and b"hello" in told.body:
        return "in"
    return f"{told.status} {told.json['error']['code']}"


CASES: dict[str, tuple[dict[str, Any], str]] = {
    "a page of ours": ({"origin": HERE}, "in"),
    "no page": ({}, "in"),
    "in capitals": ({"host": "LOCALHOST:8000"}, "in"),
    "another host": ({"host": "evil.example"}, "400 invalid"),
    "another port": ({"host": "localhost:8001"}, "400 invalid"),
    "no port": ({"host": "localhost"}, "400 invalid"),
    "a host within ours": ({"host": "localhost:8000.evil.example"}, "400 invalid"),
    "no host": ({"host": ""}, "400 invalid"),
    "a page of another site": ({"origin": "http://evil.example"}, "403 forbidden"),
    "our page by another protocol": ({"origin": "https://localhost:8000"}, "403 forbidden"),
    "a page of nowhere": ({"origin": "null"}, "403 forbidden"),
    "a page within ours": ({"origin": HERE + ".evil.example"}, "403 forbidden"),
    "our page in capitals": ({"origin": HERE.upper()}, "403 forbidden"),
}


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize(("parts", "expected"), CASES.values(), ids=CASES.keys())
async def test_host_and_origin_must_be_ours(kind: str, parts: dict[str, Any], expected: str) -> None:
    told = await through(kind=kind, **parts)
    assert verdict(told) == expected
    if expected != "in":
        prefix = "websocket.http" if kind == "websocket" else "http"
        assert [message["type"] for message in told.messages] == [
            f"{prefix}.response.start",
            f"{prefix}.response.body",
        ]


UNSAFE = ("POST /", "PUT /", "PATCH /", "DELETE /", "BREW /")


@pytest.mark.parametrize("line", UNSAFE)
async def test_a_cookie_may_change_nothing_without_an_origin(line: str) -> None:
    assert verdict(await through(line, cookie=COOKIE, origin=HERE)) == "in"
    assert verdict(await through(line, cookie=COOKIE)) == "403 forbidden"
    assert verdict(await through(line, cookie=COOKIE, authorization="Bearer x")) == "in", "a token wins"
    assert verdict(await through(line)) == "in", "without a credential there is nothing to misuse"


@pytest.mark.parametrize("line", ["GET /", "HEAD /", "OPTIONS /"])
async def test_reading_needs_no_origin(line: str) -> None:
    assert verdict(await through(line, cookie=COOKIE)) == "in"


async def test_the_refusal_of_a_host_says_what_to_do() -> None:
    told = await through(host="chat.example.org")
    message = told.json["error"]["message"]
    assert "'chat.example.org'" in message
    assert "public_urls" in message


async def test_every_answer_has_the_headers_and_an_id() -> None:
    refused = await through(host="evil.example")
    for told in (await through(), refused):
        assert told.headers["x-content-type-options"] == "nosniff"
        assert told.headers["x-frame-options"] == "DENY"
        assert told.headers["referrer-policy"] == "no-referrer"
        policy = dict(
            part.strip().split(" ", 1) for part in told.headers["content-security-policy"].split(";")
        )
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == "'self'"
        assert policy["frame-ancestors"] == "'none'"
        assert policy["require-trusted-types-for"] == "'script'"
        assert policy["connect-src"] == "'self'"
    assert (await through()).headers["x-mine"] == "1", "the application's own stay"
    assert refused.json["requestId"] == refused.headers["x-request-id"] == REQUEST_ID
    assert (await through()).headers["x-request-id"] == REQUEST_ID


@pytest.mark.parametrize("kind", ["http", "websocket"])
async def test_a_fault_of_ours_tells_nothing_but_where_to_look(
    kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    room = Room()
    room.fault = ValueError("the password is swordfish")
    told = await ask(Guard(room, [HERE]), "GET /", kind=kind)
    assert told.status == 500
    assert told.json["error"]["code"] == "internal"
    assert b"swordfish" not in told.body
    (record,) = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert told.json["requestId"] in record.getMessage()
    assert record.exc_info is not None


async def test_an_answer_that_has_begun_is_not_begun_again(caplog: pytest.LogCaptureFixture) -> None:
    room = Room()
    room.fault, room.begins_first = ValueError("late"), True
    told = await ask(Guard(room, [HERE]), "GET /")
    assert [message["type"] for message in told.messages] == ["http.response.start"]
    assert "failed" in caplog.text


async def test_a_public_address_counts_with_and_without_its_usual_port() -> None:
    origins = ["https://chat.example.org", "http://[2001:db8::1]:8080"]
    for host in ("chat.example.org", "chat.example.org:443", "[2001:db8::1]:8080"):
        assert verdict(await through(origins=origins, host=host)) == "in"
    for host in ("chat.example.org:80", "localhost:8000", "[2001:db8::1]", "example.org"):
        assert verdict(await through(origins=origins, host=host)) == "400 invalid"
    for origin in origins:
        assert verdict(await through(origins=origins, host="chat.example.org", origin=origin)) == "in"


async def test_lifespan_passes_by() -> None:
    room = Room()
    told = await ask(Guard(room, [HERE]), "GET /", kind="lifespan", host="")
    assert [scope["type"] for scope in room.seen] == ["lifespan"]
    assert told.messages


def test_loopback() -> None:
    assert loopback_origins(8000) == ["http://localhost:8000", "http://127.0.0.1:8000", "http://[::1]:8000"]
    assert loopback_origins(80) == ["http://localhost", "http://127.0.0.1", "http://[::1]"]
    assert hosts_of("http://localhost") == ["localhost:80", "localhost"]
    assert hosts_of("https://[::1]:8443") == ["[::1]:8443"]


@pytest.mark.parametrize(
    ("origin", "isolated"),
    [
        (HERE, True),
        ("http://127.0.0.1", True),
        ("http://[::1]:8000", True),
        ("https://192.168.1.20:8000", True),
        ("http://192.168.1.20:8000", False),
        ("http://localhost.example", False),
    ],
)
async def test_only_where_browsers_heed_it_pages_are_kept_apart(origin: str, isolated: bool) -> None:
    """Over plain http from another machine every page would have an error on its console."""
    told = await through(origins=[origin], host=origin.partition("://")[2])
    assert verdict(told) == "in"
    assert ("cross-origin-opener-policy" in told.headers) == isolated
