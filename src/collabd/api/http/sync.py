"""Sync, over both doors."""

from collabd import __version__
from collabd.actions import sync
from collabd.api.registry import call, query
from collabd.api.services import Caller, Services
from collabd.domain.sync import EventsPage, GetEvents, GetSnapshot, Server, Snapshot
from collabd.domain.times import rfc3339


async def get_snapshot(services: Services, caller: Caller, asked: GetSnapshot) -> Snapshot:
    """Everything that the caller's client needs to start."""
    state = await services.store.read(sync.read_state, caller.require(), asked)
    return Snapshot(
        user=state.user,
        users=state.users,
        rooms=state.rooms,
        memberships=state.memberships,
        unread=state.unread,
        room_preferences=state.room_preferences,
        bookmarks=state.bookmarks,
        drafts=state.drafts,
        notifications=state.notifications,
        notification_settings=state.notification_settings,
        positions=state.positions,
        server=Server(name=services.config.server.name, version=__version__, time=rfc3339(services.clock())),
        presences=services.presence.everybody(),
    )


OPERATIONS = [
    call("GET /sync/snapshot", GetSnapshot, Snapshot, get_snapshot, rpc="sync.snapshot"),
    query("sync.events", "POST /sync", GetEvents, EventsPage, sync.read_events),
]
