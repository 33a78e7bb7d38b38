"""A WebSocket on Hypercorn: limits in bytes, no compression, one way to close, a sink for ready-made frames.

wsproto's state says which control frames may still be sent, so every close goes through it, also that of a
sink: neither a pong nor a message can follow it. All writes are whole frames, handed to the transport at
once, so what Hypercorn sends and what the flush pass sends cannot mix.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from hypercorn.protocol.events import Body, Data, Event, Request, StreamClosed
from hypercorn.protocol.ws_stream import ASGIWebsocketState, FrameTooLargeError, WebsocketBuffer, WSStream
from wsproto.connection import ConnectionState
from wsproto.events import CloseConnection, Message, Ping, TextMessage
from wsproto.events import Event as WebSocketEvent
from wsproto.frame_protocol import CloseReason

from collabd.api.hypercorn.limits import ServerLimits
from collabd.api.hypercorn.link import Link
from collabd.api.hypercorn.sink import TransportSink

if TYPE_CHECKING:
    from hypercorn.typing import ASGISendEvent, WebsocketAcceptEvent

    from collabd.api.hypercorn.draining import Context

log = logging.getLogger("collabd.api")

Receive = Callable[[str | bytes], None]


def text_frame(payload: bytes) -> bytes:
    """`payload` (UTF-8) as one unmasked WebSocket text frame (RFC 6455, section 5.2)."""
    size = len(payload)
    if size < 126:
        return bytes((0x81, size)) + payload
    if size < 65_536:
        return b"\x81\x7e" + size.to_bytes(2, "big") + payload
    return b"\x81\x7f" + size.to_bytes(8, "big") + payload


class WebSocketSink(TransportSink):
    """Where the flush pass writes an accepted WebSocket's frames; `hear` takes who is to hear it."""

    __slots__ = ("_end", "hear")

    def __init__(
        self, link: Link, end: Callable[[CloseConnection], None], hear: Callable[[Receive], None]
    ) -> None:
        super().__init__(link, text_frame)
        self.hear = hear
        self._end = end

    def close(self, code: int, reason: str) -> None:
        """Send a close; the peer has `close_seconds` to read and answer it."""
        self._end(CloseConnection(code=code, reason=reason))


class ByteBuffer(WebsocketBuffer):
    """Collects the parts of one message, limited in bytes of UTF-8 (the original counts characters)."""

    def extend(self, event: Message[Any]) -> None:
        """Add a part; FrameTooLargeError beyond the limit, before the part is kept."""
        text = isinstance(event, TextMessage) and not event.data.isascii()
        size = len(event.data.encode()) if text else len(event.data)
        if self.length + size > self.max_length:
            raise FrameTooLargeError
        super().extend(event)
        self.length += size - len(event.data)


