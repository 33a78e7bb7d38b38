"""Search: what the actor may read, by words and operators."""

from __future__ import annotations

from collabd.actions.context import Actor, Snapshot
from collabd.actions.message_pages import fitting
from collabd.domain.cursors import from_cursor, to_cursor
from collabd.domain.excerpts import excerpt_of
from collabd.domain.search import SearchHit, SearchMessages, SearchPage
from collabd.domain.search_terms import BEYOND_ALL_PLACES, Criteria, Sought, sought
from collabd.domain.words import words_of


async def search_messages(view: Snapshot, actor: Actor, query: SearchMessages) -> SearchPage:
    """A page of the messages that are found, the newest first (see `SearchMessages`)."""
    (until,) = from_cursor(query.before, "before", (BEYOND_ALL_PLACES,))
    asked = sought(query.q)
    criteria = None if asked.is_empty else await criteria_of(view, actor, asked, until)
    found, following = ([], None) if criteria is None else await view.search.find(criteria, query.limit)
    hits = [
        SearchHit(message=message, excerpt=excerpt_of(message.content, asked.terms)) for _, message in found
    ]
    items = fitting(hits, query.limit)
    if len(items) < len(hits):
        following = found[len(items) - 1][0]
    return SearchPage(
        items=items,
        next=None if following is None else to_cursor((following,)),
        is_complete=await view.search.is_complete(),
    )


async def criteria_of(view: Snapshot, actor: Actor, asked: Sought, until: int) -> Criteria | None:
    """What the index is asked; None if a room or a person that is asked for is not to be seen."""
    rooms = await rooms_called(view, actor, asked.rooms) if asked.rooms else []
    authors = await people_called(view, actor, asked.authors) if asked.authors else []
    if (asked.rooms and not rooms) or (asked.authors and not authors):
        return None
    if asked.before is not None:
        until = min(until, await view.search.place_at(asked.before))
    return Criteria(
        user_id=actor.user_id,
        terms=asked.terms,
        has=asked.has,
        rooms=rooms,
        authors=authors,
        since=0 if asked.after is None else await view.search.place_at(asked.after),
        until=until,
    )


async def rooms_called(view: Snapshot, actor: Actor, names: list[str]) -> list[str]:
    """The rooms with one of these names or ids that the actor may see."""
    wanted = {folded(name) for name in names}
    rooms = await view.rooms.visible(actor.user_id)
    return [room.id for room in rooms if folded(room.name) in wanted or room.id in names]


async def people_called(view: Snapshot, actor: Actor, names: list[str]) -> list[str]:
    """The people with one of these user names or display names; `me` is the actor."""
    wanted = {folded(name) for name in names}
    people = await view.users.everybody()
    return [
        person.id
        for person in people
        if wanted & {folded(person.username), folded(person.display_name)}
        or (person.id == actor.user_id and "me" in wanted)
    ]


def folded(name: str) -> str:
    """A name as it is compared: without case, accents and signs such as # and @."""
    return " ".join(words_of(name))
