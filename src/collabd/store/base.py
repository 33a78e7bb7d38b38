"""The seam between collabd and its database.

An engine offers `Rows` (statements) and a `Store` (units of work). An action is an `async def op(tx, ...)`
that awaits nothing but `tx`: on SQLite nothing ever suspends and a whole batch of ops runs on the
connection's thread under one COMMIT (see `store/sqlite/batch.py`); on another engine the op truly awaits.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from msgspec import Struct

from collabd.domain.effects import Effect, Granted, Redacted, Revoked, SessionClosed
from collabd.domain.events import Event
from collabd.domain.ids import new_id
from collabd.domain.policy import Rules
from collabd.domain.records import Position
from collabd.domain.vitals import Vitals
from collabd.store.queries.api_keys import ApiKeyQueries
from collabd.store.queries.audit import AuditQueries
from collabd.store.queries.bans import BanQueries
from collabd.store.queries.blobs import BlobQueries
from collabd.store.queries.bookmarks import BookmarkQueries
from collabd.store.queries.census import CensusQueries
from collabd.store.queries.drafts import DraftQueries
from collabd.store.queries.events import EventQueries
from collabd.store.queries.files import FileQueries
from collabd.store.queries.invites import InviteQueries
from collabd.store.queries.members import MemberQueries
from collabd.store.queries.mentions import MentionQueries
from collabd.store.queries.messages import MessageQueries
from collabd.store.queries.notification_settings import NotificationSettingsQueries
from collabd.store.queries.notifications import NotificationQueries
from collabd.store.queries.outcomes import Outcome, OutcomeQueries
from collabd.store.queries.pins import PinQueries
from collabd.store.queries.presence import PresenceQueries
from collabd.store.queries.reactions import ReactionQueries
from collabd.store.queries.read_markers import ReadMarkerQueries
from collabd.store.queries.reports import ReportQueries
from collabd.store.queries.revisions import RevisionQueries
from collabd.store.queries.room_preferences import RoomPreferenceQueries
from collabd.store.queries.rooms import RoomQueries
from collabd.store.queries.rows import Rows
from collabd.store.queries.search import SearchQueries
from collabd.store.queries.search_index import SearchIndex
from collabd.store.queries.search_upkeep import SearchUpkeep
from collabd.store.queries.sessions import SessionQueries, SignedInSession
from collabd.store.queries.statuses import StatusQueries
from collabd.store.queries.suspensions import SuspensionQueries
from collabd.store.queries.threads import ThreadQueries
from collabd.store.queries.uploads import UploadQueries
from collabd.store.queries.users import Credentials, UserQueries

P = ParamSpec("P")
T = TypeVar("T")


class Cause(Struct, frozen=True):
    """The command on whose behalf a transaction runs; every event that it appends names it."""

    actor_id: str | None
    command_id: str | None
    command_hash: bytes | None


NOBODY = Cause(None, None, None)


class Snapshot:
    """One consistent view of the database, with the questions of every noun. `now` is in milliseconds."""

    def __init__(self, rows: Rows, epoch: str, rules: Rules) -> None:
        self.epoch = epoch
        self.rules = rules
        self.now = 0
        self.audit = AuditQueries(rows)
        self.bans = BanQueries(rows)
        self.blobs = BlobQueries(rows)
        self.census = CensusQueries(rows)
        self.events = EventQueries(rows, epoch)
        self.files = FileQueries(rows)
        self.invites = InviteQueries(rows)
        self.members = MemberQueries(rows)
        self.mentions = MentionQueries(rows)
        self.messages = MessageQueries(rows)
        self.outcomes = OutcomeQueries(rows, epoch)
        self.pins = PinQueries(rows)
        self.presence = PresenceQueries(rows)
        self.reactions = ReactionQueries(rows)
        self.reports = ReportQueries(rows)
        self.revisions = RevisionQueries(rows)
        self.rooms = RoomQueries(rows)
        self.search = SearchQueries(rows)
        self.statuses = StatusQueries(rows)
        self.suspensions = SuspensionQueries(rows)
        self.threads = ThreadQueries(rows)
        self.uploads = UploadQueries(rows)
        self.users = UserQueries(rows)
        self._open_own(rows, epoch)

    def _open_own(self, rows: Rows, epoch: str) -> None:
        """The questions about what is one person's own."""
        self.api_keys = ApiKeyQueries(rows)
        self.bookmarks = BookmarkQueries(rows)
        self.drafts = DraftQueries(rows)
        self.notifications = NotificationQueries(rows)
        self.notification_settings = NotificationSettingsQueries(rows)
        self.read_markers = ReadMarkerQueries(rows, epoch)
        self.room_preferences = RoomPreferenceQueries(rows)
        self.sessions = SessionQueries(rows)

    def new_id(self) -> str:
        """A fresh UUIDv7 of this moment."""
        return new_id(self.now)


