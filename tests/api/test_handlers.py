"""HTTP: every operation, with and without a credential, and its twin on the WebSocket."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest
from tests.api.socket.conftest import Town, found_a_town
from tests.support.people import YEAR, arrive
from tests.support.servers import fill, serve
from tests.support.sockets import connected
from tests.support.wire import Answer, ask

from collabd.actions.context import Transaction
from collabd.api.auth import token_hash
from collabd.api.http import OPERATIONS
from collabd.api.registry import Operation
from collabd.domain.ids import new_id
from collabd.store.sqlite.store import SqliteStore

V1 = "/api/v1"
NOW = 1_795_000_000_000


async def with_dead_sessions(store: SqliteStore) -> Town:
    """A town where carol's session has run out, dave's has ended and erin's account is no more."""
    town = await found_a_town(store)

    async def bury(tx: Transaction) -> None:
        for name in ("carol", "dave", "erin"):
            town.people[name] = await arrive(tx, name, ())
        await tx.end_session(town.people["dave"].actor.session_id)
        late = tx.new_id(), town.id("carol"), token_hash("late-token")
        await tx.sessions.insert(*late, "tests", "127.0.0.1", tx.now - YEAR, tx.now - 1)
        await tx.events.rows.run("UPDATE users SET deactivated_at = 1 WHERE id = $1", town.id("erin"))

    await store.write(bury)
    return town


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    folder = tmp_path_factory.mktemp("handlers") / "data"
    made = asyncio.run(fill(folder, with_dead_sessions))
    with serve(folder) as server:
        made.server = server
        yield made
        assert server.stop() == 0
        assert "Traceback" not in server.log.read_text(encoding="utf-8")


def at(operation: Operation) -> str:
    """A request line for the operation, with ids that nothing has."""
    path = operation.path
    for name in operation.path_fields:
        path = path.replace(f"{{{name}}}", new_id(NOW))
    return f"{operation.method} {V1}{path}"


async def call(town: Town, line: str, who: str = "alice", data: Any = None, **headers: str) -> Answer:
    body = None if data is None else json.dumps(data).encode()
    return await ask(town.server, line, token=f"{who}-token", body=body, **headers)


SIGNED_IN = [operation for operation in OPERATIONS if not operation.anonymous]


@pytest.mark.parametrize("operation", SIGNED_IN, ids=lambda one: f"{one.method} {one.path}")
async def test_it_is_for_those_who_have_signed_in(town: Town, operation: Operation) -> None:
    """Who that is is asked before anything else, so that nobody learns what there is."""
    assert (await call(town, at(operation))).status != 401
    for token in (None, "nobody-token", "late-token", "dave-token", "erin-token"):
        answer = await ask(town.server, at(operation), token=token, body=b"nonsense")
        assert (answer.status, answer.code) == (401, "unauthenticated"), token
        assert answer.headers["cache-control"] == "no-store"


def test_only_the_ways_in_and_out_are_for_anybody() -> None:
    paths = {operation.path for operation in OPERATIONS if operation.anonymous}
    assert paths == {
        "/setup",
        "/setup/{code}",
        "/auth/sign-up",
        "/auth/sign-in",
        "/auth/sign-out",
        "/auth/password-reset/confirm",
        "/invites/{code}",
    }


TWINS = [operation for operation in OPERATIONS if operation.rpc is not None]


def test_what_has_no_twin() -> None:
    """Set-up, accounts, keys and administration are over HTTP only; all the rest has both doors."""
    alone = {operation.path.split("/")[1] for operation in OPERATIONS if operation.rpc is None}
    assert alone == {"setup", "auth", "users", "groups", "invites", "admin", "api-keys"}
    assert len({operation.rpc for operation in TWINS}) == len(TWINS)


ASKED = {
    "user.me": {},
    "user.list": {"limit": 2},
    "user.get": {"userId": "<bob>"},
    "group.list": {},
    "room.list": {"scope": "joined"},
    "room.get": {"roomId": "<Hall>"},
    "member.list": {"roomId": "<Hall>", "limit": 1},
    "message.list": {"roomId": "<Hall>", "limit": 10},
    "message.get": {"messageId": "<message>"},
    "sync.events": {"positions": {"directory": {"offset": 1}}},
}


@pytest.mark.parametrize(("method", "asked"), ASKED.items(), ids=ASKED.keys())
async def test_both_doors_give_the_same_answer(town: Town, method: str, asked: dict[str, Any]) -> None:
    names = {"<bob>": town.id("bob"), "<Hall>": town.rooms["Hall"], "<message>": town.message}
    data = {key: names.get(value, value) if isinstance(value, str) else value for key, value in asked.items()}
    (operation,) = [one for one in TWINS if one.rpc == method]
    path, rest = operation.path, dict(data)
    for name in operation.path_fields:
        path = path.replace(f"{{{name}}}", str(rest.pop(name)))
    query = "&".join(f"{key}={value}" for key, value in rest.items())
    if operation.method == "GET":
        answer = await call(town, f"GET {V1}{path}?{query}")
    else:
        answer = await call(town, f"{operation.method} {V1}{path}", data=rest)
    async with connected(town.server.socket_url, "alice-token", data={"rooms": "none"}) as (alice, _):
        told = await alice.rpc(method, **data)
    assert answer.status == 200
    assert answer.json == told["rpc"]["data"]