class WebSocketStream(WSStream):
    """Hypercorn's side of one WebSocket: handshake and ASGI messages are its own, the rest is here."""

    def __init__(self, link: Link, limits: ServerLimits, *inherited: Any) -> None:
        super().__init__(*inherited)
        self.buffer = ByteBuffer(limits.frame_bytes)
        self._link = link
        self._limits = limits
        self._sink = WebSocketSink(link, self.end, self._hear)
        self._receive: Receive | None = None
        self._broken = False
        self._left = False
        self._opening = False

    async def handle(self, event: Event) -> None:
        """Take what the peer sent, or the news that it is gone."""
        if isinstance(event, Request):
            # Compression would keep state per connection and turn 1 KB into 1 MB: it is never agreed on.
            kept = [pair for pair in event.headers if pair[0].lower() != b"sec-websocket-extensions"]
            event = replace(event, headers=kept)
            await self._wait_for_turn()
            self.closed = self._link.gone  # whoever gave up meanwhile costs nothing more
        elif isinstance(event, StreamClosed):
            self._sink.stop()
        elif isinstance(event, (Body, Data)) and not self.handshake.accepted:
            await self._refuse_haste()
            return
        elif isinstance(event, (Body, Data)) and self._broken:
            return
        await super().handle(event)
        if self.closed:
            self._opened()

    async def app_send(self, message: ASGISendEvent | None) -> None:
        """Take what the application sends; None when it has returned.

        An application that returns without closing has failed. After any close the connection waits for the
        peer's answer, at most `close_seconds`: to end it with bytes unread would reset it and lose the close.
        """
        if self.closed:
            return
        if message is None and self.handshake.accepted:
            self.end(CloseConnection(code=CloseReason.INTERNAL_ERROR))
        else:
            await super().app_send(message)
            self._opened()

    def end(self, event: CloseConnection) -> None:
        """Send the close (or the answer to the peer's), once, and nothing after it."""
        if self._sink.closing:
            return
        self._sink.stop()
        self._link.write(self.connection.send(event))
        self._link.cut_after(self._limits.close_seconds)

    async def _wait_for_turn(self) -> None:
        await cast("Context", self.context).admission.enter()
        self._opening = True

    def _opened(self) -> None:
        if self._opening:
            self._opening = False
            cast("Context", self.context).admission.leave()

    async def _accept(self, message: WebsocketAcceptEvent) -> None:
        await super()._accept(message)
        self._link.sink = self._link.socket = self._sink

    async def _send_wsproto_event(self, event: WebSocketEvent) -> None:
        if isinstance(event, CloseConnection):
            self.end(event)
        else:
            await super()._send_wsproto_event(event)

    async def _handle_events(self) -> None:
        for event in self.connection.events():
            message = self._take(event)
            if message is not None and self.app_put is not None:
                await self.app_put(message)
        if self._left:
            await self.send(StreamClosed(stream_id=self.stream_id))

    def _hear(self, receive: Receive) -> None:
        self._receive = receive
        self._link.feed(self._feed)

    def _feed(self, data: bytes) -> None:
        """Take bytes from the transport itself; what `_handle_events` does, without a task to wait for."""
        if self._broken:
            return
        self.connection.receive_data(data)
        for event in self.connection.events():
            message = self._take(event)
            if message is not None:
                self._tell(message["text"] if message["bytes"] is None else message["bytes"])
        if self._left:
            self.task_group.spawn(self.send, StreamClosed(stream_id=self.stream_id))

    def _tell(self, message: str | bytes) -> None:
        try:
            if self._receive is not None:
                self._receive(message)
        except Exception:
            log.exception("a message was not taken")
            self.end(CloseConnection(code=CloseReason.INTERNAL_ERROR))

    def _take(self, event: WebSocketEvent) -> Any:
        """Take what the peer said; a message for the application once it is whole."""
        if isinstance(event, CloseConnection):
            self._take_close(event)
        elif self._sink.closing:
            return None
        elif isinstance(event, Message):
            return self._take_message(event)
        elif isinstance(event, Ping):
            self._link.write(self.connection.send(event.response()))
        return None

    async def _refuse_haste(self) -> None:
        """Refuse a peer that sends before it was let in; the application is told that it is gone."""
        if self.state is ASGIWebsocketState.HANDSHAKE:
            await self._send_error_response(400)
        await self.send(StreamClosed(stream_id=self.stream_id))

    def _take_close(self, event: CloseConnection) -> None:
        # What follows a close means nothing, and what follows bytes that are no WebSocket cannot be read.
        self._broken = True
        self._left = self.connection.state in {ConnectionState.REMOTE_CLOSING, ConnectionState.CLOSED}
        self.end(event.response() if self._left else event)

    def _take_message(self, event: Message[Any]) -> Any:
        try:
            self.buffer.extend(event)
        except FrameTooLargeError:
            self.buffer.clear()
            self.end(CloseConnection(code=CloseReason.MESSAGE_TOO_BIG, reason="message too large"))
            return None
        if not event.message_finished:
            return None
        message = self.buffer.to_message()
        self.buffer.clear()
        return message