class Transaction(Snapshot):
    """A snapshot that can be written to. Its effects take place after COMMIT, in order, and only then."""

    def __init__(self, rows: Rows, epoch: str, rules: Rules) -> None:
        super().__init__(rows, epoch, rules)
        self.search_index = SearchIndex(rows)
        self.search_upkeep = SearchUpkeep(rows, self.search_index)
        self.begin(0)

    def begin(self, now: int) -> None:
        """Forget the last op and start another one at `now`."""
        self.now, self.cause = now, NOBODY
        self.effects: list[Effect] = []
        self.outcome_stored = False
        self.messages.touched = set()

    async def append(
        self,
        stream: str,
        event: Event | Callable[[int], Event],
        *,
        record_id: str | None = None,
        followed: bool = True,
    ) -> Position:
        """Append to a stream and take its next offset; a callable is given that offset to build the event.

        `record_id` is the record that the event is about (a deleted message's text is found by it). The first
        event that the actor follows carries the command's outcome; `followed=False` says that the actor does
        not read this stream.
        """
        cause = self.cause
        if not followed or self.outcome_stored:
            cause = Cause(cause.actor_id, cause.command_id, None)
        appended = await self.events.append(stream, event, self.now, cause, record_id)
        self.outcome_stored = self.outcome_stored or cause.command_hash is not None
        self.effects.append(appended)
        return appended.position

    async def redact(self, stream: str, record_id: str, bodies: Callable[[bytes], bytes]) -> None:
        """Rewrite the stored bodies of a stream's events about a record, wherever they are kept."""
        upto = await self.events.rewrite(stream, record_id, bodies)
        if upto:
            self.effects.append(Redacted(stream, upto))

    async def trim(self, stream: str, before: int, keep: int, limit: int) -> int:
        """Delete a stream's oldest events (see `EventQueries.trim`), wherever they are; how many went."""
        trimmed = await self.events.trim(stream, before, keep, limit)
        if trimmed:
            self.effects.append(Redacted(stream, (await self.events.head(stream)).offset - keep))
        return trimmed

    async def redact_drafts(
        self, places: list[str], stream: str | None, bodies: Callable[[bytes], bytes]
    ) -> None:
        """The same for what is said of drafts (see `DraftQueries.rewrite`)."""
        rewritten = await self.drafts.rewrite(places, stream, bodies)
        self.effects += [Redacted(found, upto) for found, upto in rewritten.items()]

    async def grant(self, user_id: str, stream: str) -> None:
        """The person may read the stream from here on."""
        self.effects.append(Granted(user_id, await self.events.head(stream)))

    async def revoke(self, user_id: str | None, stream: str) -> None:
        """The person (None: everybody) may read the stream no longer."""
        head = await self.events.head(stream)
        self.effects.append(Revoked(user_id, stream, head.offset))

    async def confine(self, stream: str, keep: Collection[str]) -> None:
        """Only these people may read the stream from now on."""
        head = await self.events.head(stream)
        self.effects.append(Revoked(None, stream, head.offset, frozenset(keep)))

    async def end_session(self, session_id: str) -> None:
        """Delete a session and close its sockets."""
        await self.sessions.delete(session_id)
        self.effects.append(SessionClosed(session_id))


class Store(Protocol):
    """Units of work over one database."""

    epoch: str

    def submit(
        self, op: Callable[Concatenate[Transaction, P], Awaitable[T]], *args: P.args, **kwargs: P.kwargs
    ) -> asyncio.Future[T]:
        """Queue a write; submissions are carried out in the order of the calls.

        The future resolves after COMMIT and after the effects have been handed over. Raises `overloaded` when
        the queue is full. A caller that is cancelled does not take its op back.
        """

    async def write(
        self, op: Callable[Concatenate[Transaction, P], Awaitable[T]], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Submit a write and wait for it."""

    async def read(
        self, op: Callable[Concatenate[Snapshot, P], Awaitable[T]], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run a read in one fresh snapshot, in the lane of quick look-ups.

        Raises `overloaded` when it takes longer than the configured deadline.
        """

    async def search(
        self, op: Callable[Concatenate[Snapshot, P], Awaitable[T]], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """The same in the lane of slow reads, so that these never delay a sign-in."""

    async def fold(self) -> bool:
        """Let what has been deleted leave the disk; False if a read was in the way, then ask again later."""

    def vitals(self) -> Vitals:
        """How it is doing, without waiting for anything."""


__all__ = [
    "Cause",
    "Credentials",
    "Outcome",
    "Rows",
    "SignedInSession",
    "Snapshot",
    "Store",
    "Transaction",
    "Vitals",
]
