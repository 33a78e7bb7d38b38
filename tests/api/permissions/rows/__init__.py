"""The table, one file per noun."""

from tests.api.permissions.rows import (
    accounts,
    around,
    bookmarks,
    drafts,
    files,
    invites,
    members,
    messages,
    moderation,
    notifications,
    people,
    pins,
    reactions,
    read_markers,
    rooms,
    search,
    sync,
    threads,
)
from tests.api.permissions.table import Row

ROWS: list[Row] = [
    *rooms.ROWS,
    *members.ROWS,
    *messages.ROWS,
    *threads.ROWS,
    *reactions.ROWS,
    *pins.ROWS,
    *bookmarks.ROWS,
    *drafts.ROWS,
    *files.ROWS,
    *read_markers.ROWS,
    *notifications.ROWS,
    *people.ROWS,
    *moderation.ROWS,
    *invites.ROWS,
    *search.ROWS,
    *sync.ROWS,
    *accounts.ROWS,
    *around.ROWS,
]
