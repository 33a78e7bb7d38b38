"""The state machine of one socket, as a table: in this state, after that frame, these steps."""

from __future__ import annotations

import json

import pytest

from collabd.api.socket.session import COMMANDS_PER_FRAME, Ask, Close, Pong, Reply, Session, State, Step

CONNECT = '{"id":1,"connect":{}}'
RPC = '{"id":2,"rpc":{"method":"m"}}'
SUBSCRIBE = '{"id":3,"subscribe":{"channel":"x"}}'
UNSUBSCRIBE = '{"id":4,"unsubscribe":{"channel":"x"}}'
PONG = "{}"


def in_short(step: Step) -> str:
    """`connect 1` to carry out, `error 2 108` to send, `close 3501`, `pong`."""
    if isinstance(step, Ask):
        return f"{type(step.request).__name__.lower()} {step.id}"
    if isinstance(step, Close):
        return f"close {step.code}"
    if isinstance(step, Reply):
        sent = json.loads(step.payload)
        return f"error {sent['id']} {sent['error']['code']}"
    assert isinstance(step, Pong)
    return "pong"


def session(state: State, in_flight: int = 100) -> Session:
    """A session in this state."""
    made = Session(in_flight)
    if state is not State.NEW:
        made.receive(CONNECT.encode())
    if state is State.LIVE:
        made.answered()
        assert made.connected() == []
    elif state is State.CLOSED:
        made.closed()
    assert made.state is state
    return made


def steps(made: Session, *lines: str) -> list[str]:
    return [in_short(step) for step in made.receive("\n".join(lines).encode())]


NEW, CONNECTING, LIVE, CLOSED = State
CLOSE = ["close 3501"]

TABLE: list[tuple[State, tuple[str, ...], list[str], State]] = [
    (NEW, (CONNECT,), ["connect 1"], CONNECTING),
    (NEW, (CONNECT, RPC, SUBSCRIBE), ["connect 1"], CONNECTING),
    (NEW, (RPC,), CLOSE, CLOSED),
    (NEW, (SUBSCRIBE,), CLOSE, CLOSED),
    (NEW, ('{"id":1,"publish":{}}',), CLOSE, CLOSED),
    (NEW, (PONG,), CLOSE, CLOSED),
    (NEW, ("",), CLOSE, CLOSED),
    (NEW, ("nonsense",), CLOSE, CLOSED),
    (NEW, (CONNECT, "nonsense"), CLOSE, CLOSED),
    (NEW, (CONNECT, CONNECT), ["connect 1", "close 3501"], CLOSED),
    (NEW, ('{"connect":{}}',), CLOSE, CLOSED),
    (NEW, ('{"id":0,"connect":{}}',), CLOSE, CLOSED),
    (NEW, ('{"id":-3,"connect":{}}',), CLOSE, CLOSED),
    (NEW, ('{"send":{}}',), ["close 3508"], CLOSED),
    (CONNECTING, (RPC,), [], CONNECTING),
    (CONNECTING, (PONG,), ["pong"], CONNECTING),
    (CONNECTING, (CONNECT,), CLOSE, CLOSED),
    (CONNECTING, ('{"id":2}',), CLOSE, CLOSED),
    (LIVE, (RPC,), ["rpc 2"], LIVE),
    (LIVE, (RPC, SUBSCRIBE, UNSUBSCRIBE), ["rpc 2", "subscribe 3", "unsubscribe 4"], LIVE),
    (LIVE, (PONG,), ["pong"], LIVE),
    (LIVE, (RPC, PONG, RPC), ["rpc 2", "pong", "rpc 2"], LIVE),
    (LIVE, (CONNECT,), CLOSE, CLOSED),
    (LIVE, (RPC, CONNECT, RPC), ["rpc 2", "close 3501"], CLOSED),
    (LIVE, ('{"send":{"data":1}}',), ["close 3508"], CLOSED),
    (LIVE, ('{"id":9,"publish":{"channel":"x"}}',), ["error 9 108"], LIVE),
    (LIVE, ('{"id":9,"refresh":{}}',), ["error 9 108"], LIVE),
    (LIVE, ('{"id":9,"sub_refresh":{}}',), ["error 9 108"], LIVE),
    (LIVE, ('{"id":9,"ping":{}}',), ["error 9 108"], LIVE),
    (LIVE, ('{"publish":{"channel":"x"}}',), CLOSE, CLOSED),
    (LIVE, ('{"id":9,"fly":{}}',), CLOSE, CLOSED),
    (LIVE, ("",), CLOSE, CLOSED),
    (LIVE, ("nonsense",), CLOSE, CLOSED),
    (LIVE, ('{"id":9,"subscribe":{"channel":""}}',), ["error 9 107"], LIVE),
    (LIVE, ('{"id":9,"history":{"channel":"' + "x" * 256 + '"}}',), ["error 9 107"], LIVE),
    (LIVE, ('{"id":9,"history":{"channel":"' + "x" * 255 + '"}}',), ["history 9"], LIVE),
    (LIVE, ('{"id":9,"subscribe":{"channel":"x","type":1}}',), ["error 9 108"], LIVE),
    (LIVE, ('{"id":9,"subscribe":{"channel":"x","tf":{"op":"eq"}}}',), ["error 9 107"], LIVE),
    (LIVE, ('{"id":9,"subscribe":{"channel":"x","offset":-1}}',), ["error 9 107"], LIVE),
    (LIVE, ('{"id":9,"subscribe":{"channel":"x","flag":1,"join_leave":true}}',), ["subscribe 9"], LIVE),
    (CLOSED, (CONNECT,), [], CLOSED),
    (CLOSED, ("nonsense",), [], CLOSED),
    (CLOSED, (PONG,), [], CLOSED),
]


