"""Notification settings: change one's own, and find whose words a message holds."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import UNSET
from msgspec.structs import replace

from collabd.actions.context import Actor, Transaction
from collabd.domain.errors import invalid
from collabd.domain.events import NotificationSettingsUpdated
from collabd.domain.messages import Message
from collabd.domain.notification_settings import (
    MOST_LISTENERS,
    MOST_LOOKED_UP,
    NotificationSettings,
    NotificationSettingsResult,
    SetNotificationSettings,
)
from collabd.domain.streams import user_stream
from collabd.domain.texts import one_line
from collabd.domain.times import milliseconds
from collabd.domain.words import words_of
from collabd.store.base import Outcome


async def set_notification_settings(
    tx: Transaction, actor: Actor, command: SetNotificationSettings
) -> NotificationSettingsResult:
    """Change how the actor is told of things. Raises `invalid` for a keyword without a word, and no date."""
    held = await tx.notification_settings.get(actor.user_id)
    wanted = changed(held, command)
    if wanted.paused_until is not None:
        milliseconds(wanted.paused_until, "pausedUntil")
    if wanted == held:
        return NotificationSettingsResult(settings=held, position=None)
    await tx.notification_settings.set(actor.user_id, wanted)
    if wanted.keywords != held.keywords:
        await tx.notification_settings.listen(actor.user_id, [*phrases_of(wanted.keywords)])
    event = NotificationSettingsUpdated(settings=wanted)
    position = await tx.append(user_stream(actor.user_id), event)
    return NotificationSettingsResult(settings=wanted, position=position)


def changed(held: NotificationSettings, command: SetNotificationSettings) -> NotificationSettings:
    """The settings with what the command names."""
    named = {
        name: value
        for name in ("quiet_hours", "paused_until", "desktop", "mail", "push")
        if (value := getattr(command, name)) is not UNSET
    }
    if command.keywords is not UNSET:
        named["keywords"] = list(phrases_of(command.keywords).values())
    return replace(held, **named)


def phrases_of(keywords: Sequence[str]) -> dict[str, str]:
    """Keywords on one line each, by their words as search folds them; of the same ones the first."""
    phrases: dict[str, str] = {}
    for keyword in keywords:
        line = one_line(keyword, "keyword", "keywords")
        phrase = " ".join(words_of(line))
        if not phrase:
            raise invalid("A keyword needs a letter or a digit.", field="keywords")
        phrases.setdefault(phrase, line)
    return phrases


async def listen_in(tx: Transaction, room_id: str, user_id: str) -> None:
    """Let a new member's words count in the room."""
    keywords = (await tx.notification_settings.get(user_id)).keywords
    if keywords:
        await tx.notification_settings.listen_in(room_id, user_id, [*phrases_of(keywords)])


async def find_listeners(tx: Transaction, message: Message) -> list[str]:
    """Which members listen for words that a message holds: whole words, in their order."""
    words = words_of(message.content)
    asked = list(dict.fromkeys(words))[:MOST_LOOKED_UP]
    if not asked:
        return []
    text = f" {' '.join(words)} "
    heard = await tx.notification_settings.listeners(message.room_id, message.author, asked)
    return list(dict.fromkeys(user_id for user_id, phrase in heard if f" {phrase} " in text))[:MOST_LISTENERS]


async def answer_notification_settings(
    tx: Transaction, actor: Actor, command: SetNotificationSettings, outcome: Outcome
) -> NotificationSettingsResult:
    """The answer to a repeat: one's settings as they stand."""
    settings = await tx.notification_settings.get(actor.user_id)
    return NotificationSettingsResult(settings=settings, position=outcome.position)
