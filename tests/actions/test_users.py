"""People and groups."""

from __future__ import annotations

import pytest
from tests.support.stage import Stage, everything

from collabd.domain.errors import Code
from collabd.domain.users import AddToGroup, GetMe, GetUser, ListGroups, ListUsers, RemoveFromGroup


@pytest.fixture
async def admin(stage: Stage) -> str:
    await stage.enter("admin", groups=("admins",))
    return "admin"


async def test_others_see_a_person_without_the_address(stage: Stage) -> None:
    mine = await stage.ask("bob", GetMe())
    assert (mine.username, mine.email, mine.groups) == ("bob", "bob@example.org", ["Users"])
    seen = await stage.ask("alice", GetUser(user_id=stage.id("bob")))
    assert seen == mine.public()
    assert not hasattr(seen, "email")
    missing = stage.people["bob"].actor.session_id
    assert (await stage.refused("alice", GetUser(user_id=missing))).code is Code.NOT_FOUND


async def test_people_are_listed_by_name_page_by_page(stage: Stage) -> None:
    seen: list[str] = []
    after = None
    for _ in range(3):
        page = await stage.ask("carol", ListUsers(limit=1, after=after))
        seen += [user.username for user in page.items]
        after = page.next
    assert (seen, after) == (["alice", "bob", "carol"], None)
    assert (await stage.refused("carol", ListUsers(after="x"))).field == "after"


async def test_an_admin_puts_people_into_groups_and_out_again(stage: Stage, admin: str) -> None:
    stage.forget()
    into = AddToGroup(group_id="moderators", user_id=stage.id("bob"))
    added = await stage.do(admin, into)
    assert stage.told() == ["directory user.updated", "user:bob notification.created"]
    assert added.position.stream == "directory"
    assert stage.events("user.updated")[-1]["user"]["groups"] == ["Moderators", "Users"]
    assert (await stage.ask("bob", GetMe())).groups == ["Moderators", "Users"]
    assert (await stage.do(admin, into)).position is None, "twice changes nothing"
    assert {group.name: group.members for group in (await stage.ask("bob", ListGroups())).items} == {
        "Admins": 1,
        "Moderators": 1,
        "Users": 4,
    }
    out = RemoveFromGroup(group_id="moderators", user_id=stage.id("bob"))
    assert (await stage.do(admin, out)).position is not None
    assert (await stage.do(admin, out)).position is None
    assert (await stage.ask("bob", GetMe())).groups == ["Users"]
    audit = await stage.w.store.read(everything, "audit")
    assert [(row[2], row[4], row[5]) for row in audit] == [
        (stage.id("admin"), "group.add", stage.id("bob")),
        (stage.id("admin"), "group.remove", stage.id("bob")),
    ]


async def test_only_admins_do(stage: Stage, admin: str) -> None:
    await stage.enter("mod", groups=("moderators",))
    for who in ("bob", "mod"):
        for request in (AddToGroup, RemoveFromGroup):
            refused = await stage.refused(who, request(group_id="admins", user_id=stage.id(who)))
            assert refused.code is Code.FORBIDDEN


async def test_the_server_keeps_an_admin_and_everybody_stays_in_users(stage: Stage, admin: str) -> None:
    last = RemoveFromGroup(group_id="admins", user_id=stage.id(admin))
    assert (await stage.refused(admin, last)).code is Code.CONFLICT
    users = RemoveFromGroup(group_id="users", user_id=stage.id("bob"))
    assert (await stage.refused(admin, users)).code is Code.CONFLICT
    await stage.do(admin, AddToGroup(group_id="admins", user_id=stage.id("bob")))
    await stage.do("bob", last)
    assert (
        await stage.refused(admin, AddToGroup(group_id="admins", user_id=stage.id(admin)))
    ).code is Code.FORBIDDEN


async def test_there_is_no_other_group(stage: Stage, admin: str) -> None:
    for request in (AddToGroup, RemoveFromGroup):
        refused = await stage.refused(admin, request(group_id="gods", user_id=stage.id("bob")))
        assert refused.code is Code.NOT_FOUND
        missing = stage.people["bob"].actor.session_id
        refused = await stage.refused(admin, request(group_id="moderators", user_id=missing))
        assert refused.message == "There is no such person."
