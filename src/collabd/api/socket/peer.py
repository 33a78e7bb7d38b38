"""One socket's work: carries out what its `Session` asks for.

The loop that receives awaits none of it. Connecting, subscribing and reading the log go one after the other
through a task of the socket's own, queries a few at a time, and commands straight into the store's queue, in
the order of their arrival.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Coroutine
from typing import Any

import msgspec

from collabd.api.services import Caller, Services
from collabd.api.socket import protocol
from collabd.api.socket.channels import Channels
from collabd.api.socket.connecting import connect_reply, enter, read_opening
from collabd.api.socket.heartbeat import Heartbeat
from collabd.api.socket.refusals import refused
from collabd.api.socket.rpc import start_rpc
from collabd.api.socket.session import Ask, Close, Pong, Session, State, Step
from collabd.api.socket.turns import Turns
from collabd.api.tracing import current, known
from collabd.domain.errors import Code, CollabError
from collabd.domain.ids import new_id
from collabd.live.channel import Subscriber
from collabd.live.connection import Connection, QueueLimits, Sink
from collabd.live.pushes import Push

log = logging.getLogger(__name__)

NO_METHOD = "none"
"""What a call is counted under if there is no such method: names from outside could be anything."""


class Peer:
    """One client behind one socket, or behind an endless answer to which commands come from elsewhere.

    `credential` is what the handshake brought along, if anything; `session` is the secret under which the
    commands from elsewhere come, "" for a socket.
    """

    def __init__(
        self, services: Services, caller: Caller, credential: str, sink: Sink, session: str = ""
    ) -> None:
        live = services.config.live
        loop = asyncio.get_running_loop()
        self._services = services
        self._caller = caller
        self._credential = credential
        self._emulated = session
        self.on_signed_in: Callable[[], None] = lambda: None
        """Called when the connect has gone through."""
        self._client_id = new_id(services.clock())
        self._served = current()
        self._began = loop.time()
        self._session = Session(live.requests_in_flight)
        self._connection = Connection(
            sink, services.flusher, QueueLimits(live.queue_bytes, live.queue_messages), self._closed
        )
        self._subscriber: Subscriber | None = None
        self._channels: Channels | None = None
        self._orderly: deque[Ask] = deque()
        self._queries = Turns()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._heartbeat = Heartbeat(
            loop.call_later, live.ping_seconds, live.pong_timeout_seconds, self._ping, self._no_pong
        )
        self._stale = loop.call_later(live.connect_timeout_seconds, self._never_connected)

    @property
    def ended(self) -> bool:
        """Whether it takes no more frames."""
        return self._session.state is State.CLOSED

    def receive(self, frame: bytes) -> None:
        """Take a frame of the client."""
        for step in self._session.receive(frame):
            self._do(step)

    def close(self, code: int, reason: str) -> None:
        """End the socket, or take note that it has been ended: by the client, the network, a drain."""
        self._connection.close(code, reason)

    def _do(self, step: Step) -> None:
        if isinstance(step, Ask):
            self._ask(step)
        elif isinstance(step, Close):
            self._connection.close(step.code, step.reason)
        elif isinstance(step, Pong):
            self._heartbeat.pong()
        else:
            self._offer(step.payload)

    def _ask(self, ask: Ask) -> None:
        if isinstance(ask.request, protocol.Rpc):
            self._rpc(ask.id, ask.request)
            return
        self._orderly.append(ask)
        if len(self._orderly) == 1:
            _ = self._spawn(self._work_orderly())

    def _rpc(self, command_id: int, request: protocol.Rpc) -> None:
        try:
            running = start_rpc(self._services, self._caller, request)
        except CollabError as error:
            self._services.measures.rpcs[request.method, error.code] += 1
            self._answer(command_id, refused(error))
            return
        if running is None:
            self._services.measures.rpcs[NO_METHOD, Code.NOT_FOUND] += 1
            self._answer(command_id, protocol.METHOD_NOT_FOUND)
            return
        method = request.method
        if isinstance(running, asyncio.Future):
            running.add_done_callback(lambda done: self._finish(command_id, method, done))
        else:
            self._queries.add(running, lambda done: self._finish(command_id, method, done))

    def _finish(self, command_id: int, method: str, done: asyncio.Future[Any]) -> None:
        if done.cancelled():
            return
        error = done.exception()
        self._services.measures.rpcs[method, outcome_of(error)] += 1
        if error is None:
            self._session.answered()
            self._offer(protocol.rpc_reply(command_id, msgspec.json.encode(done.result())))
        elif isinstance(error, CollabError):
            self._answer(command_id, refused(error))
        else:
            log.error("an rpc failed", exc_info=error)
            self._answer(command_id, protocol.INTERNAL_ERROR)

    async def _work_orderly(self) -> None:
        while self._orderly:
            ask = self._orderly[0]
            try:
                await self._carry_out(ask)
            except CollabError as error:
                self._answer(ask.id, refused(error))
            except Exception:
                log.exception("a command failed")
                self._answer(ask.id, protocol.INTERNAL_ERROR)
            self._orderly.popleft()

    async def _carry_out(self, ask: Ask) -> None:
        if isinstance(ask.request, protocol.Connect):
            await self._connect(ask.id, ask.request)
        elif self._channels is not None:
            answer = await self._channels.carry_out(ask)
            self._session.answered()
            if answer is not None:
                self._offer(answer)

    async def _connect(self, command_id: int, request: protocol.Connect) -> None:
        try:
            data = protocol.decode_connect_data(request.data)
        except (msgspec.MsgspecError, RecursionError):
            self._connection.close(*protocol.BAD_REQUEST)
            return
        token = request.token or self._credential
        opened, mark = await read_opening(self._services, token, request, data)
        if self._connection.closed:
            return
        if opened is None:
            self._connection.close(*protocol.INVALID_TOKEN)
            return
        self._stale.cancel()
        self.on_signed_in()
        actor = opened.actor
        self._caller = self._caller.being(actor, self._client_id)
        subscriber = Subscriber(
            self._connection,
            self._client_id,
            actor.user_id,
            actor.session_id,
            follows_rooms=data.rooms != "none",
        )
        self._subscriber = subscriber
        self._channels = Channels(self._services, actor, subscriber)
        self._session.answered()
        reply = connect_reply(self._services, command_id, self._client_id, opened, self._emulated)
        self._connection.offer(reply)
        self._note_connected(actor.user_id)
        enter(self._services, self._caller, subscriber, opened, is_idle=data.is_idle)
        self._heartbeat.start()
        self._services.hub.add(subscriber, {name: top.offset for name, top in opened.tops.items()}, mark)
        for step in self._session.connected():
            self._do(step)

    def _offer(self, payload: bytes) -> None:
        self._connection.offer(Push(payload))

    def _answer(self, command_id: int, error: protocol.ProtocolError) -> None:
        self._session.answered()
        self._offer(protocol.error_reply(command_id, error))

    def _spawn(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def _ping(self) -> None:
        self._offer(protocol.PING)

    def _no_pong(self) -> None:
        self._connection.close(*protocol.NO_PONG)

    def _never_connected(self) -> None:
        if self._session.state is not State.LIVE:
            self._connection.close(*protocol.STALE)

    def _closed(self, code: int, reason: str) -> None:
        self._note_closed(code, reason)
        self._session.closed()
        self._stale.cancel()
        self._heartbeat.stop()
        self._queries.close()
        for task in self._tasks:
            task.cancel()
        if self._subscriber is not None:
            self._services.hub.remove(self._subscriber)
            self._services.presence.left(self._subscriber.user_id, self._client_id)

    def _note_connected(self, user_id: str) -> None:
        known(user_id)
        log.info("socket connected", extra={"fields": {"clientId": self._client_id}})

    def _note_closed(self, code: int, reason: str) -> None:
        self._services.measures.closes[code] += 1
        seconds = round(asyncio.get_running_loop().time() - self._began, 1)
        ending = {"clientId": self._client_id, "code": code, "reason": reason, "seconds": seconds}
        # Whoever ends a socket may be serving another one.
        log.info("socket closed", extra={"served": self._served, "fields": ending})


def outcome_of(error: BaseException | None) -> str:
    """What a call is counted as: "ok", the code of its refusal, or "internal"."""
    if error is None:
        return "ok"
    return error.code if isinstance(error, CollabError) else "internal"
