"""Who may do what, as the table in the design has it."""

from __future__ import annotations

import pytest

from collabd.domain import policy
from collabd.domain.errors import CollabError
from collabd.domain.members import Member
from collabd.domain.messages import Message
from collabd.domain.policy import Rules
from collabd.domain.rooms import Room

AT = "2026-11-22T09:00:00.000Z"
GROUPS = {"user": {"Users"}, "moderator": {"Users", "Moderators"}, "admin": {"Users", "Admins"}}
OWNER = Member(room_id="room", user_id="me", role="owner", joined_at=AT)
MEMBER = Member(room_id="room", user_id="me", role="member", joined_at=AT)


def room(kind: str) -> Room:
    return Room(
        id="room",
        kind="public" if kind == "public" else "private",
        is_private=kind != "public",
        name="Room",
        description="",
        created_by="somebody",
        members=2,
        message_count=1,
        last_activity=AT,
        created_at=AT,
        updated_at=AT,
    )


def message(author: str) -> Message:
    return Message(
        id="message",
        room_id="room",
        author=author,
        author_name="Somebody",
        content="hello",
        message_type="TEXT",
        reactions=[],
        is_edited=False,
        edited_at=None,
        edited_by=None,
        content_version=1,
        offset=1,
        created_at=AT,
        sent_at=None,
        updated_at=AT,
        deleted_at=None,
    )


#             kind       member  group        delete room, take out, delete another's message, own message
TABLE = [
    ("public", None, "user", (False, False, False, False)),
    ("public", MEMBER, "user", (False, False, False, True)),
    ("public", OWNER, "user", (True, True, True, True)),
    ("public", None, "moderator", (True, True, True, True)),
    ("public", None, "admin", (True, True, True, True)),
    ("private", None, "moderator", (False, False, False, False)),
    ("private", MEMBER, "moderator", (False, False, False, True)),
    ("private", None, "admin", (True, False, False, False)),
    ("private", MEMBER, "admin", (True, False, False, True)),
    ("private", OWNER, "user", (True, True, True, True)),
    ("private", MEMBER, "user", (False, False, False, True)),
]


@pytest.mark.parametrize(("kind", "member", "group", "allowed"), TABLE)
def test_rooms_are_looked_after_by_their_owners_and_public_ones_by_moderators(
    kind: str, member: Member | None, group: str, allowed: tuple[bool, ...]
) -> None:
    groups, place = GROUPS[group], room(kind)
    assert allowed == (
        policy.can_delete_room(place, member, groups),
        policy.can_remove_member(place, member, groups),
        policy.can_delete_message(message("another"), place, member, "me", groups),
        policy.can_delete_message(message("me"), place, member, "me", groups),
    )


def test_only_owners_bring_people_in() -> None:
    assert [policy.can_add_member(member) for member in (OWNER, MEMBER, None)] == [True, False, False]


#             kind       member  group    another's and one's own: edit, history, take a reaction back
TEXTS = [
    ("public", None, "user", (False, False, False, True, False, False)),
    ("public", MEMBER, "user", (False, True, False, True, False, True)),
    ("public", OWNER, "user", (False, True, False, True, False, True)),
    ("public", None, "moderator", (True,) * 6),
    ("public", MEMBER, "moderator", (True,) * 6),
    ("public", None, "admin", (True,) * 6),
    ("private", MEMBER, "user", (False, True, False, True, False, True)),
    ("private", OWNER, "user", (False, True, False, True, False, True)),
    ("private", MEMBER, "moderator", (False, True, False, True, False, True)),
    ("private", OWNER, "admin", (False, True, False, True, False, True)),
]


@pytest.mark.parametrize(("kind", "member", "group", "allowed"), TEXTS)
def test_words_and_reactions_are_their_authors_and_in_public_rooms_the_moderators(
    kind: str, member: Member | None, group: str, allowed: tuple[bool, ...]
) -> None:
    groups, place = GROUPS[group], room(kind)
    authors = ("another", "me")
    assert allowed == (
        *(policy.can_edit_message(message(author), place, member, "me", groups) for author in authors),
        *(policy.can_read_history(message(author), place, "me", groups) for author in authors),
        *(policy.can_remove_reaction(author, place, member, "me", groups) for author in authors),
    )


def test_who_may_create_rooms_is_for_the_admins_to_decide() -> None:
    open_to_all, for_moderators = Rules(), Rules(create_rooms="moderators")
    assert [policy.can_create_room(GROUPS[who], open_to_all) for who in GROUPS] == [True, True, True]
    assert [policy.can_create_room(GROUPS[who], for_moderators) for who in GROUPS] == [False, True, True]


def test_what_is_not_allowed_is_forbidden() -> None:
    policy.require(True)
    with pytest.raises(CollabError, match=r"Only owners\.") as refused:
        policy.require(False, "Only owners.")
    assert refused.value.code == "forbidden"