@pytest.mark.parametrize(("state", "frame", "expected", "after"), TABLE)
def test_in_this_state_after_that_frame(
    state: State, frame: tuple[str, ...], expected: list[str], after: State
) -> None:
    made = session(state)
    assert steps(made, *frame) == expected
    assert made.state is after


def test_what_came_with_the_connect_follows_it_in_order() -> None:
    """SDKs send it all in one frame, before they know whether they are let in."""
    made = session(NEW)
    assert steps(made, CONNECT, SUBSCRIBE, RPC, '{"id":9,"ping":{}}', UNSUBSCRIBE) == ["connect 1"]
    assert steps(made, '{"id":10,"rpc":{"method":"m"}}') == []
    made.answered()
    waited = [in_short(step) for step in made.connected()]
    assert waited == ["subscribe 3", "rpc 2", "error 9 108", "unsubscribe 4", "rpc 10"]
    assert made.connected() == [], "only once"


def test_a_connect_that_fails_takes_along_what_waits() -> None:
    made = session(NEW)
    steps(made, CONNECT, RPC)
    made.closed()
    assert made.connected() == []
    assert steps(made, RPC) == []


def test_only_so_many_requests_may_wait_for_their_answers() -> None:
    made = session(LIVE, in_flight=2)
    assert steps(made, RPC, RPC, RPC, SUBSCRIBE) == ["rpc 2", "rpc 2", "error 2 111", "error 3 111"]
    assert steps(made, PONG) == ["pong"], "a pong always gets through"
    made.answered()
    assert steps(made, SUBSCRIBE, RPC) == ["subscribe 3", "error 2 111"]
    for _ in range(2):
        made.answered()
    assert steps(made, RPC, RPC) == ["rpc 2", "rpc 2"]


def test_what_waits_for_the_connect_counts_as_well_and_once() -> None:
    made = session(NEW, in_flight=3)
    assert steps(made, CONNECT, RPC, RPC, RPC) == ["connect 1", "error 2 111"]
    made.answered()
    assert [in_short(step) for step in made.connected()] == ["rpc 2", "rpc 2"]
    assert steps(made, RPC, RPC) == ["rpc 2", "error 2 111"]


def test_a_frame_holds_so_many_commands_and_no_more() -> None:
    """Reading a frame must not hold up everybody else."""
    most = COMMANDS_PER_FRAME
    assert steps(session(LIVE), *[PONG] * most) == ["pong"] * most
    assert steps(session(LIVE), *[PONG] * (most + 1)) == CLOSE
    assert steps(session(LIVE), *[""] * 200_000) == CLOSE


def test_a_close_is_always_the_last_step() -> None:
    for state, frame, _, _ in TABLE:
        found = steps(session(state), *frame)
        assert not any(step.startswith("close") for step in found[:-1])
