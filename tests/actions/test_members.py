"""Members: brought in, taken out, listed."""

from __future__ import annotations

from tests.support.stage import Stage, everything

from collabd.domain.errors import Code
from collabd.domain.members import AddMember, ListMembers, RemoveMember
from collabd.domain.messages import ListMessages
from collabd.domain.rooms import GetRoom, ListRooms


async def test_an_owner_brings_people_into_a_private_room(stage: Stage) -> None:
    room_id = await stage.room("alice", "Attic", kind="private")
    await stage.say("alice", room_id, "before bob came")
    stage.forget()
    added = await stage.do("alice", AddMember(room_id=room_id, user_id=stage.id("bob")))
    assert (added.member.user_id, added.member.role) == (stage.id("bob"), "member")
    assert stage.told() == [
        "+bob room:Attic",
        "user:bob membership.added",
        "room:Attic member.added",
        "room:Attic message.created",
        "user:bob notification.created",
    ]
    assert added.position.stream == f"room:{room_id}", "alice does not follow bob's own stream"
    page = await stage.ask("bob", ListMessages(room_id=room_id))
    contents = [message.content for message in page.items]
    assert contents == ["before bob came", "Alice added Bob."], "new members see all history"
    assert stage.events("member.added")[-1]["members"] == 2
    assert stage.events("member.added")[-1]["user"]["username"] == "bob"
    assert stage.events("membership.added")[-1]["room"]["name"] == "Attic"


async def test_bringing_in_a_member_changes_nothing(stage: Stage) -> None:
    room_id = await stage.room("alice", "Attic", "bob", kind="private")
    stage.forget()
    again = await stage.do("alice", AddMember(room_id=room_id, user_id=stage.id("bob")))
    assert (again.position, again.member.user_id) == (None, stage.id("bob"))
    assert stage.told() == []
    assert (await stage.ask("alice", GetRoom(room_id=room_id))).room.members == 2


async def test_nobody_can_be_brought_in_who_is_not_there(stage: Stage) -> None:
    room_id = await stage.room("alice", "Attic", kind="private")
    refused = await stage.refused("alice", AddMember(room_id=room_id, user_id=room_id))
    assert (refused.code, refused.message) == (Code.NOT_FOUND, "There is no such person.")


async def test_who_is_taken_out_reads_nothing_more(stage: Stage) -> None:
    room_id = await stage.room("alice", "Attic", "bob", kind="private")
    await stage.say("bob", room_id, "hello")
    stage.forget()
    removed = await stage.do("alice", RemoveMember(room_id=room_id, user_id=stage.id("bob")))
    assert removed.member is None
    assert removed.position.stream == f"room:{room_id}"
    assert stage.told() == [
        "user:bob membership.removed",
        "-bob room:Attic",
        "room:Attic member.removed",
        "room:Attic message.created",
    ]
    for request in (GetRoom, ListMessages, ListMembers):
        assert (await stage.refused("bob", request(room_id=room_id))).code is Code.NOT_FOUND
    assert (await stage.ask("bob", ListRooms())).items == []
    page = await stage.ask("alice", ListMessages(room_id=room_id))
    names = [message.author_name for message in page.items]
    assert names == ["Alice", "Bob", "Alice"], "what was said stays, named"


async def test_taking_out_who_is_not_there_changes_nothing(stage: Stage) -> None:
    room_id = await stage.room("alice", "Hall")
    stage.forget()
    result = await stage.do("alice", RemoveMember(room_id=room_id, user_id=stage.id("bob")))
    assert (result.member, result.position) == (None, None)
    assert stage.told() == []


async def test_taking_oneself_out_is_leaving(stage: Stage) -> None:
    room_id = await stage.room("alice", "Hall", "bob")
    removed = await stage.do("bob", RemoveMember(room_id=room_id, user_id=stage.id("bob")))
    assert removed.position.stream == f"user:{stage.id('bob')}"
    removed = await stage.do("alice", RemoveMember(room_id=room_id, user_id=stage.id("alice")))
    assert (await stage.ask("alice", GetRoom(room_id=room_id))).room.members == 0


async def test_taking_out_by_right_of_office_is_audited_by_right_of_ownership_not(stage: Stage) -> None:
    await stage.enter("mod", groups=("moderators",))
    room_id = await stage.room("alice", "Hall", "bob", "carol")
    await stage.do("alice", RemoveMember(room_id=room_id, user_id=stage.id("bob")))
    assert await stage.w.store.read(everything, "audit") == []
    removed = await stage.do("mod", RemoveMember(room_id=room_id, user_id=stage.id("carol")))
    assert removed.position is None, "the Moderator follows neither stream"
    (entry,) = await stage.w.store.read(everything, "audit")
    assert (entry[2], entry[4], entry[5]) == (stage.id("mod"), "member.remove", room_id)


async def test_members_are_listed_longest_standing_first_page_by_page(stage: Stage) -> None:
    room_id = await stage.room("alice", "Hall", "carol", "bob")
    seen: list[str] = []
    after = None
    for _ in range(3):
        page = await stage.ask("bob", ListMembers(room_id=room_id, limit=1, after=after))
        seen += [stage._name(member.user_id) for member in page.items]
        after = page.next
    assert seen == ["alice", "carol", "bob"]
    assert after is None
    assert (await stage.refused("bob", ListMembers(room_id=room_id, after="x"))).field == "after"
