"""What a real server writes about requests and sockets: enough to follow one, and no secret."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

import pytest
from tests.api.socket.conftest import Town, found_a_town
from tests.support.browsers import browser, data, program, refusal, sign_in, sign_up
from tests.support.people import person
from tests.support.servers import ServerProcess, fill, serve
from tests.support.sockets import connected
from tests.support.wire import ask
from websockets.exceptions import ConnectionClosedError

from collabd.domain.ids import UUID7_PATTERN
from collabd.store.sqlite.store import SqliteStore

Form = Literal["text", "json"]


@dataclass
class Written:
    """A server's log, line by line."""

    server: ServerProcess
    form: Form

    def text(self) -> str:
        return self.server.log.read_text(encoding="utf-8")

    def lines(self) -> list[dict[str, str]]:
        """Each line's fields as text, whatever the form."""
        read = fields_of_json if self.form == "json" else fields_of_text
        return [read(line) for line in self.text().splitlines()]

    async def line(self, wanted: Callable[[dict[str, str]], bool]) -> dict[str, str]:
        """The first line of a kind, once it is there."""
        async with asyncio.timeout(10):
            while True:
                for line in self.lines():
                    if wanted(line):
                        return line
                await asyncio.sleep(0)


def fields_of_json(line: str) -> dict[str, str]:
    return {name: str(value) for name, value in json.loads(line).items()}


def fields_of_text(line: str) -> dict[str, str]:
    head = re.match(r"(?P<time>\S+Z) (?P<level>[A-Z]+) (?P<logger>\S+) (?P<message>[^=]*?)(?= \w+=|$)", line)
    assert head is not None, line
    pairs = re.findall(r'(\w+)=("(?:[^"\\]|\\.)*"|\S+)', line[head.end() :])
    fields = {name: json.loads(value) if value.startswith('"') else value for name, value in pairs}
    return {**head.groupdict(), "level": head["level"].lower(), **fields}


async def story(store: SqliteStore) -> Town:
    await person(store, "ada", "admins")
    return await found_a_town(store)


@pytest.fixture(scope="module", params=["text", "json"])
def town_and_log(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Town, Written]]:
    folder = tmp_path_factory.mktemp("access") / "data"
    town = asyncio.run(fill(folder, story))
    environ = {"COLLABD_LOG_FORMAT": request.param, "COLLABD_LOG_LEVEL": "debug"}
    with serve(folder, environ=environ) as running:
        town.server = running
        yield town, Written(running, request.param)
        assert running.stop() == 0


@pytest.fixture
def town(town_and_log: tuple[Town, Written]) -> Town:
    return town_and_log[0]


@pytest.fixture
def written(town_and_log: tuple[Town, Written]) -> Written:
    return town_and_log[1]


def about(request_id: str) -> Callable[[dict[str, str]], bool]:
    return lambda line: line.get("requestId") == request_id


async def test_a_request_is_one_line_with_its_id_and_who_asked(town: Town, written: Written) -> None:
    answer = await ask(town.server, f"GET /api/v1/rooms/{town.rooms['Hall']}", token="alice-token")
    assert answer.status == 200
    line = await written.line(about(answer.headers["x-request-id"]))
    assert (line["level"], line["logger"], line["message"]) == ("info", "collabd.access", "request")
    assert (line["method"], line["route"], line["status"]) == ("GET", "/api/v1/rooms/{roomId}", "200")
    assert line["userId"] == town.id("alice")
    assert 0 < float(line["ms"]) < 60_000
    assert sum(map(about(answer.headers["x-request-id"]), written.lines())) == 1


@pytest.mark.parametrize(
    ("request_line", "headers", "level", "route", "status"),
    [
        ("GET /", {}, "debug", "/", 200),
        ("GET /some/page", {}, "debug", "/{path}", 200),
        ("GET /healthz", {}, "debug", "/healthz", 200),
        ("GET /assets/none.js", {}, "info", "/{path}", 404),
        ("GET /metrics", {}, "info", "/metrics", 401),
        ("GET /api/v1/users/me", {}, "info", "/api/v1/users/me", 401),
        ("GET /api/v1/users/me", {"host": "evil.example"}, "info", "none", 400),
        ("GET /connection/websocket", {"upgrade": "websocket", "connection": "upgrade"}, "info", "", 400),
    ],
)
async def test_what_is_refused_shows_and_what_is_common_is_quiet(
    town: Town,
    written: Written,
    request_line: str,
    headers: dict[str, Any],
    level: str,
    route: str,
    status: int,
) -> None:
    answer = await ask(town.server, request_line, **headers)
    assert answer.status == status
    if not route:
        return  # Hypercorn refuses it before it is a request of ours
    line = await written.line(about(answer.headers["x-request-id"]))
    assert (line["level"], line["route"], line["status"]) == (level, route, str(status))
    assert "userId" not in line


