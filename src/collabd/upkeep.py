"""What the server does by itself, in small steps: end sessions, index, trim, purge, fold, look for losses."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from functools import partial

from collabd.actions import retention
from collabd.actions.presence import remember, remembered
from collabd.actions.sessions import keep_sessions
from collabd.api.services import Services
from collabd.collecting import Collector, Job
from collabd.config import Config
from collabd.domain.errors import CollabError
from collabd.live.hub import Hub
from collabd.live.presence import Presence
from collabd.store.base import Snapshot, Store, Transaction
from collabd.store.files import BlobFolder

log = logging.getLogger(__name__)

SESSIONS_SECONDS = 20.0
KEEP_SECONDS = 600.0
"""How often a session is noted as in use while it has a socket; the shortest session lasts a day."""
STATUS_SECONDS = 10.0
PRESENCE_SECONDS = 30.0
"""How late who came and who went is written: what a crash makes the server forget of it."""
INDEX_SECONDS = 5.0
PURGE_SECONDS = 60.0
TRIM_SECONDS = 3600.0
ERASE_SECONDS = 600.0
"""Deleted texts are off the disk within an hour, even if a slow read is in the way now and then."""
SWEEP_SECONDS = 30.0
MERGE_PAUSE_SECONDS = 0.02
"""Merging a million messages' index takes a thousand steps, and should take less than a minute."""
PAUSE_SECONDS = 0.05
"""Between two steps of a long job, so that it takes a small share of the only writer."""


class Upkeep:
    """Recurring jobs; each runs in a task of its own until `stop`."""

    def __init__(self, store: Store, hub: Hub, presence: Presence, config: Config) -> None:
        self._store = store
        self._hub = hub
        self._presence = presence
        self._config = config
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self, more: Sequence[Job] = ()) -> None:
        """Recall who was here, and begin all jobs, and `more`."""
        self._presence.restore(await self._store.read(remembered))
        jobs = (
            (self.end_sessions, SESSIONS_SECONDS),
            (self.keep_sessions, KEEP_SECONDS),
            (self.clear_statuses, STATUS_SECONDS),
            (self.remember_presence, PRESENCE_SECONDS),
            (self.index, INDEX_SECONDS),
            (self.purge, PURGE_SECONDS),
            (self.trim, TRIM_SECONDS),
            (self.erase, ERASE_SECONDS),
            (self.sweep, SWEEP_SECONDS),
            *more,
        )
        self._tasks = [asyncio.create_task(every(seconds, job)) for job, seconds in jobs]

    async def stop(self) -> None:
        """End all jobs, and remember who was here, unless the store has failed."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if not self._store.vitals().broken:
            await self._remember(0)

    async def end_sessions(self) -> None:
        """End what has run out."""
        await self._in_steps(retention.end_expired_sessions)
        await self._in_steps(retention.end_expired_keys)

    async def keep_sessions(self) -> None:
        """Whoever has a socket open uses their session, even without a single request."""
        days = self._config.accounts.session_days
        live = self._hub.sessions()
        for start in range(0, len(live), retention.STEP):
            await self._store.write(keep_sessions, live[start : start + retention.STEP], days)

    async def clear_statuses(self) -> None:
        """Take away what people said of themselves until now."""
        await self._in_steps(retention.clear_expired_statuses)

    async def remember_presence(self) -> None:
        """Write who came, who went and when people were last seen, as far as it is due."""
        await self._remember(PAUSE_SECONDS)

    async def purge(self) -> None:
        """Delete private rooms that have stood empty for long, and what is left of deleted rooms."""
        await self._in_steps(retention.delete_empty_room)
        await self._in_steps(retention.purge_deleted_room)

    async def trim(self) -> None:
        """Forget old events, outcomes, emptied drafts and notifications."""
        days, events = self._config.data.log_keep_days, self._config.data.log_keep_events
        for stream in await self._store.search(retention.streams_to_trim, days, events):
            await self._in_steps(
                partial(retention.trim_stream, stream=stream, keep_days=days, keep_events=events)
            )
        await self._in_steps(partial(retention.trim_outcomes, keep_days=days))
        await self._in_steps(partial(retention.forget_emptied_drafts, keep_days=days))
        await self._in_steps(retention.trim_notifications)

    async def index(self) -> None:
        """Index what is not yet: after an update, and when a room becomes public or private."""
        await self._in_steps(retention.index_unindexed)
        await self._in_steps(retention.index_rescoped)

    async def erase(self) -> None:
        """Let deleted texts leave the disk: out of the index's words and its file, then out of the log."""
        await self._in_steps(retention.forget_words)
        await self._in_steps(retention.merge_index, MERGE_PAUSE_SECONDS)
        if not await self._store.fold():
            log.info("a read was in the way of folding the database's log; it is tried again later")

    async def _remember(self, pause: float) -> None:
        due = self._presence.unstored()
        for start in range(0, len(due), retention.STEP):
            step = due[start : start + retention.STEP]
            await self._store.write(remember, step)
            self._presence.note_stored(step)
            await asyncio.sleep(pause)

    async def _in_steps(
        self, step: Callable[[Transaction], Awaitable[int]], pause: float = PAUSE_SECONDS
    ) -> None:
        while await self._store.write(step):  # noqa: ASYNC110 - a pace, not a poll
            # A pause between two steps leaves the only writer to those who wait for an answer.
            await asyncio.sleep(pause)

    async def sweep(self) -> None:
        """Find streams whose events did not arrive here.

        Only a stream that has not moved since before its head was read lacks anything: effects of a commit
        may still be on their way.
        """
        lasts = self._hub.lasts()
        heads = await self._store.read(read_heads, list(lasts))
        await asyncio.sleep(SWEEP_SECONDS / 2)
        still = self._hub.lasts()
        self._hub.check({stream: heads[stream] for stream in lasts if lasts[stream] == still.get(stream)})


@asynccontextmanager
async def upkeep_of(services: Services, blobs: BlobFolder) -> AsyncIterator[None]:
    """What the server does by itself, for as long as the block runs."""
    upkeep = Upkeep(services.store, services.hub, services.presence, services.config)
    await upkeep.start(Collector(services.store, blobs, services.uploads).jobs())
    try:
        yield
    finally:
        await upkeep.stop()


async def read_heads(view: Snapshot, streams: list[str]) -> dict[str, int]:
    """The offset of each stream's head."""
    return {stream: head.offset for stream, head in (await view.events.heads(streams)).items()}


async def every(seconds: float, job: Callable[[], Awaitable[None]]) -> None:
    """Run a job again and again; a failure is logged and the job tried again the next time."""
    while True:
        await asyncio.sleep(seconds)
        try:
            await job()
        except CollabError as error:
            log.warning("%s was put off: %s", getattr(job, "__name__", "a job"), error.message)
        except Exception:
            log.exception("%s failed", getattr(job, "__name__", "a job"))
