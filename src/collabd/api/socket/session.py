"""The state machine of one socket: which command is allowed when. No I/O, no clock.

`receive` takes a frame and says what is to be done, in order. The state goes from NEW over CONNECTING and
LIVE to CLOSED; commands that arrive in the same frame as the connect wait until it is through.
"""

from __future__ import annotations

from collections import deque
from enum import Enum, auto

import msgspec
from msgspec import Struct

from collabd.api.socket.protocol import (
    BAD_REQUEST,
    BAD_REQUEST_ERROR,
    NOT_AVAILABLE,
    NOT_AVAILABLE_ERROR,
    TOO_MANY_REQUESTS,
    ClientCommand,
    Connect,
    History,
    PresenceRequest,
    PresenceStatsRequest,
    ProtocolError,
    Request,
    Subscribe,
    Unsubscribe,
    decode_frame,
    error_reply,
)

CHANNEL_LENGTH = 255
COMMANDS_PER_FRAME = 4096
"""Twice what a client sends that comes back with all its channels; more would hold everybody up."""


class Ask(Struct, frozen=True):
    """Carry this out and answer it under its id."""

    id: int
    request: Request


class Reply(Struct, frozen=True):
    """Send this."""

    payload: bytes


class Close(Struct, frozen=True):
    """End the socket."""

    code: int
    reason: str


class Pong(Struct, frozen=True):
    """The client has answered a ping."""


Step = Ask | Reply | Close | Pong


class State(Enum):
    """Where a socket stands."""

    NEW = auto()
    CONNECTING = auto()
    LIVE = auto()
    CLOSED = auto()


class Session:
    """One socket's part of the protocol; `in_flight` bounds the requests that have not been answered."""

    def __init__(self, in_flight: int) -> None:
        self.state = State.NEW
        self._most_in_flight = in_flight
        self._in_flight = 0
        self._waiting: deque[ClientCommand] = deque()

    def receive(self, frame: bytes) -> list[Step]:
        """What a frame of the client asks for; a `Close` is always the last step."""
        if self.state is State.CLOSED:
            return []
        if frame.count(b"\n") >= COMMANDS_PER_FRAME:
            return [self._close(*BAD_REQUEST)]
        try:
            commands = decode_frame(frame)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return [self._close(*BAD_REQUEST)]
        if not commands:
            return [self._close(*BAD_REQUEST)]
        steps: list[Step] = []
        for command in commands:
            step = self._take(command)
            if step is not None:
                steps.append(step)
            if isinstance(step, Close):
                break
        return steps

    def connected(self) -> list[Step]:
        """The connect is through: what has been waiting for it."""
        if self.state is not State.CONNECTING:
            return []
        self.state = State.LIVE
        waiting, self._waiting = self._waiting, deque()
        self._in_flight -= len(waiting)
        return [step for command in waiting if (step := self._take(command)) is not None]

    def answered(self) -> None:
        """One request has been answered."""
        self._in_flight -= 1

    def closed(self) -> None:
        """The socket has ended."""
        self.state = State.CLOSED
        self._waiting.clear()

    def _take(self, command: ClientCommand) -> Step | None:
        request = command.request
        if request is None and not command.declined:
            return self._take_bare(command)
        if command.id <= 0:
            return self._close(*BAD_REQUEST)
        if isinstance(request, Connect):
            return self._take_connect(command.id, request)
        if self.state is State.NEW:
            return self._close(*BAD_REQUEST)
        if self._in_flight >= self._most_in_flight:
            return refuse(command.id, TOO_MANY_REQUESTS)
        if self.state is State.CONNECTING:
            self._in_flight += 1
            self._waiting.append(command)
            return None
        if request is None:
            return refuse(command.id, NOT_AVAILABLE_ERROR)
        return self._take_request(command.id, request)

    def _take_bare(self, command: ClientCommand) -> Step:
        if bytes(command.send):
            return self._close(*NOT_AVAILABLE)
        return self._close(*BAD_REQUEST) if command.id or self.state is State.NEW else Pong()

    def _take_connect(self, command_id: int, request: Connect) -> Step:
        if self.state is not State.NEW:
            return self._close(*BAD_REQUEST)
        self.state = State.CONNECTING
        self._in_flight += 1
        return Ask(command_id, request)

    def _take_request(self, command_id: int, request: Request) -> Step:
        error = form_error(request)
        if error is not None:
            return refuse(command_id, error)
        self._in_flight += 1
        return Ask(command_id, request)

    def _close(self, code: int, reason: str) -> Close:
        self.closed()
        return Close(code, reason)


CHANNEL_REQUESTS = (Subscribe, Unsubscribe, History, PresenceRequest, PresenceStatsRequest)


def form_error(request: Request) -> ProtocolError | None:
    """What is wrong with a request whoever makes it; None if nothing is."""
    if isinstance(request, CHANNEL_REQUESTS) and not 0 < len(request.channel) <= CHANNEL_LENGTH:
        return BAD_REQUEST_ERROR
    if isinstance(request, Subscribe):
        if request.type != 0:
            return NOT_AVAILABLE_ERROR
        if bytes(request.tf) or request.offset < 0:
            return BAD_REQUEST_ERROR
    return None


def refuse(command_id: int, error: ProtocolError) -> Reply:
    """The refusal of a command."""
    return Reply(error_reply(command_id, error))
