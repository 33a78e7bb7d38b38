"""Channels of one socket: subscribe, unsubscribe, history, presence."""

from __future__ import annotations

from collabd.actions.context import Actor
from collabd.actions.sync import require_readable
from collabd.api.services import Services
from collabd.api.socket import protocol
from collabd.api.socket.opening import open_stream, read_history
from collabd.api.socket.refusals import refused_channel
from collabd.api.socket.session import Ask, Session
from collabd.domain.errors import CollabError
from collabd.domain.sync import Place
from collabd.live.channel import Subscriber
from collabd.live.connection import Push
from collabd.live.resume import Budget

REJECT_IF_UNRECOVERABLE = 2
"""The flag by which a client wants error 112 rather than a subscription that starts over."""


class Channels:
    """Carries out what a socket asks about channels. Each answer is one encoded reply."""

    def __init__(self, services: Services, actor: Actor, subscriber: Subscriber, session: Session) -> None:
        self._services = services
        self._actor = actor
        self._subscriber = subscriber
        self._session = session

    async def carry_out(self, ask: Ask) -> bytes | None:
        """Answer one request; None if the answer has been sent already."""
        try:
            return await self._carry_out(ask)
        except CollabError as error:
            return protocol.error_reply(ask.id, refused_channel(error))

    async def _carry_out(self, ask: Ask) -> bytes | None:
        request = ask.request
        if isinstance(request, protocol.Subscribe):
            return await self._subscribe(ask.id, request)
        if isinstance(request, protocol.Unsubscribe):
            return self._unsubscribe(ask.id, request)
        if isinstance(request, protocol.History):
            return await self._history(ask.id, request)
        if isinstance(request, protocol.PresenceRequest | protocol.PresenceStatsRequest):
            return await self._presence(ask.id, request)
        raise AssertionError(f"{type(request).__name__} is not about a channel")

    async def _subscribe(self, command_id: int, request: protocol.Subscribe) -> bytes | None:
        channel = request.channel
        if channel in self._subscriber.streams:
            self._session.subscriptions.discard(channel)
            return protocol.error_reply(command_id, protocol.ALREADY_SUBSCRIBED)
        live = self._services.config.live
        place = Place(epoch=request.epoch, offset=request.offset) if request.recover else None
        mark = self._services.hub.mark
        try:
            top, result = await self._services.store.read(
                open_stream,
                self._actor,
                channel,
                place,
                Budget(live.resume_events, live.resume_bytes),
            )
        except Exception:
            self._session.subscriptions.discard(channel)
            raise
        if channel in self._subscriber.streams:  # let in by somebody while it was read
            self._session.subscriptions.discard(channel)
            return protocol.error_reply(command_id, protocol.ALREADY_SUBSCRIBED)
        error = self._reason_to_refuse(request, result, mark)
        if error is not None:
            self._session.subscriptions.discard(channel)
            return protocol.error_reply(command_id, error)
        payload = protocol.reply(command_id, "subscribe", protocol.encode(result))
        self._subscriber.connection.offer(Push(payload))
        self._services.hub.subscribe(self._subscriber, channel, top.offset, mark)
        return None

    def _reason_to_refuse(
        self, request: protocol.Subscribe, result: protocol.SubscribeResult, mark: int
    ) -> protocol.ProtocolError | None:
        lost = result.was_recovering and not result.recovered
        if lost and request.flag & REJECT_IF_UNRECOVERABLE:
            return protocol.UNRECOVERABLE
        return None if self._services.hub.remembers(mark) else protocol.INTERNAL_ERROR

    def _unsubscribe(self, command_id: int, request: protocol.Unsubscribe) -> bytes:
        if request.channel in self._session.subscriptions:
            self._session.subscriptions.discard(request.channel)
            self._services.hub.unsubscribe(self._subscriber, request.channel)
        return protocol.reply(command_id, "unsubscribe", b"{}")

    async def _history(self, command_id: int, request: protocol.History) -> bytes:
        most = self._services.config.live.resume_events
        result = await self._services.store.read(read_history, self._actor, request, most)
        if result is None:
            return protocol.error_reply(command_id, protocol.UNRECOVERABLE)
        return protocol.reply(command_id, "history", protocol.encode(result))

    async def _presence(
        self, command_id: int, request: protocol.PresenceRequest | protocol.PresenceStatsRequest
    ) -> bytes:
        await self._services.store.read(require_readable, self._actor, request.channel)
        here = self._services.hub.subscribers(request.channel)
        if isinstance(request, protocol.PresenceStatsRequest):
            stats = protocol.PresenceStats(len(here), len({one.user_id for one in here}))
            return protocol.reply(command_id, "presence_stats", protocol.encode(stats))
        clients = {one.client_id: protocol.ClientInfo(one.user_id, one.client_id) for one in here}
        result = protocol.PresenceResult(clients)
        return protocol.reply(command_id, "presence", protocol.encode(result))
