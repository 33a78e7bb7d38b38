"""HTTP/1.1 on Hypercorn: other protocols in the clear are refused, a body must arrive in time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, cast

from hypercorn.events import Closed, Event, RawData
from hypercorn.protocol.events import Body, EndBody, Request, StreamClosed
from hypercorn.protocol.events import Event as StreamEvent
from hypercorn.protocol.h11 import STREAM_ID, H11Protocol
from hypercorn.protocol.http_stream import ASGIHTTPState, HTTPStream

from collabd.api.hypercorn.handshake import Handshake, asks_for_websocket, handshake_of, tokens
from collabd.api.hypercorn.limits import ServerLimits
from collabd.api.hypercorn.stream import Farewell, StreamSink
from collabd.api.hypercorn.tasks import Mailbox
from collabd.live.pushes import Framing

if TYPE_CHECKING:
    import h11
    from hypercorn.typing import ASGISendEvent

    from collabd.api.hypercorn.draining import Context
    from collabd.api.hypercorn.tcp import HttpLink


class RefusedError(Exception):
    """A request that is not taken; answered with `status`, then the connection is closed."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class SwitchingError(Exception):
    """No error: the connection is to become a WebSocket, and is no longer Hypercorn's; see `handshake`."""


class HttpProtocol(H11Protocol):
    """HTTP/1.1, and the way from it to a WebSocket. No HTTP/2, neither by upgrade nor by its preface."""

    def __init__(self, link: HttpLink, limits: ServerLimits, *inherited: Any) -> None:
        super().__init__(*inherited)
        self.handshake: Handshake | None = None
        self._link = link
        self._limits = limits

    async def handle(self, event: Event) -> None:
        """Take bytes that arrived, or the news that no more will."""
        if isinstance(event, RawData) and event.data and self._streams():
            # An endless answer leaves no room for another request, and h11 would stop reading for it: the
            # peer's end would go unnoticed.
            return
        try:
            await super().handle(event)
        except RefusedError as refused:
            await self._send_error_response(refused.status)
            await self.send(Closed())

    def _streams(self) -> bool:
        return isinstance(self.stream, HttpStream) and self.stream.streams

    def _surplus(self) -> bool:
        return bool(self.connection.trailing_data[0])

    async def _maybe_recycle(self) -> None:
        if isinstance(self.stream, HttpStream):
            await self.stream.linger()
        await super()._maybe_recycle()

    async def _check_protocol(self, event: h11.Request) -> None:
        if event.http_version not in {b"1.0", b"1.1"}:
            raise RefusedError(505)
        names = {name for name, _ in event.headers}
        if {b"content-length", b"transfer-encoding"} <= names:
            # A proxy that goes by the other one would see another request's end here (RFC 9112, 6.1).
            raise RefusedError(400)
        if b"h2c" in {token.lower() for token in tokens(list(event.headers), b"upgrade")}:
            raise RefusedError(400)

    async def _create_stream(self, request: h11.Request) -> None:
        if request.method == b"GET" and asks_for_websocket(request.headers):
            self._switch(request)
        inherited = (
            self.app,
            self.config,
            self.context,
            self.task_group,
            self.ssl,
            self.client,
            self.server,
            self.stream_send,
            STREAM_ID,
        )
        stream = self.stream = HttpStream(self._link, self._limits, self._surplus, *inherited)
        self._link.answer = stream
        await stream.handle(
            Request(
                stream_id=STREAM_ID,
                headers=list(request.headers),
                http_version=request.http_version.decode(),
                method=request.method.decode("ascii").upper(),
                raw_path=request.target,
                state=self.connection_state,
            )
        )
        self.keep_alive_requests += 1
        await self.context.mark_request()
        if stream.closed:
            # Refused before an application saw it: Hypercorn answers, but would leave the connection open.
            await self.send(Closed())

    def _switch(self, request: h11.Request) -> None:
        if cast("Context", self.context).parting:
            raise RefusedError(503)
        self.handshake = handshake_of(request.target, list(request.headers))
        if self.handshake is None or request.http_version != b"1.1" or self._surplus():
            raise RefusedError(400)
        raise SwitchingError


class HttpStream(HTTPStream):
    """One request and its answer, with a bound on how long its body may take.

    `surplus()` says whether the peer has sent more than this request.
    """

    def __init__(
        self, link: HttpLink, limits: ServerLimits, surplus: Callable[[], bool], *inherited: Any
    ) -> None:
        super().__init__(*inherited)
        self._link = link
        self._limits = limits
        self._surplus = surplus
        self._sink: StreamSink | None = None
        self._body_ended = asyncio.Event()
        self._received = 0
        self._started = link.loop.time()
        self._deadline: asyncio.TimerHandle | None = None

    async def handle(self, event: StreamEvent) -> None:
        """Take the request, a part of its body, its end, or the news that the peer is gone."""
        if isinstance(event, Request):
            self._watch_body()
        elif isinstance(event, Body):
            self._received += len(event.data)
        elif isinstance(event, (EndBody, StreamClosed)):
            self._forget_body()
        if isinstance(event, StreamClosed) and self._sink is not None:
            self._sink.finish()
        await super().handle(event)

    @property
    def streams(self) -> bool:
        """Whether the answer is an endless one."""
        return self._sink is not None

    @property
    def parting(self) -> bool:
        """Whether the server is ending."""
        return cast("Context", self.context).parting

    def open_stream(self, framing: Framing, farewell: Farewell) -> StreamSink | None:
        """Make the answer, whose head has been sent, an endless one; see `stream.open_stream`."""
        if self.state is not ASGIHTTPState.RESPONSE or self.closed or self._link.lost or self._surplus():
            return None
        chunks = self.scope["http_version"] == "1.1"
        seconds = self._limits.close_seconds
        self._sink = StreamSink(self._link, framing, farewell, chunks=chunks, seconds=seconds)
        self._link.sink = self._sink
        return self._sink

    async def app_send(self, message: ASGISendEvent | None) -> None:
        """Take what the application sends; an application may finish in peace after the peer has gone.

        A peer that has only ended its side still gets its answer.
        """
        if not self._link.lost and not (self.closed and self.state is ASGIHTTPState.CLOSED):
            await super().app_send(message)

    async def linger(self) -> None:
        """After the answer, let the rest of a body that nobody wants arrive, for at most `close_seconds`.

        To end a connection with bytes unread would reset it, and the peer would never see the answer.
        """
        if isinstance(self.app_put, Mailbox):
            self.app_put.discard()
        if not self._body_ended.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._body_ended.wait(), self._limits.close_seconds)

    def _watch_body(self) -> None:
        allowed = self._limits.body_seconds + self._received / self._limits.body_rate
        left = self._started + allowed - self._link.loop.time()
        if left > 0:
            self._deadline = self._link.loop.call_later(left, self._watch_body)
        else:
            self._forget_body()
            self._link.cut_after(self._limits.close_seconds)
            self.task_group.spawn(self._give_up)

    def _forget_body(self) -> None:
        self._body_ended.set()
        if self._deadline is not None:
            self._deadline.cancel()

    async def _give_up(self) -> None:
        if self.state is ASGIHTTPState.REQUEST:
            await self._send_error_response(408)
        await self.send(StreamClosed(stream_id=self.stream_id))
