"""Channels of one socket: subscribe, unsubscribe, history, presence."""

from __future__ import annotations

from collabd.actions.context import Actor
from collabd.actions.sync import require_readable
from collabd.api.services import Services
from collabd.api.socket import protocol
from collabd.api.socket.opening import joined_top, open_stream, read_history
from collabd.api.socket.pushes import CentrifugeEncoding
from collabd.api.socket.refusals import refused_subscription
from collabd.api.socket.session import Ask
from collabd.domain.errors import CollabError
from collabd.domain.sync import Place
from collabd.live.channel import Subscriber
from collabd.live.pushes import Push, Reply
from collabd.live.resume import Budget

REJECT_IF_UNRECOVERABLE = 2
"""The flag by which a client wants error 112 rather than a subscription that starts over."""


class Channels:
    """Carries out what a socket asks about channels, one after the other. An answer is one encoded reply."""

    def __init__(self, services: Services, actor: Actor, subscriber: Subscriber) -> None:
        self._services = services
        self._actor = actor
        self._subscriber = subscriber
        self._subscriptions: set[str] = set()
        # Those that the client asked for; the ones that came with the connect are not its to end.
        subscriber.on_revoked = self._subscriptions.discard

    async def carry_out(self, ask: Ask) -> bytes | None:
        """Answer one request; None if the answer has been sent already. Raises `CollabError`."""
        request = ask.request
        if isinstance(request, protocol.Subscribe):
            return await self._subscribe(ask.id, request)
        if isinstance(request, protocol.Unsubscribe):
            return await self._unsubscribe(ask.id, request)
        if isinstance(request, protocol.History):
            return await self._history(ask.id, request)
        if isinstance(request, protocol.PresenceRequest | protocol.PresenceStatsRequest):
            return await self._presence(ask.id, request)
        raise AssertionError(f"{type(request).__name__} is not about a channel")

    async def _subscribe(self, command_id: int, request: protocol.Subscribe) -> bytes | None:
        error = self._cannot_subscribe(request.channel)
        if error is not None:
            return protocol.error_reply(command_id, error)
        live = self._services.config.live
        place = Place(epoch=request.epoch, offset=request.offset) if request.recover else None
        mark = self._services.hub.mark
        try:
            top, result = await self._services.store.read(
                open_stream,
                self._actor,
                request.channel,
                place,
                Budget(live.resume_events, live.resume_bytes),
            )
        except CollabError as refusal:
            return protocol.error_reply(command_id, refused_subscription(refusal))
        error = self._cannot_begin(request, result, mark)
        if error is not None:
            return protocol.error_reply(command_id, error)
        self._subscriptions.add(request.channel)
        payload = protocol.reply(command_id, "subscribe", protocol.encode(result))
        self._offer(command_id, request.channel, payload)
        self._services.hub.subscribe(self._subscriber, request.channel, top.offset, mark)
        return None

    def _offer(self, command_id: int, channel: str, payload: bytes) -> None:
        """Offer a reply with events in it: while it waits, the right to read them may be taken away."""
        denied = Push(protocol.error_reply(command_id, protocol.PERMISSION_DENIED))
        self._subscriber.connection.offer(Reply(payload, {channel}, lambda _: denied))

    def _cannot_subscribe(self, channel: str) -> protocol.ProtocolError | None:
        if channel in self._subscriber.streams:
            return protocol.ALREADY_SUBSCRIBED
        most = self._services.config.live.channels
        return protocol.LIMIT_EXCEEDED if len(self._subscriptions) >= most else None

    def _cannot_begin(
        self, request: protocol.Subscribe, result: protocol.SubscribeResult, mark: int
    ) -> protocol.ProtocolError | None:
        lost = result.was_recovering and not result.recovered
        if lost and request.flag & REJECT_IF_UNRECOVERABLE:
            return protocol.UNRECOVERABLE
        if request.channel in self._subscriber.streams:  # let in by somebody while it was read
            return protocol.ALREADY_SUBSCRIBED
        return None if self._services.hub.remembers(mark) else protocol.INTERNAL_ERROR

    async def _unsubscribe(self, command_id: int, request: protocol.Unsubscribe) -> bytes | None:
        known = request.channel in self._subscriptions
        if known:
            self._subscriptions.remove(request.channel)
            self._services.hub.unsubscribe(self._subscriber, request.channel)
        self._subscriber.connection.offer(Push(protocol.reply(command_id, "unsubscribe", b"{}")))
        if known and self._subscriber.follows_rooms:
            await self._follow_again(request.channel)
        return None

    async def _follow_again(self, channel: str) -> None:
        """Who became a member while previewing a room goes on following it when the preview ends."""
        mark = self._services.hub.mark
        top = await self._services.store.read(joined_top, self._actor, channel)
        if top is None or channel in self._subscriber.streams or not self._services.hub.remembers(mark):
            return
        self._subscriber.connection.offer(Push(CentrifugeEncoding().subscribed(top), channel))
        self._services.hub.subscribe(self._subscriber, channel, top.offset, mark)

    async def _history(self, command_id: int, request: protocol.History) -> bytes | None:
        most, hub = self._services.config.live.resume_events, self._services.hub
        mark = hub.mark
        result = await self._services.store.read(read_history, self._actor, request, most)
        if result is None:
            return protocol.error_reply(command_id, protocol.UNRECOVERABLE)
        if not hub.remembers(mark):
            return protocol.error_reply(command_id, protocol.INTERNAL_ERROR)
        if hub.journal.revoked(self._actor.user_id, request.channel, mark):
            return protocol.error_reply(command_id, protocol.PERMISSION_DENIED)
        payload = protocol.reply(command_id, "history", protocol.encode(result))
        self._offer(command_id, request.channel, payload)
        return None

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
