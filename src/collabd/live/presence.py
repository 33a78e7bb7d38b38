"""Presence: who is here, by their devices. All devices of a person make one status (`domain/presence.py`).

A device that goes counts for a grace period as it was, so that a reload or a short break does not flicker; so
do, for twice as long and while others still come back, all who were here before the server started.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from collabd.domain.effects import Chosen, Effect
from collabd.domain.events import Ephemeral, PresenceChanged
from collabd.domain.presence import (
    Availability,
    Choice,
    OwnPresence,
    Remembered,
    RoomPresence,
    Seen,
    Status,
    UserPresence,
    merged,
)
from collabd.domain.streams import DIRECTORY, room_of
from collabd.domain.times import rfc3339
from collabd.live.attendance import Attendance
from collabd.live.bulletin import Bulletin, CallLater
from collabd.live.devices import Device, Person
from collabd.live.returning import Returning
from collabd.live.visitors import Visitors

AS_THEY_ARE = Choice("AUTO", -1)


LISTED_AGAIN = 1000
"""How old (ms) the list of everybody may be, if nobody's status has changed since. Each client asks for it
when it connects, and at 5,000 people it takes 8 ms to make."""


class Presence:
    """Who is here. `clock` gives milliseconds; `send` carries an ephemeral to a stream's `audience`."""

    def __init__(
        self,
        clock: Callable[[], int],
        call_later: CallLater,
        send: Callable[[str, bytes], None],
        grace_seconds: float,
        audience: Callable[[str], int],
    ) -> None:
        self._clock = clock
        self._call_later = call_later
        self._send = send
        self._grace_seconds = grace_seconds
        self._bulletin = Bulletin(call_later, audience, self._tell)
        self._visitors = Visitors(self._bulletin.note)
        self._choices: dict[str, Choice] = {}
        self._returning = Returning(clock, call_later, grace_seconds, self._update)
        self._people: dict[str, Person] = {}
        self._gone: dict[str, UserPresence] = {}
        self._listed: list[UserPresence] = []
        self._listed_at = 0
        self._attendance = Attendance(clock)
        self._closing = False

    def entered(self, user_id: str, name: str, client_id: str, device: Device, choice: Choice) -> None:
        """One more device of this person; `choice` is what was chosen when the connect was read."""
        self._choose(user_id, choice)
        person = self._people.get(user_id)
        if person is None:
            person = self._people[user_id] = Person(name, "OFFLINE", self._clock())
        person.name = name
        person.devices[client_id] = device
        person.active += not device.is_idle
        self._returning.came(user_id)
        self._update(user_id)

    def left(self, user_id: str, client_id: str) -> None:
        """A device has gone; until the grace period is over it counts as it was."""
        person, device = self._find(user_id, client_id)
        if person is not None and device is not None and not device.is_idle:
            person.seen = self._clock()
        if not self._closing:
            self._call_later(self._grace_seconds, lambda: self._forget(user_id, client_id))

    def set_idle(self, user_id: str, client_id: str, *, is_idle: bool) -> None:
        """Whether a device is in use; nothing happens for one that is not here."""
        person, device = self._find(user_id, client_id)
        if person is not None and device is not None and device.is_idle != is_idle:
            device.is_idle = is_idle
            person.active += -1 if is_idle else 1
            person.seen = self._clock()
            self._update(user_id)

    def set_room(self, user_id: str, client_id: str, room_id: str | None) -> None:
        """Which room a device has open; nothing happens for a device that is not here."""
        _, device = self._find(user_id, client_id)
        if device is not None and device.room_id != room_id:
            self._visitors.moved(user_id, device.room_id, room_id)
            device.room_id = room_id

    def unfollowed(self, user_id: str, client_id: str, stream: str) -> None:
        """A device no longer follows a stream, so it cannot have that room open."""
        _, device = self._find(user_id, client_id)
        if device is not None and device.room_id is not None and device.room_id == room_of(stream):
            self.set_room(user_id, client_id, None)

    def apply(self, effects: Sequence[Effect]) -> None:
        """Take up what people have chosen, out of what a batch committed."""
        for effect in effects:
            if isinstance(effect, Chosen):
                self._choose(effect.user_id, effect.choice)
                if effect.user_id in self._people:
                    self._update(effect.user_id)

    def everybody(self) -> list[UserPresence]:
        """Everybody who is not offline."""
        if self._clock() - self._listed_at >= LISTED_AGAIN:
            self._listed = [self._public(user_id, person) for user_id, person in self._people.items()]
            self._listed_at = self._clock()
        return self._listed

    def of(self, user_id: str) -> UserPresence | None:
        """A person's presence; None if they are offline."""
        person = self._people.get(user_id)
        return None if person is None else self._public(user_id, person)

    def chosen(self, user_id: str) -> Availability | None:
        """How a person wants to be shown; None if no device of theirs has been here yet."""
        choice = self._choices.get(user_id)
        return None if choice is None else choice.availability

    def own(self, user_id: str, name: str, availability: Availability) -> OwnPresence:
        """A person's presence as they see it themselves, here or not."""
        person = self._people.get(user_id) or Person(name, "OFFLINE", self._clock())
        devices = person.info()
        rooms = [one.current_room for one in devices if one.current_room is not None]
        return OwnPresence(
            **msgspec.structs.asdict(self._public(user_id, person)),
            availability=availability,
            current_room=rooms[-1] if rooms else None,
            device_info=devices,
        )

    def in_room(self, room_id: str) -> list[RoomPresence]:
        """Everybody who has a room open."""
        here = (self._in_room(room_id, user_id) for user_id in self._visitors.of(room_id))
        return [presence for presence in here if presence is not None]

    def clients_of(self, user_id: str, session_id: str) -> list[str]:
        """A person's devices of one session, by the ids of their connections."""
        person = self._people.get(user_id)
        return [] if person is None else person.of_session(session_id)

    def restore(self, people: Iterable[Remembered]) -> None:
        """These were here before the start: they count as they were until they had time to return."""
        for one in people:
            self._people[one.user_id] = Person(one.name, one.status, one.at)
            self._attendance.written([Seen(one.user_id, one.status, one.at)])
        self._listed_at = 0
        self._returning.expect(list(self._people))

    def close(self) -> None:
        """The server is ending: who leaves from now on was here."""
        self._closing = True

    def unstored(self) -> list[Seen]:
        """What should be written by now; once the server is ending, all that is not stored as it is."""
        here = (self._seen(user_id, person) for user_id, person in self._people.items())
        return self._attendance.due(here, exactly=self._closing)

    def note_stored(self, written: Iterable[Seen]) -> None:
        """This has been written."""
        self._attendance.written(written)

    def _find(self, user_id: str, client_id: str) -> tuple[Person | None, Device | None]:
        person = self._people.get(user_id)
        return person, None if person is None else person.devices.get(client_id)

    def _forget(self, user_id: str, client_id: str) -> None:
        person, device = self._find(user_id, client_id)
        if person is not None and device is not None and not self._closing:
            self.set_room(user_id, client_id, None)
            del person.devices[client_id]
            person.active -= not device.is_idle
            self._update(user_id)

    def _choose(self, user_id: str, choice: Choice) -> None:
        # A connect may have been read before a choice that is known here already: the later one holds.
        if choice.offset >= self._choices.get(user_id, AS_THEY_ARE).offset:
            self._choices[user_id] = choice

    def _update(self, user_id: str) -> None:
        """Tell everybody if the person's status is another one now."""
        person = self._people[user_id]
        status = merged(
            self._choices.get(user_id, AS_THEY_ARE).availability, len(person.devices), person.active
        )
        if status == person.status or self._returning.is_awaited(user_id):
            return
        if status == "OFFLINE":
            self._attendance.went(Seen(user_id, status, person.seen))
            self._gone[user_id] = self._public(user_id, person, status)
            del self._people[user_id]
        else:
            person.status = status
            self._gone.pop(user_id, None)
            self._attendance.came(user_id)
        self._listed_at = 0
        self._bulletin.note(DIRECTORY, user_id)

    def _seen(self, user_id: str, person: Person) -> Seen:
        return Seen(user_id, person.status, self._clock() if person.active else person.seen)

    def _public(self, user_id: str, person: Person, status: Status | None = None) -> UserPresence:
        return UserPresence(
            user_id=user_id,
            user_name=person.name,
            status=status or person.status,
            last_seen=rfc3339(self._seen(user_id, person).at),
        )

    def _in_room(self, room_id: str, user_id: str) -> RoomPresence | None:
        person = self._people.get(user_id)
        if person is None:
            return None
        return RoomPresence(**msgspec.structs.asdict(self._public(user_id, person)), current_room=room_id)

    def _tell(self, stream: str, user_ids: list[str]) -> None:
        at, room_id = rfc3339(self._clock()), room_of(stream)
        if room_id is None:
            found = (self.of(user_id) or self._gone.pop(user_id, None) for user_id in user_ids)
            changed = PresenceChanged(at=at, presences=[one for one in found if one is not None])
            events: list[Ephemeral] = [changed]
        else:
            events = self._visitors.news(at, room_id, user_ids, self._in_room)
        for event in events:
            self._send(stream, msgspec.json.encode(event))
