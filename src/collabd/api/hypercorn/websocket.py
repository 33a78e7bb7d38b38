"""A WebSocket on Hypercorn: limits in bytes, no compression, one way to close, a sink for ready-made frames.

wsproto's state says which control frames may still be sent, so every close goes through it, also that of a
sink: neither a pong nor a message can follow it. All writes are whole frames, handed to the transport at
once, so what Hypercorn sends and what the flush pass sends cannot mix.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypercorn.protocol.events import Body, Data, Event, Request, StreamClosed
from hypercorn.protocol.ws_stream import ASGIWebsocketState, FrameTooLargeError, WebsocketBuffer, WSStream
from wsproto.connection import ConnectionState
from wsproto.events import CloseConnection, Message, Ping, TextMessage
from wsproto.events import Event as WebSocketEvent
from wsproto.frame_protocol import CloseReason

from collabd.api.hypercorn.limits import ServerLimits
from collabd.api.hypercorn.link import Link
from collabd.live.connection import Framing

if TYPE_CHECKING:
    from hypercorn.typing import ASGISendEvent, WebsocketAcceptEvent


def text_frame(payload: bytes) -> bytes:
    """`payload` (UTF-8) as one unmasked WebSocket text frame (RFC 6455, section 5.2)."""
    size = len(payload)
    if size < 126:
        return bytes((0x81, size)) + payload
    if size < 65_536:
        return b"\x81\x7e" + size.to_bytes(2, "big") + payload
    return b"\x81\x7f" + size.to_bytes(8, "big") + payload


class WebSocketSink:
    """Where the flush pass writes an accepted WebSocket's frames (`collabd.live.connection.Sink`).

    It is stopped as soon as a close has been seen or sent, or the connection is lost; `closing` says so.
    `write` takes one whole frame; until the stop it is the transport's own, for nothing is called as often.
    """

    __slots__ = ("_end", "_link", "_transport", "closing", "framing", "write")

    def __init__(self, link: Link, end: Callable[[CloseConnection], None]) -> None:
        self.closing = False
        self.framing: Framing = text_frame
        self._link = link
        self._transport = link.transport
        self._end = end
        self.write: Callable[[bytes], None] = link.transport.write

    def stop(self) -> None:
        """Write nothing from now on."""
        self.closing = True
        self.write = _forget

    def backlog(self) -> int:
        """Bytes in the transport's buffer."""
        return 0 if self.closing else self._transport.get_write_buffer_size()

    def watch(self, hold: Callable[[bool], None]) -> None:
        """Tell `hold` when the transport's buffer fills up and when it has drained."""
        self._link.watch(hold)

    def close(self, code: int, reason: str) -> None:
        """Send a close; the peer has `close_seconds` to read and answer it."""
        self._end(CloseConnection(code=code, reason=reason))


def _forget(_: bytes) -> None:
    """What `write` does after the end."""


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
        self._sink = WebSocketSink(link, self.end)
        self._broken = False

    async def handle(self, event: Event) -> None:
        """Take what the peer sent, or the news that it is gone."""
        if isinstance(event, Request):
            # Compression would keep state per connection and turn 1 KB into 1 MB: it is never agreed on.
            kept = [pair for pair in event.headers if pair[0].lower() != b"sec-websocket-extensions"]
            event = replace(event, headers=kept)
        elif isinstance(event, StreamClosed):
            self._sink.stop()
        elif isinstance(event, (Body, Data)) and not self.handshake.accepted:
            await self._refuse_haste()
            return
        elif isinstance(event, (Body, Data)) and self._broken:
            return
        await super().handle(event)

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

    def end(self, event: CloseConnection) -> None:
        """Send the close (or the answer to the peer's), once, and nothing after it."""
        if self._sink.closing:
            return
        self._sink.stop()
        self._link.write(self.connection.send(event))
        self._link.cut_after(self._limits.close_seconds)

    async def _accept(self, message: WebsocketAcceptEvent) -> None:
        await super()._accept(message)
        self._link.sink = self._sink

    async def _send_wsproto_event(self, event: WebSocketEvent) -> None:
        if isinstance(event, CloseConnection):
            self.end(event)
        else:
            await super()._send_wsproto_event(event)

    async def _handle_events(self) -> None:
        for event in self.connection.events():
            if isinstance(event, CloseConnection):
                await self._take_close(event)
            elif self._sink.closing:
                continue
            elif isinstance(event, Message):
                await self._take_message(event)
            elif isinstance(event, Ping):
                await self._send_wsproto_event(event.response())

    async def _refuse_haste(self) -> None:
        """Refuse a peer that sends before it was let in; the application is told that it is gone."""
        if self.state is ASGIWebsocketState.HANDSHAKE:
            await self._send_error_response(400)
        await self.send(StreamClosed(stream_id=self.stream_id))

    async def _take_close(self, event: CloseConnection) -> None:
        if self.connection.state in {ConnectionState.REMOTE_CLOSING, ConnectionState.CLOSED}:
            self.end(event.response())
            await self.send(StreamClosed(stream_id=self.stream_id))
        else:
            # Not a close but bytes that are no WebSocket: what follows them cannot be read, only thrown away.
            self._broken = True
            self.end(event)

    async def _take_message(self, event: Message[Any]) -> None:
        try:
            self.buffer.extend(event)
        except FrameTooLargeError:
            self.buffer.clear()
            self.end(CloseConnection(code=CloseReason.MESSAGE_TOO_BIG, reason="message too large"))
            return
        if event.message_finished and self.app_put is not None:
            message = self.buffer.to_message()
            self.buffer.clear()
            await self.app_put(message)