async def test_a_day_over_http(town: Town) -> None:
    made = (await call(town, f"POST {V1}/rooms", data={"name": "Lobby"})).json
    room = f"{V1}/rooms/{made['room']['id']}"
    assert (await call(town, f"POST {room}/join", "bob")).json["room"]["members"] == 2
    sent = (await call(town, f"POST {room}/messages", "bob", {"content": "hello"})).json
    message = f"{V1}/messages/{sent['message']['id']}"
    edited = await call(town, f"PATCH {message}", "bob", {"content": "hello!", "contentVersion": 1})
    assert edited.json["message"]["contentVersion"] == 2
    reacted = await call(town, f"PUT {message}/reactions/%F0%9F%91%8D")
    assert reacted.json["reaction"]["emoji"] == "👍"
    assert (await call(town, f"PUT {room}/typing", "bob")).json == {"position": None}
    offset = sent["message"]["offset"]
    read = (await call(town, f"POST {room}/read", data={"offset": offset, "markerVersion": 0})).json
    assert (read["marker"]["lastReadOffset"], read["position"]["stream"]) == (
        offset,
        f"user:{town.id('alice')}",
    )
    back = await call(town, f"POST {room}/unread", data={"messageId": sent["message"]["id"]})
    assert back.json["marker"] == {**read["marker"], "lastReadOffset": offset - 1, "markerVersion": 1}
    assert (await call(town, f"GET {room}")).json["unread"]["unread"] == 1
    moved = (await call(town, f"POST {V1}/rooms/read")).json["moved"]
    assert made["room"]["id"] in {one["roomId"] for one in moved}
    assert (await call(town, f"POST {V1}/rooms/unread", data={"markers": moved})).json["position"] is not None
    assert (await call(town, f"DELETE {message}/reactions/%F0%9F%91%8D")).json["reaction"] is None
    assert (await call(town, f"DELETE {message}", "bob")).json["message"]["content"] == ""
    removed = await call(town, f"DELETE {room}/members/{town.id('bob')}")
    assert removed.json["member"] is None
    assert (await call(town, f"DELETE {room}")).json["room"] is None
    assert (await call(town, f"GET {room}")).status == 404


async def test_a_conflict_shows_what_is_and_gone_what_was(town: Town) -> None:
    message = f"{V1}/messages/{town.message}"
    stale = await call(town, f"PATCH {message}", data={"content": "x", "contentVersion": 7})
    assert (stale.status, stale.code) == (409, "conflict")
    assert stale.json["error"]["details"]["current"]["content"] == "hello"
    sent = await call(town, f"POST {V1}/rooms/{town.rooms['Attic']}/messages", data={"content": "regret"})
    gone = f"{V1}/messages/{sent.json['message']['id']}"
    await call(town, f"DELETE {gone}")
    late = await call(town, f"PATCH {gone}", data={"content": "x", "contentVersion": 1})
    assert (late.status, late.code) == (410, "gone")
    assert late.json["error"]["details"]["record"]["deletedAt"]


async def test_the_address_and_the_body_may_say_the_same(town: Town) -> None:
    line = f"POST {V1}/rooms/{town.rooms['Attic']}/messages"
    same = await call(town, line, data={"roomId": town.rooms["Attic"], "content": "x"})
    assert same.status == 200
    other = await call(town, line, data={"roomId": town.rooms["Hall"], "content": "x"})
    assert (other.status, other.json["error"]["field"]) == (400, "roomId")


async def test_a_bearer_token_wins_over_a_cookie(town: Town) -> None:
    port = town.server.port
    cookie = {"Cookie": f"collabd-{port}=bob-token"}
    assert (await ask(town.server, f"GET {V1}/users/me", **cookie)).json["username"] == "bob"
    both = await call(town, f"GET {V1}/users/me", "alice", **cookie)
    assert both.json["username"] == "alice"
    wrong = await call(town, f"GET {V1}/users/me", "nobody", **cookie)
    assert wrong.status == 401, "a wrong token is not made up for by a cookie"


async def test_an_answer_says_what_it_is(town: Town) -> None:
    answer = await call(town, f"GET {V1}/users/me")
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert set(answer.json) >= {"id", "username", "displayName", "createdAt"}


async def test_presence_is_who_has_a_socket(town: Town) -> None:
    async def here() -> set[str]:
        answer = await call(town, f"GET {V1}/presence", "bob")
        return {one["userName"] for one in answer.json["items"] if one["status"] == "ONLINE"}

    async with connected(town.server.socket_url, "mallory-token"):
        assert "Mallory" in await here()
        assert "Bob" not in await here()
