"""Notification settings: how a person wants to be told of things. They go to one's own devices only."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import msgspec
from msgspec import UNSET, Meta, UnsetType

from collabd.domain.records import Command, Position, Record
from collabd.domain.room_preferences import NotifyLevel
from collabd.domain.times import Timestamp, TimeZone

MOST_KEYWORDS = 20
"""Words of one person. Each is a row in every room of theirs."""
MOST_LOOKED_UP = 1000
"""Different words of one message that are looked for among its room's; an ordinary message has ten."""
MOST_LISTENERS = 50
"""People whom one message may tell by their words: as many as it may name."""

Keyword: TypeAlias = Annotated[str, Meta(min_length=1, max_length=50)]
ClockTime: TypeAlias = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class QuietHours(Record, frozen=True, kw_only=True):
    """The hours of each day in which nothing sounds or pops up, by the clock of a time zone.

    `end` is the first minute after them; an end before the start is on the next day, and the same time is the
    whole day. `timeZone` is a name of the IANA's list; whoever does not know it takes their own zone.
    """

    start: ClockTime
    end: ClockTime
    time_zone: TimeZone


class NotificationSettings(Record, frozen=True, kw_only=True):
    """How I want to be told of things.

    `keywords`: a message of a room of mine that holds one of them concerns me. `quietHours` and
    `pausedUntil`: when nothing is to sound, pop up or be sent; what concerns me is noted all the same.
    `desktop`, `mail` and `push`: what goes which way: all that my rooms tell me of, what concerns me, or
    nothing. This server sends neither e-mail nor push yet.
    """

    keywords: list[Keyword] = msgspec.field(default_factory=list)
    quiet_hours: QuietHours | None = None
    paused_until: Timestamp | None = None
    desktop: NotifyLevel = "all"
    mail: NotifyLevel = "mentions"
    push: NotifyLevel = "mentions"


class SetNotificationSettings(Command, frozen=True, kw_only=True):
    """Change how I am told of things. What is not named stays; null ends the quiet hours, or the pause."""

    keywords: Annotated[list[Keyword], Meta(max_length=MOST_KEYWORDS)] | UnsetType = UNSET
    quiet_hours: QuietHours | UnsetType | None = UNSET
    paused_until: Timestamp | UnsetType | None = UNSET
    desktop: NotifyLevel | UnsetType = UNSET
    mail: NotifyLevel | UnsetType = UNSET
    push: NotifyLevel | UnsetType = UNSET


class NotificationSettingsResult(Record, frozen=True, kw_only=True):
    """My settings, and the event that carries the change out."""

    settings: NotificationSettings
    position: Position | None
