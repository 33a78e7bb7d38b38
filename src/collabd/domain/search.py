"""Search: messages by what they say, who said it, where and when."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from collabd.domain.messages import Message
from collabd.domain.records import DEFAULT_LIMIT, Cursor, Limit, Query, Record

QUERY_LETTERS = 500


class SearchMessages(Query, frozen=True, kw_only=True):
    """Messages that hold all that `q` asks for, in all rooms that one may read, the newest first.

    A word finds the words that begin with it and, from three letters on, those that contain it; case and
    accents do not count. `"..."` finds just these words, one after the other. `from:` takes a user name, a
    display name or `me`, `in:` a room's name or id; of several, any. `has:` is `file`, `image`, `link`,
    `reaction`, `pin` or `thread`; of several, all. `before:` and `after:` take a day (2026-11-22, UTC),
    itself in neither. A name with blanks stands in quotation marks. What is no such thing is a word: no query
    is a mistake.
    """

    q: Annotated[str, Meta(max_length=QUERY_LETTERS, description="What is looked for.")]
    limit: Limit = DEFAULT_LIMIT
    before: Cursor | None = None


class Piece(Record, frozen=True, kw_only=True):
    """A part of an excerpt: text as it was written, and whether it is what was looked for."""

    text: str
    is_hit: bool = False


class SearchHit(Record, frozen=True, kw_only=True):
    """A message that was found, with an excerpt of it in pieces: plain text, never markup."""

    message: Message
    excerpt: list[Piece]


class SearchPage(Record, frozen=True, kw_only=True):
    """What was found, the newest first, and where the list goes on.

    A page may hold fewer than were asked for and still go on. `isComplete` is false while older messages are
    still being made ready to be found, as after an update of the server.
    """

    items: list[SearchHit]
    next: str | None
    is_complete: bool