async def test_the_id_is_ours_whatever_the_client_says(town: Town, written: Written) -> None:
    answer = await ask(town.server, "GET /api/v1/users/me", token="bob-token", x_request_id="chosen-by-them")
    assert answer.headers["x-request-id"] != "chosen-by-them"
    assert re.fullmatch(UUID7_PATTERN, answer.headers["x-request-id"])
    await written.line(about(answer.headers["x-request-id"]))
    assert "chosen-by-them" not in written.text()


async def test_a_line_written_on_the_way_carries_the_requests_id(town: Town, written: Written) -> None:
    async with program(town.server) as sdk:
        refused = await sign_in(sdk, "alice", "not her password", session="token")
    assert refused.status_code == 401
    line = await written.line(lambda line: "was refused" in line["message"])
    assert line["requestId"] == refused.headers["x-request-id"]


async def test_a_socket_says_when_it_comes_and_when_and_why_it_goes(town: Town, written: Written) -> None:
    async with connected(town.server.socket_url, "bob-token") as (_, connect):
        client = connect["client"]
        came = await written.line(lambda line: line.get("clientId") == client)
    assert (came["message"], came["userId"]) == ("socket connected", town.id("bob"))
    went = await written.line(lambda line: line.get("clientId") == client and "code" in line)
    assert (went["message"], went["code"]) == ("socket closed", "1000")
    assert went["requestId"] == came["requestId"]
    assert went["userId"] == town.id("bob")
    assert float(went["seconds"]) < 60


async def test_who_ends_another_ones_socket_is_not_named_for_it(town: Town, written: Written) -> None:
    async with browser(town.server) as page, program(town.server) as sdk:
        data(await sign_up(page, "zoe"))
        token = data(await sign_in(sdk, "zoe", session="token"))["token"]
        async with connected(town.server.socket_url, token) as (zoe, connect):
            sdk.headers["authorization"] = f"Bearer {token}"
            signed_out = await sdk.post("/auth/sign-out", json={})
            assert signed_out.status_code == 200, signed_out.text
            with pytest.raises(ConnectionClosedError, match="session ended"):
                await zoe.event("what never comes")
    line = await written.line(lambda line: line.get("clientId") == connect["client"] and "code" in line)
    assert (line["code"], line["reason"]) == ("3500", "session ended")
    assert line["requestId"] not in {"", signed_out.headers["x-request-id"]}


async def test_no_secret_is_written_at_any_level(town: Town, written: Written) -> None:
    """Every secret that passes through is looked for, and the requests that carried it are there."""
    words = {"password": "canary password one", "session": "token"}
    said = json.dumps({"content": "canary said this"}).encode()
    hall = f"/api/v1/rooms/{town.rooms['Hall']}/messages"
    async with browser(town.server) as page, program(town.server, token="ada-token") as ada:
        page.headers["user-agent"] = "canary agent"
        invite = data(await ada.post("/invites", json={"maxUses": 2, "validDays": 1}))["code"]
        for path in (f"invite/{invite}?canary=query", "reset/canary-code", "setup/canary-code"):
            assert (await page.get(f"http://127.0.0.1:{town.server.port}/{path}")).status_code == 200
        data(await sign_up(page, "carol", password=words["password"], invite=invite))
        token = data(await sign_in(page, "carol", **words))["token"]
        assert refusal(await sign_in(page, "carol", "canary password two"))[0] == 401
        assert refusal(await sign_in(page, "canary-login", **words))[0] == 401
        secrets = ["canary", invite, token, "ada-token", "alice-token", *page.cookies.values()]
    assert (await ask(town.server, f"POST {hall}", token="alice-token", body=said)).status == 200
    assert (await ask(town.server, f"GET {hall}?limit=canary", token="alice-token")).status == 400
    async with connected(town.server.socket_url, token) as (carol, _):
        for room in (town.rooms["Hall"], "canary-room"):
            assert "error" in await carol.rpc("message.send", roomId=room, content="canary said this")
        assert "error" in await carol.rpc("canary-method", canary="canary")
    last = await ask(town.server, "GET /api/v1/users/me", token="alice-token")
    await written.line(about(last.headers["x-request-id"]))
    routes = {line.get("route") for line in written.lines()}
    assert {"/{path}", "/api/v1/auth/sign-up", "/api/v1/rooms/{roomId}/messages"} <= routes
    assert len(secrets) == 6
    whole = written.text()
    assert [secret for secret in secrets if secret in whole] == []
