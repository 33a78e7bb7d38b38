"""Read markers."""

from tests.actions.repeats.making import Makes
from tests.support.stage import Stage

from collabd.domain.read_markers import MarkAllRead, MarkRead, MarkUnread, UndoMarkAllRead


async def read(stage: Stage) -> MarkRead:
    message = await stage.say("alice", stage.rooms["Attic"], "well?")
    return MarkRead(room_id=message.room_id, offset=message.offset)


async def unread(stage: Stage) -> MarkUnread:
    return MarkUnread(room_id=stage.rooms["Attic"], offset=1)


async def all_read(stage: Stage) -> MarkAllRead:
    await stage.say("alice", stage.rooms["Attic"], "well?")
    return MarkAllRead()


async def not_all_read(stage: Stage) -> UndoMarkAllRead:
    return UndoMarkAllRead(markers=(await stage.do("bob", await all_read(stage))).moved)


MAKES: Makes = {MarkRead: read, MarkUnread: unread, MarkAllRead: all_read, UndoMarkAllRead: not_all_read}
TWICE = (MarkRead, MarkAllRead, UndoMarkAllRead)
