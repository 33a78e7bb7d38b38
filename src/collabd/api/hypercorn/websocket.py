"""One WebSocket: the handshake's answer, messages in, ready-made frames out, one way to close.

It is the ASGI server of its application, too (the protocol's version 2.3). All writes are whole frames,
handed to the transport at once, so what the application sends and what the flush pass sends cannot mix; every
close goes through `end`, also that of a sink: neither a pong nor a message can follow it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from collabd.api.hypercorn.draining import Context
from collabd.api.hypercorn.frames import (
    INTERNAL_ERROR,
    NO_CODE,
    Opcode,
    close_frame,
    frame,
    text_frame,
)
from collabd.api.hypercorn.handshake import Handshake, refusal, response_head, scope_of, switching
from collabd.api.hypercorn.inbox import Message
from collabd.api.hypercorn.limits import ServerLimits
from collabd.api.hypercorn.link import Hear, Link
from collabd.api.hypercorn.parsing import Broken, Said
from collabd.api.hypercorn.reading import Reading
from collabd.api.hypercorn.sink import WebSocketSink

log = logging.getLogger("collabd.api")

AsgiApp = Callable[..., Awaitable[None]]

ABNORMAL = 1006
"""What an application is told when a connection ended without a close (RFC 6455, 7.4.1)."""


class WebSocket(Link):
    """The protocol of a connection on which a WebSocket was asked for."""

    __slots__ = (
        "_context", "_drained", "_ended_with", "_gone", "_handshake", "_limits", "_opening", "_over",
        "_reading", "_refused",
    )  # fmt: skip

    def __init__(
        self,
        handshake: Handshake,
        limits: ServerLimits,
        context: Context,
        transport: asyncio.Transport,
        loop: asyncio.AbstractEventLoop,
    ) -> None:
        super().__init__(transport, loop)
        self._handshake = handshake
        self._limits = limits
        self._context = context
        self._reading = Reading(transport, loop, limits, self._take)
        self._reading.inbox.put({"type": "websocket.connect"})
        self._drained = asyncio.Event()
        self._drained.set()
        self._gone: asyncio.Future[None] = loop.create_future()
        self._opening = False
        self._refused = False
        self._over = False
        self._ended_with: int | None = None
        """The code of the first close, whichever side sent it."""

    # The application's side

    async def run(self, app: AsgiApp, state: dict[str, Any]) -> None:
        """Serve the socket from its handshake to the end of its connection; `state` is the lifespan's.

        What fails is logged, and told to the peer. An application that returns without closing has failed.
        """
        self.enter()
        await self._context.admission.enter()
        self._opening = True
        try:
            # The news that the peer has given up comes a turn of the loop after what it sent before that.
            await asyncio.sleep(0)
            if self._context.parting:
                self._refuse(503)
            elif not self._over:  # whoever gave up meanwhile costs nothing more
                scope = scope_of(self._handshake, self.transport, state)
                await app(scope, self._reading.inbox.get, self.send)
        except Exception:
            log.exception("a WebSocket's application failed")
        finally:
            self._opened()
        if self.sink is not None:
            self.end(INTERNAL_ERROR, "")
        elif not self.lost:
            self._refuse(500)
            self.end_within(self._limits.close_seconds)
        await self._gone

    async def send(self, message: Message) -> None:
        """Take what the application sends (ASGI); what comes after the end is dropped."""
        kind = message["type"]
        if kind == "websocket.accept":
            self._accept(message)
        elif kind == "websocket.close":
            self._close(message)
        elif kind == "websocket.send":
            await self._send(message)
        elif kind == "websocket.http.response.start":
            self._opened()
            self._answer(response_head(message["status"], [*message["headers"], (b"connection", b"close")]))
        elif kind == "websocket.http.response.body":
            self._answer(message.get("body", b""))
            if not message.get("more_body", False):
                self.end_within(self._limits.close_seconds)
        else:
            raise ValueError(f"no such message: {kind}")

    def hear(self, receive: Hear) -> None:
        """Hand messages to `receive` from now on; what waits for the application stays with it."""
        self._reading.hear = receive
        self._reading.go_on()

    def end(self, code: int, reason: str) -> None:
        """Send a close, once, and nothing after it; the peer has `close_seconds` to answer."""
        if self.sink is not None and not self.sink.closing:
            self.sink.stop()
            self._ended_with = code
            self.write(close_frame(code, reason))
            # To end a connection with bytes unread would reset it and lose the close: wait for the answer.
            self.cut_after(self._limits.close_seconds)
            self._reading.unbound = True
            self._reading.go_on()

    # The peer's side

    def data_received(self, data: bytes) -> None:
        """Called by the loop: bytes have arrived."""
        if self.sink is not None:
            self._reading.feed(data)
        else:
            self._refuse(400)  # it speaks before it has been let in
            self._tell_end(ABNORMAL)

    def eof_received(self) -> bool:
        """Called by the loop: the peer has ended its side, and hears nothing more; the transport closes."""
        if self.sink is not None:
            self.sink.stop()
        self._tell_end(ABNORMAL)
        self.cut_after(self._limits.close_seconds)
        return False

    def connection_lost(self, exc: Exception | None) -> None:
        """Called by the loop: nothing can be written any more."""
        super().connection_lost(exc)
        self._tell_end(ABNORMAL)
        self._reading.stop()
        self._drained.set()
        if not self._gone.done():
            self._gone.set_result(None)

    def pause_writing(self) -> None:
        """Called by the loop: the peer does not keep up; nothing is taken from it meanwhile."""
        super().pause_writing()
        self._drained.clear()
        self._reading.hold(held=True)

    def resume_writing(self) -> None:
        """Called by the loop: the write buffer has drained."""
        super().resume_writing()
        self._drained.set()
        self._reading.hold(held=False)

    def _take(self, said: Said | Broken) -> None:
        if isinstance(said, Broken):
            self.end(said.code, said.reason)
        elif said.opcode is Opcode.CLOSE:
            self._take_close(said.payload)
        elif self.sink is None or self.sink.closing:
            return
        elif said.opcode is Opcode.PING:
            self.write(frame(Opcode.PONG, said.payload))
        elif said.opcode is not Opcode.PONG:
            try:
                self._reading.deliver(said.payload, text=said.opcode is Opcode.TEXT)
            except Exception:
                log.exception("a message was not taken")
                self.end(INTERNAL_ERROR, "")

    def _take_close(self, payload: bytes) -> None:
        code = int.from_bytes(payload[:2], "big") if payload else NO_CODE
        self.end(code, payload[2:].decode())
        self._tell_end(code)
        self.end_within(self._limits.close_seconds)

    def _tell_end(self, code: int) -> None:
        """Tell the application of the end; `code` counts if no close has been sent or seen."""
        if not self._over:
            self._over = True
            self._reading.inbox.put({"type": "websocket.disconnect", "code": self._ended_with or code})

    # The handshake

    def _accept(self, message: Message) -> None:
        self._opened()
        if self._context.parting:
            self._refuse(503)
        if self._over or self._refused or self.sink is not None:
            return
        self.sink = WebSocketSink(self, self.end)
        self.write(switching(self._handshake, message.get("subprotocol"), message.get("headers", ())))

    def _opened(self) -> None:
        """The handshake is answered, or will not be: somebody else may have the turn."""
        if self._opening:
            self._opening = False
            self._context.admission.leave()

    def _close(self, message: Message) -> None:
        if self.sink is None:
            self._refuse(403)
        else:
            self.end(message.get("code") or 1000, message.get("reason") or "")

    async def _send(self, message: Message) -> None:
        await self._drained.wait()
        if self.sink is not None and not self.sink.closing:
            text = message.get("text")
            binary = message.get("bytes") or b""
            self.write(frame(Opcode.BINARY, binary) if text is None else text_frame(text.encode()))

    def _refuse(self, status: int) -> None:
        if not self._refused:
            self._answer(refusal(status))
            self.end_within(self._limits.close_seconds)

    def _answer(self, data: bytes) -> None:
        self._refused = True
        self.write(data)
