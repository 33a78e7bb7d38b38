"""Events: each has a name of its own, reads back as it was, and carries nothing private."""

from __future__ import annotations

import msgspec
import pytest

from collabd.domain import events
from collabd.domain.events import (
    EPHEMERALS,
    EVENTS,
    AccountUpdated,
    DirectoryEphemeral,
    DirectoryEvent,
    Ephemeral,
    Event,
    RoomEphemeral,
    RoomEvent,
    UserEvent,
)
from collabd.domain.rooms import Room
from collabd.domain.users import User

PRIVATE = {"email", "password", "passwordHash", "token", "ip", "code"}
ONES_OWN: dict[type[msgspec.Struct], set[str]] = {AccountUpdated: {"email"}}
"""What the one person may see who alone hears of it: their own e-mail address, and nothing else."""


def parts(union: object) -> set[object]:
    return set(getattr(union, "__args__", (union,)))


def fields(struct: type[msgspec.Struct]) -> set[str]:
    """All JSON names in a Struct's schema, however deep."""
    _, components = msgspec.json.schema_components([struct])
    return {name for schema in components.values() for name in schema.get("properties", {})}


def test_the_lists_are_complete() -> None:
    declared = {thing for thing in vars(events).values() if isinstance(thing, type)}
    assert set(EVENTS) == {thing for thing in declared if issubclass(thing, Event)} - {Event}
    assert set(EPHEMERALS) == {thing for thing in declared if issubclass(thing, Ephemeral)} - {Ephemeral}
    assert set(EVENTS) == parts(RoomEvent) | parts(UserEvent) | parts(DirectoryEvent)
    assert set(EPHEMERALS) == parts(RoomEphemeral) | parts(DirectoryEphemeral)


def test_every_name_is_a_noun_and_a_verb_in_the_past_tense_and_taken_once() -> None:
    tags = [str(struct.__struct_config__.tag) for struct in (*EVENTS, *EPHEMERALS)]
    assert len(set(tags)) == len(tags)
    assert all(
        noun and verb.endswith(("ed", "left", "read"))
        for noun, _, verb in (tag.partition(".") for tag in tags)
    )


@pytest.mark.parametrize("struct", EVENTS, ids=lambda struct: str(struct.__struct_config__.tag))
def test_what_all_events_carry_is_there_in_camel_case(struct: type[Event]) -> None:
    assert {"type", "at", "actorId", "commandId", "tag"} <= fields(struct)
    assert not any("_" in name for name in fields(struct))


@pytest.mark.parametrize(
    "struct", [*EVENTS, *EPHEMERALS], ids=lambda struct: str(struct.__struct_config__.tag)
)
def test_nothing_private_is_in_them(struct: type[msgspec.Struct]) -> None:
    assert "email" in fields(User), "a private field would be found"
    assert fields(struct) & PRIVATE == ONES_OWN.get(struct, set())


def test_what_is_ones_own_goes_to_oneself_alone() -> None:
    assert set(ONES_OWN) <= parts(UserEvent)
    others = parts(RoomEvent) | parts(DirectoryEvent) | {*EPHEMERALS}
    assert not set(ONES_OWN) & others


def test_they_read_back_as_they_were() -> None:
    room = Room(
        id="id",
        kind="public",
        is_private=False,
        name="General",
        description="",
        created_by="alice",
        members=1,
        message_count=0,
        last_activity="2026-11-22T09:00:00.000Z",
        created_at="2026-11-22T09:00:00.000Z",
        updated_at="2026-11-22T09:00:00.000Z",
    )
    listed = events.RoomListed(room=room, at="2026-11-22T09:00:00.000Z", actor_id="alice", tag="0000ffff")
    body = msgspec.json.encode(listed)
    assert msgspec.json.decode(body)["type"] == "room.listed"
    assert msgspec.json.decode(body, type=DirectoryEvent) == listed
