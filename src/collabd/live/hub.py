"""The hub: from streams to the sockets of this process.

Everything here is synchronous and belongs to the event loop's thread. An event is encoded once; each
subscriber is handed the same object.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence

from collabd.domain.effects import Appended, Effect, Granted, Revoked, SessionClosed
from collabd.domain.records import Position
from collabd.live.channel import Channel, Subscriber
from collabd.live.encoding import Encoding
from collabd.live.journal import Journal
from collabd.live.pushes import Push
from collabd.live.recent import Recent
from collabd.live.tally import Tally

log = logging.getLogger(__name__)

REVOKED = (2100, "permission revoked")
"""Unsubscribe code in the range that clients do not answer with another subscribe."""
SIGNED_OUT = (3500, "session ended")
INSUFFICIENT_STATE = (3010, "insufficient state")
"""Close code that clients answer by reconnecting and resuming from the log."""


class Hub:
    """Fan-out to this process's sockets."""

    def __init__(self, encoding: Encoding) -> None:
        self._encoding = encoding
        self._channels: dict[str, Channel] = {}
        self._by_user: dict[str, set[Subscriber]] = {}
        self._by_session: dict[str, set[Subscriber]] = {}
        self.journal = Journal()
        self.recent = Recent()
        self.tally = Tally()

    @property
    def mark(self) -> int:
        """A mark to take before reading the snapshot that a subscription starts from."""
        return self.journal.mark

    def remembers(self, mark: int) -> bool:
        """Whether everything since that mark can still be made up for."""
        return self.journal.reaches(mark)

    def subscribers(self, stream: str) -> list[Subscriber]:
        """Who is subscribed to a stream."""
        channel = self._channels.get(stream)
        return [] if channel is None else channel.subscribers()

    def of_user(self, user_id: str) -> list[Subscriber]:
        """A person's sockets."""
        return list(self._by_user.get(user_id, ()))

    def add(self, subscriber: Subscriber, positions: Mapping[str, int], mark: int) -> None:
        """Take a socket and its streams up, from the offsets that its snapshot held.

        `mark` was taken before that snapshot was read, and is still remembered; everything since then is made
        up for. If the session has ended meanwhile, the socket is closed.
        """
        missed = self.journal.since(mark) or ()
        self._by_user.setdefault(subscriber.user_id, set()).add(subscriber)
        self._by_session.setdefault(subscriber.session_id, set()).add(subscriber)
        if SessionClosed(subscriber.session_id) in missed:
            subscriber.connection.abandon(*SIGNED_OUT)
            return
        self._take_up(subscriber, dict(positions), missed, granting=subscriber.follows_rooms)

    def subscribe(self, subscriber: Subscriber, stream: str, offset: int, mark: int) -> None:
        """Take up one more stream of a socket that has been added; see `add`."""
        missed = self.journal.since(mark) or ()
        self._take_up(subscriber, {stream: offset}, missed, granting=False)

    def unsubscribe(self, subscriber: Subscriber, stream: str) -> None:
        """Let go of one stream; nothing happens if it is not subscribed."""
        if stream in subscriber.streams:
            subscriber.streams.remove(stream)
            self._leave(subscriber, stream)
            subscriber.on_left(stream)

    def remove(self, subscriber: Subscriber) -> None:
        """Forget a socket."""
        for stream in subscriber.streams:
            self._leave(subscriber, stream)
        subscriber.streams.clear()
        discard(self._by_user, subscriber.user_id, subscriber)
        discard(self._by_session, subscriber.session_id, subscriber)

    def apply(self, effects: Sequence[Effect]) -> None:
        """Carry out what a batch committed, in order."""
        for effect in effects:
            self.journal.add(effect)
            self.recent.take(effect)
            if isinstance(effect, Appended):
                self._deliver(effect)
            elif isinstance(effect, Granted):
                self._grant(effect)
            elif isinstance(effect, Revoked):
                self._revoke(effect)
            elif isinstance(effect, SessionClosed):
                self.close_session(effect)

    def send(self, stream: str, body: bytes) -> None:
        """Offer an ephemeral to everybody subscribed to the stream."""
        self.tally.ephemerals += 1
        channel = self._channels.get(stream)
        if channel is not None:
            push = Push(self._encoding.publication(stream, body, 0), stream, ephemeral=True)
            for connection in channel.live.values():
                connection.offer(push)

    def close_session(self, ended: SessionClosed) -> None:
        """Close the sockets of a session; what waits for them is nobody's to read any more."""
        for subscriber in list(self._by_session.get(ended.session_id, ())):
            subscriber.connection.abandon(*SIGNED_OUT)

    def check(self, heads: Mapping[str, int]) -> None:
        """Compare with heads read from the log a while ago; whoever lacks something is sent to resume."""
        for stream, head in heads.items():
            channel = self._channels.get(stream)
            if channel is not None:
                self._lost(stream, channel.lacking(head))

    def sessions(self) -> list[str]:
        """The sessions that have a socket here."""
        return list(self._by_session)

    def present(self) -> tuple[int, int]:
        """How many sockets there are, and how many subscriptions they have together."""
        streams = [len(one.streams) for sockets in self._by_user.values() for one in sockets]
        return len(streams), sum(streams)

    def lasts(self) -> dict[str, int]:
        """Up to where each subscribed stream has been delivered."""
        return {stream: channel.last for stream, channel in self._channels.items()}

    def _deliver(self, event: Appended) -> None:
        stream, offset = event.position.stream, event.position.offset
        self.tally.published += 1
        channel = self._channels.get(stream)
        if channel is not None and channel.wants(offset):
            self.tally.delivered += channel.next_at(offset)
            push = Push(self._encoding.publication(stream, event.body, offset), stream)
            self._lost(stream, channel.deliver(offset, push))

    def _grant(self, granted: Granted) -> None:
        for subscriber in self.of_user(granted.user_id):
            self._grant_one(subscriber, granted.position)

    def _grant_one(self, subscriber: Subscriber, position: Position) -> None:
        if subscriber.follows_rooms and position.stream not in subscriber.streams:
            self._tell_subscribed(subscriber, position)
            self._settle(subscriber, position.stream, position.offset)

    def _revoke(self, revoked: Revoked) -> None:
        stream = revoked.stream
        channel = self._channels.get(stream)
        held = self.subscribers(stream) if revoked.user_id is None else self.of_user(revoked.user_id)
        for subscriber in filter(lambda one: revoked.concerns(one.user_id), held):
            if channel is None or stream not in subscriber.streams:
                if revoked.user_id is not None:  # an answer with its events may still wait
                    subscriber.connection.drop(stream)
                continue
            # Whose snapshot is later than this is there by a newer right.
            if channel.place(subscriber) <= revoked.offset:
                self.unsubscribe(subscriber, stream)
                # What is queued was everybody's to see if nobody may read on; one person is cut off at once.
                self._tell_unsubscribed(subscriber, stream, drop=revoked.user_id is not None)

    def _take_up(
        self, subscriber: Subscriber, begun: dict[str, int], missed: Sequence[Effect], *, granting: bool
    ) -> None:
        reached = dict(begun)
        for effect in missed:
            if isinstance(effect, Appended):
                self._make_up(subscriber, reached, effect)
            elif isinstance(effect, Granted):
                new = granting and effect.user_id == subscriber.user_id
                if new and effect.position.stream not in reached:
                    begun[effect.position.stream] = reached[effect.position.stream] = effect.position.offset
                    self._tell_subscribed(subscriber, effect.position)
            elif isinstance(effect, Revoked) and effect.concerns(subscriber.user_id):
                self._take_back(subscriber, reached, effect, begun.get(effect.stream, 0))
        for stream, offset in reached.items():
            self._settle(subscriber, stream, offset)

    def _take_back(
        self, subscriber: Subscriber, reached: dict[str, int], revoked: Revoked, begun: int
    ) -> None:
        # Whose snapshot is later than this is there by a newer right.
        if revoked.stream in reached and begun <= revoked.offset:
            del reached[revoked.stream]
            # The reply that began the stream still waits: it must not tell what was read before this.
            self._tell_unsubscribed(subscriber, revoked.stream, drop=True)

    def _make_up(self, subscriber: Subscriber, reached: dict[str, int], event: Appended) -> None:
        stream, offset = event.position.stream, event.position.offset
        if reached.get(stream) == offset - 1:
            reached[stream] = offset
            self.tally.delivered += 1
            body = self._encoding.publication(stream, event.body, offset)
            subscriber.connection.offer(Push(body, stream))

    def _tell_subscribed(self, subscriber: Subscriber, position: Position) -> None:
        subscriber.connection.offer(Push(self._encoding.subscribed(position), position.stream))

    def _tell_unsubscribed(self, subscriber: Subscriber, stream: str, *, drop: bool) -> None:
        if drop:
            subscriber.connection.drop(stream)
        subscriber.connection.offer(Push(self._encoding.unsubscribed(stream, *REVOKED)))
        subscriber.on_revoked(stream)

    def _settle(self, subscriber: Subscriber, stream: str, offset: int) -> None:
        subscriber.streams.add(stream)
        self._channels.setdefault(stream, Channel(offset)).enter(subscriber, offset)

    def _leave(self, subscriber: Subscriber, stream: str) -> None:
        channel = self._channels.get(stream)
        if channel is None:
            return
        channel.leave(subscriber)
        if not channel.live and not channel.apart:
            del self._channels[stream]

    def _lost(self, stream: str, subscribers: Sequence[Subscriber]) -> None:
        if subscribers:
            log.warning("events of %s were lost on the way; its subscribers resume from the log", stream)
        for subscriber in subscribers:
            subscriber.connection.close(*INSUFFICIENT_STATE)


def discard(index: dict[str, set[Subscriber]], key: str, subscriber: Subscriber) -> None:
    """Take a subscriber out of an index, and the key with the last one."""
    found = index.get(key)
    if found is not None:
        found.discard(subscriber)
        if not found:
            del index[key]
