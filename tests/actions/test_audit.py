"""The audit log: read by Admins alone, newest first, all of it or a part."""

from __future__ import annotations

import pytest
from tests.support.stage import Stage

from collabd.domain.audit import ListAudit
from collabd.domain.errors import Code
from collabd.domain.messages import DeleteMessage
from collabd.domain.rooms import UpdateRoom
from collabd.domain.users import AddToGroup


@pytest.fixture
async def house(stage: Stage) -> Stage:
    """Three deeds: mo renames a room and deletes a message there, ada makes carol a Moderator."""
    await stage.enter("mo", groups=("moderators",))
    await stage.enter("ada", groups=("admins",))
    hall = await stage.room("alice", "Hall", "bob")
    message = await stage.say("bob", hall, "spam")
    await stage.do("mo", UpdateRoom(room_id=hall, name="Great Hall"))
    await stage.do("mo", DeleteMessage(message_id=message.id))
    await stage.do("ada", AddToGroup(group_id="moderators", user_id=stage.id("carol")))
    return stage


async def actions(stage: Stage, query: ListAudit) -> list[str]:
    return [entry.action for entry in (await stage.ask("ada", query)).items]


async def test_admins_read_it_newest_first_page_by_page(house: Stage) -> None:
    assert await actions(house, ListAudit()) == ["group.add", "message.delete", "room.update"]
    page = await house.ask("ada", ListAudit(limit=2))
    assert page.items[0].actor_id == house.id("ada")
    assert page.items[0].subject == house.id("carol")
    assert page.items[0].details == {"group": "moderators"}
    assert await actions(house, ListAudit(before=page.next)) == ["room.update"]


async def test_they_ask_for_a_part_of_it(house: Stage) -> None:
    assert await actions(house, ListAudit(actor_id=house.id("mo"))) == ["message.delete", "room.update"]
    assert await actions(house, ListAudit(action="room.update")) == ["room.update"]
    assert await actions(house, ListAudit(subject=house.id("carol"))) == ["group.add"]
    both = ListAudit(actor_id=house.id("mo"), action="message.delete")
    assert await actions(house, both) == ["message.delete"]
    assert await actions(house, ListAudit(actor_id=house.id("mo"), action="group.add")) == []


async def test_nobody_else_reads_it(house: Stage) -> None:
    for who in ("alice", "mo"):
        assert (await house.refused(who, ListAudit())).code is Code.FORBIDDEN
