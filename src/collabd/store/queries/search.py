"""What is found, by an index that SQLite's FTS5 keeps (see `search_index.py`). Another engine has its own.

Every hit is looked up as far as the person may read it. That alone would take long where most may not be
read, and its time would tell of them: so beyond the first (see `LOOKED_UP`) permission is in the index, and a
query names the rooms that the person may read. What is searched for is always quoted: no word is syntax.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from collabd.domain.messages import Message
from collabd.domain.search_terms import Criteria, Term
from collabd.store.queries.messages import COLUMNS, MessageQueries
from collabd.store.queries.rows import Row, Rows
from collabd.store.queries.search_index import PUBLIC, author_token, has_token, room_token
from collabd.store.queries.search_volumes import parts

EXPANSIONS = 100
"""Into how many words the beginnings and parts of words in one query are made, in all; each costs some 20 us.
Of parts those seen first are taken: words that are used often are seen early."""
INDEXED = 3
"""Beginnings of two or three letters are in the index themselves. Longer ones are made into words, since FTS5
would gather all messages with any of them, however many, before it gives out the first."""
LOOKED_UP = 300
"""So many of the newest messages that hold the words are looked up one by one, whoever may read them, before
the index is asked by rooms. Mostly that is the answer; moving the lists of 150 rooms to each of 50 messages
in a million took 50 ms."""
AT_ONCE = 100
CHUNKS = 20
"""How often a query goes on when what it has found may not be shown, as in rooms that are being purged."""

encode = msgspec.json.Encoder().encode


class SearchQueries:
    """Questions to the index."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.messages = MessageQueries(rows)

    async def find(self, criteria: Criteria, limit: int) -> tuple[list[tuple[int, Message]], int | None]:
        """At most `limit` messages with their places, the newest first, and below which place it goes on.

        There may be more, though less than `limit` are given; None means that there is no more.
        """
        asked = await self._asked(criteria)
        if asked is None:
            return [], None
        found, until = await self._newest(asked, criteria, limit)
        if until is not None and len(found) <= limit:
            more, until = await self._in_scope(asked, criteria, until, limit - len(found))
            found += more
        if len(found) > limit:
            found = found[:limit]
            until = found[-1][-1]
        messages = await self.messages.complete(found)
        return [(row[-1], message) for row, message in zip(found, messages, strict=True)], until

    async def _newest(self, asked: str, criteria: Criteria, limit: int) -> tuple[list[Row], int | None]:
        """What the person may read of the newest that hold the words, wherever, and where to go on."""
        if criteria.rooms or not criteria.terms:
            return [], criteria.until
        places = await self._places(asked, criteria.since, criteria.until, LOOKED_UP)
        found: list[Row] = []
        for start in range(0, len(places), AT_ONCE):
            found += await self._readable(places[start : start + AT_ONCE], criteria.user_id)
            if len(found) > limit:
                break
        return found, places[-1] if len(places) == LOOKED_UP else None

    async def _in_scope(
        self, asked: str, criteria: Criteria, until: int, limit: int
    ) -> tuple[list[Row], int | None]:
        """The same of what the index itself says the person may read; one more than `limit` if there is."""
        expression = asked if criteria.rooms else await self._scoped(asked, criteria.user_id)
        found: list[Row] = []
        for _ in range(CHUNKS):
            wanted = limit + 1 - len(found)
            places = await self._places(expression, criteria.since, until, wanted)
            found += await self._readable(places, criteria.user_id)
            if len(places) < wanted:
                return found, None
            until = places[-1]
            if len(found) > limit:
                break
        return found, until

    async def _places(self, expression: str, since: int, until: int, limit: int) -> list[int]:
        """The newest places of what is found in [since, until)."""
        places: list[int] = []
        for volume, low, high in parts(since, min(until, await self._end())):
            rows = await self.rows.all(
                f"""
                SELECT   rowid
                FROM     {volume}
                WHERE    {volume} MATCH $1 AND rowid >= $2 AND rowid < $3
                ORDER BY rowid DESC
                LIMIT    $4
                """,  # noqa: S608
                expression,
                low,
                high,
                limit - len(places),
            )
            places += [row[0] for row in rows]
            if len(places) == limit:
                break
        return places

    async def _end(self) -> int:
        """The place of the next message."""
        newest = await self.rows.only("SELECT max(place) FROM messages")
        return (newest[0] or 0) + 1

    async def _readable(self, places: list[int], user_id: str) -> list[Row]:
        """Rows of `COLUMNS` and place of the messages that are there and that the person may read."""
        return await self.rows.all(
            f"""
            SELECT {COLUMNS}, messages.place
            FROM   messages JOIN rooms ON rooms.id = messages.room_id
            WHERE  messages.place IN (SELECT value FROM json_each($1))
              AND  messages.deleted_at IS NULL
              AND  rooms.deleted_at IS NULL
              AND  (rooms.kind = 'public' OR EXISTS (
                       SELECT 1 FROM members
                       WHERE  members.room_id = rooms.id AND members.user_id = $2))
            ORDER  BY messages.place DESC
            """,  # noqa: S608
            encode(places).decode(),
            user_id,
        )

    async def place_at(self, time: int) -> int:
        """The place of the first message that was stored at a time (ms) or later.

        Found by halving, since places follow the clock; where it was once set back, that moment is blurred.
        """
        low, high = 1, await self._end()
        while low < high:
            middle = (low + high) // 2
            row = await self.rows.only(
                "SELECT place, created_at FROM messages WHERE place >= $1 ORDER BY place LIMIT 1", middle
            )
            if row[1] >= time:
                high = middle
            else:
                low = row[0] + 1
        return low

    async def is_complete(self) -> bool:
        """Whether all messages are in the index."""
        row = await self.rows.only("SELECT unindexed_below FROM search_state WHERE id = 1")
        below: int = row[0]
        return below <= 1

    async def _scoped(self, asked: str, user_id: str) -> str:
        """The same in the rooms that the person may read."""
        scope = within("scope", [PUBLIC, *map(room_token, await self._own_rooms(user_id))])
        return f"{scope} AND {asked}" if asked else scope

    async def _asked(self, criteria: Criteria) -> str | None:
        """The criteria in FTS5's language (sqlite.org/fts5.html, "Full-text Query Syntax"), not who reads.

        None if a word that must be there was never said.
        """
        parts = []
        if criteria.rooms:
            parts.append(within("scope", map(room_token, criteria.rooms)))
        if criteria.authors:
            parts.append(within("scope", map(author_token, criteria.authors)))
        parts += [within("scope", [has_token(what)]) for what in criteria.has]
        budget = EXPANSIONS // max(1, sum(term.finds_beginnings for term in criteria.terms))
        for term in criteria.terms:
            phrases = await self._phrases(term, max(1, budget))
            if not phrases:
                return None
            parts.append(f"content : ({' OR '.join(phrases)})")
        return " AND ".join(parts)

    async def _own_rooms(self, user_id: str) -> list[str]:
        """The rooms that the person may read besides the public ones."""
        rows = await self.rows.all(
            """
            SELECT members.room_id
            FROM   members JOIN rooms ON rooms.id = members.room_id
            WHERE  members.user_id = $1 AND rooms.kind <> 'public'
            """,
            user_id,
        )
        return [row[0] for row in rows]

    async def _phrases(self, term: Term, budget: int) -> list[str]:
        """The phrases of which a message must hold one; `budget` bounds how many words are looked up.

        None if no word begins like this, or has it in it.
        """
        *before, last = term.words
        if not term.finds_beginnings:
            return [quoted(term.words)]
        begun = [f"{quoted(term.words)} *"]
        if len(last) > INDEXED:
            words = await self._words_from(last, budget)
            if len(words) <= budget:
                begun = [quoted([*before, word]) for word in words]
        if not term.finds_parts:
            return begun
        parts = [quoted([word]) for word in await self._words_with(last, budget)]
        return list(dict.fromkeys(begun + parts))

    async def _words_from(self, beginning: str, budget: int) -> list[str]:
        """Words that begin like this; one more than `budget` if there are more."""
        rows = await self.rows.all(
            "SELECT word FROM words WHERE word >= $1 AND word < $2 ORDER BY word LIMIT $3",
            beginning,
            beginning + "\U0010ffff",
            budget + 1,
        )
        return [row[0] for row in rows]

    async def _words_with(self, part: str, budget: int) -> list[str]:
        """Words that contain this; no word has a sign in it that LIKE would take for another."""
        rows = await self.rows.all(
            "SELECT word FROM word_parts WHERE word LIKE $1 ORDER BY rowid LIMIT $2", f"%{part}%", budget
        )
        return [row[0] for row in rows]


def within(column: str, tokens: Iterable[str]) -> str:
    """That a column holds one of these tokens."""
    return f"{column} : ({' OR '.join(quoted([token]) for token in tokens)})"


def quoted(words: Iterable[str]) -> str:
    """Words as a phrase. None holds a quotation mark (see `words_of`)."""
    return f'"{" ".join(words)}"'
