"""How the running server is doing, for `collabd status`."""

from __future__ import annotations

import asyncio
import logging
import os
from pathlib import Path

from collabd import __version__
from collabd.actions.census import take_census
from collabd.api.readiness import Reason
from collabd.api.services import Services
from collabd.domain.backups import LastBackup
from collabd.domain.census import Census
from collabd.domain.errors import CollabError
from collabd.domain.records import Record
from collabd.domain.times import rfc3339
from collabd.store.base import Store

log = logging.getLogger(__name__)


class Status(Record, frozen=True, kw_only=True):
    """A running server. Sizes are in bytes; `reason` says why it takes no work, `holds` is absent if it
    could not be counted in time, `last_backup` if none is known."""

    running: bool = True
    version: str
    address: str
    since: str
    pid: int
    data_folder: str
    folder_bytes: int
    database_bytes: int
    log_bytes: int
    clients: int
    subscriptions: int
    queue_depth: int
    draining: bool
    reason: Reason | None = None
    last_backup: LastBackup | None = None
    holds: Census | None = None


class Reporter:
    """Says how the server over `folder` is doing; `address` is where people reach it."""

    def __init__(self, services: Services, folder: Path, address: str) -> None:
        self._services = services
        self._folder = folder.resolve()
        self._address = address
        self._since = services.clock()

    async def report(self) -> Status:
        """How it is doing now."""
        services = self._services
        folder_bytes = await asyncio.to_thread(size_of_folder, self._folder)
        holds = await census_of(services.store)
        vitals, (clients, subscriptions) = services.store.vitals(), services.hub.present()
        return Status(
            version=__version__,
            address=self._address,
            since=rfc3339(self._since),
            pid=os.getpid(),
            data_folder=str(self._folder),
            folder_bytes=folder_bytes,
            database_bytes=vitals.database_bytes,
            log_bytes=vitals.log_bytes,
            clients=clients,
            subscriptions=subscriptions,
            queue_depth=vitals.queue_depth,
            draining=services.readiness.draining,
            reason=services.readiness.reason(),
            last_backup=services.last_backup(),
            holds=holds,
        )


async def census_of(store: Store) -> Census | None:
    """How much the database holds; None if it cannot say in time, so that the rest can be told without it."""
    try:
        return await store.search(take_census)
    except CollabError as error:
        log.warning("what the database holds could not be counted: %s", error.message)
        return None


def size_of_folder(folder: Path) -> int:
    """The bytes of all files in a folder; what vanishes meanwhile counts nothing."""
    total = 0
    for root, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.lstat(os.path.join(root, name)).st_size  # noqa: PTH118 - thousands of files
            except FileNotFoundError:
                continue
    return total
