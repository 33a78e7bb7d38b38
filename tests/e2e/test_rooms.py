"""Rooms: who sees them, who comes in, and what is left when someone goes."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, expect
from tests.e2e.town import Town, token
from tests.e2e.visitor import Visitor
from tests.e2e.visits import Visits

pytestmark = pytest.mark.browser


def test_a_private_room_is_there_only_for_its_members(town: Town, visit: Visits) -> None:
    carol = visit(town.server, token=token("carol"))
    create_private_room(carol, "surprise party")
    carol.say("She suspects nothing")
    address = carol.page.url
    mallory = visit(town.server, "/?browse", token=token("mallory"))
    expect(mallory.page.get_by_role("link", name="general").first).to_be_visible()
    expect(mallory.page.get_by_role("link", name="surprise party")).to_have_count(0)
    mallory.go(address)
    expect(mallory.page.get_by_text("This room is not here")).to_be_visible()

    dave = visit(town.server, token=token("dave"))
    expect(dave.rooms).to_contain_text("You are in no rooms yet.")
    add(carol, "Dave")
    dave.open("surprise party")
    expect(dave.message("She suspects nothing")).to_have_count(1)
    dave.say("I will bring the cake")
    expect(carol.message("I will bring the cake")).to_have_count(1)

    more_about(carol, "Dave").click()
    carol.button("Remove from the room").click()
    carol.page.get_by_role("dialog").get_by_role("button", name="Remove", exact=True).click()
    expect(dave.page.get_by_text("This room is not here")).to_be_visible()
    expect(dave.rooms).to_contain_text("You are in no rooms yet.")
    expect(members(carol)).to_have_text(["Carol"])
    dave.page.reload()
    expect(dave.page.get_by_text("This room is not here")).to_be_visible()


def create_private_room(person: Visitor, name: str) -> None:
    """Make a room through the dialog."""
    person.button("Create room").first.click()
    dialog = person.page.get_by_role("dialog", name="Create a room")
    dialog.get_by_label("Name").fill(name)
    dialog.get_by_role("radio", name="Private").check()
    dialog.get_by_role("button", name="Create").click()
    person.composer.wait_for()


def add(person: Visitor, name: str) -> None:
    """Add somebody to the open room, and go on looking at its members."""
    person.button("Room details, 1 member").click()
    person.button("Add people").click()
    dialog = person.page.get_by_role("dialog")
    dialog.get_by_label("Find a person").fill(name)
    dialog.get_by_role("button", name=f"Add {name}", exact=True).click()
    expect(dialog.get_by_text("Everyone who fits is in this room already.")).to_be_visible()
    dialog.get_by_role("button", name="Close").click()
    expect(more_about(person, name)).to_be_visible()


def more_about(person: Visitor, name: str) -> Locator:
    """What opens the menu of a member."""
    return person.button(f"More about {name}")


def members(person: Visitor) -> Locator:
    """The names in the room's details."""
    return person.page.get_by_role("list", name="Members of ").locator("bdi")


def test_a_public_room_is_looked_at_joined_and_left(town: Town, visit: Visits) -> None:
    peggy = town.api("peggy")
    room = peggy.room("tide tables", description="When the water comes")
    peggy.say(room, "High water at noon")
    victor = visit(town.server, "/?browse", token=token("victor"))
    victor.page.get_by_label("Find a room").fill("water comes")
    found = victor.page.get_by_role("list", name="All rooms").get_by_role("listitem")
    expect(found).to_have_count(1)
    expect(found).to_contain_text("1 member · 1 message")
    found.get_by_role("link").click()

    expect(victor.message("High water at noon")).to_have_count(1)
    peggy.say(room, "Low water at six")
    expect(victor.message("Low water at six")).to_have_count(1)
    expect(victor.composer).to_have_count(0)
    expect(victor.rooms.get_by_role("link", name="tide tables")).to_have_count(0)

    victor.button("Join tide tables").click()
    victor.say("Noted")
    expect(victor.waiting).to_have_count(0)
    expect(victor.rooms.get_by_role("link", name="tide tables")).to_be_visible()
    assert [each["content"] for each in messages(town, room)] == [
        "High water at noon",
        "Low water at six",
        "Noted",
    ]

    victor.button("Room details, 2 members").click()
    victor.button("Leave room").click()
    victor.page.get_by_role("dialog").get_by_role("button", name="Leave room").click()
    expect(victor.rooms.get_by_role("link", name="tide tables")).to_have_count(0)
    assert town.api("peggy").do("GET", f"/rooms/{room}")["room"]["members"] == 1


def messages(town: Town, room: str) -> list[dict[str, Any]]:
    """What people have said in a room, as the server has it."""
    found = town.api("peggy").do("GET", f"/rooms/{room}/messages")["items"]
    return [each for each in found if each["messageType"] == "TEXT"]


def test_a_deleted_room_is_gone_for_everybody_who_is_in_it(town: Town, visit: Visits) -> None:
    room = town.api("walter").room("old ideas")
    town.api("wendy").join(room)
    wendy = visit(town.server, f"/rooms/{room}", token=token("wendy"))
    expect(wendy.composer).to_be_visible()
    walter = visit(town.server, f"/rooms/{room}?details", token=token("walter"))
    walter.button("Delete room").click()
    question = walter.page.get_by_role("dialog", name="Delete old ideas?")
    question.get_by_role("button", name="Cancel").click()
    expect(wendy.composer).to_be_visible()

    walter.button("Delete room").click()
    question.get_by_role("button", name="Delete room").click()
    expect(wendy.page.get_by_text("This room is not here")).to_be_visible()
    for person in (walter, wendy):
        expect(person.rooms.get_by_role("link", name="old ideas")).to_have_count(0)
