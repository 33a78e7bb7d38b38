"""Who has which room open, counted by devices, and what those who may read the room are told of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from collabd.domain.events import Ephemeral, PresenceEntered, PresenceLeft
from collabd.domain.presence import RoomPresence
from collabd.domain.streams import room_stream


class Visitors:
    """The people in each room. `note` is told the stream and the person when someone enters or leaves one."""

    def __init__(self, note: Callable[[str, str], None]) -> None:
        self._note = note
        self._rooms: dict[str, Counter[str]] = {}

    def of(self, room_id: str) -> list[str]:
        """Who has the room open."""
        return list(self._rooms.get(room_id, ()))

    def moved(self, user_id: str, before: str | None, now: str | None) -> None:
        """One device of a person has left one room and entered another."""
        if now is not None:
            here = self._rooms.setdefault(now, Counter())
            here[user_id] += 1
            if here[user_id] == 1:
                self._note(room_stream(now), user_id)
        if before is not None:
            self._leave(user_id, before)

    def news(
        self,
        at: str,
        room_id: str,
        user_ids: Sequence[str],
        present: Callable[[str, str], RoomPresence | None],
    ) -> list[Ephemeral]:
        """What is told of these people: that they are in the room, or that they are not."""
        here = self._rooms.get(room_id, Counter())
        found = [present(room_id, user_id) for user_id in user_ids if user_id in here]
        entered = [one for one in found if one is not None]
        left = [user_id for user_id in user_ids if user_id not in here]
        events: list[Ephemeral] = []
        if entered:
            events.append(PresenceEntered(at=at, room_id=room_id, presences=entered))
        if left:
            events.append(PresenceLeft(at=at, room_id=room_id, user_ids=left))
        return events

    def _leave(self, user_id: str, room_id: str) -> None:
        here = self._rooms[room_id]
        here[user_id] -= 1
        if here[user_id] == 0:
            del here[user_id]
            self._note(room_stream(room_id), user_id)
        if not here:
            del self._rooms[room_id]
