"""Naming people: by a list as one types, told to those who are named, and asked before everybody is."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from tests.e2e.test_looks import SCREENS, look_at
from tests.e2e.town import Town, token
from tests.e2e.visits import Visits

pytestmark = pytest.mark.browser


def test_who_is_named_is_completed_marked_and_counted(town: Town, visit: Visits) -> None:
    heidi, oscar = town.api("heidi"), town.api("oscar")
    room_id = heidi.room("naming")
    oscar.join(room_id)
    other = oscar.room("elsewhere")
    reader = visit(town.server, f"/rooms/{other}", token=token("oscar"))
    writer = visit(town.server, f"/rooms/{room_id}", token=token("heidi"))
    expect(writer.composer).to_be_visible()

    writer.composer.press_sequentially("Could you, @os")
    choices = writer.page.get_by_role("listbox", name="People to mention")
    expect(choices.get_by_role("option")).to_have_count(1)
    writer.composer.press("Tab")
    expect(writer.composer).to_have_value("Could you, @oscar ")
    writer.composer.press_sequentially("bring `@room`?")
    writer.composer.press("Enter")
    expect(writer.message("Could you")).to_be_visible()

    link = reader.rooms.get_by_role("link", name="naming")
    expect(link).to_contain_text("1 mention of you")
    heidi.say(room_id, "And the rest as usual")
    expect(link).to_contain_text("2 unread messages")
    expect(link).to_contain_text("1 mention of you")
    link.click()
    named = reader.message("Could you").locator(".mention")
    expect(named).to_have_text("@oscar")
    expect(named).to_have_class(re.compile(r"\bme\b"))
    expect(link).not_to_contain_text("mention")


def test_everybody_in_a_room_of_many_is_not_called_by_accident(town: Town, visit: Visits) -> None:
    alice = visit(town.server, token=token("alice"))
    alice.open("general")
    alice.say("@room, the boat has come")
    asked = alice.page.get_by_role("dialog", name="Call everybody?")
    asked.get_by_role("button", name="Cancel").click()
    expect(asked).to_have_count(0)
    expect(alice.composer).to_have_value("@room, the boat has come")
    alice.composer.press("Enter")
    asked.get_by_role("button", name="Send").click()
    expect(alice.message("the boat has come")).to_be_visible()
    expect(alice.composer).to_have_value("")


@pytest.mark.parametrize("screen", SCREENS)
def test_it_fits_on_every_screen(town: Town, visit: Visits, screen: str) -> None:
    heidi, oscar = town.api("heidi"), town.api("oscar")
    room_id = heidi.room(f"names on a {screen}")
    oscar.join(room_id)
    oscar.say(room_id, "@heidi, @room: **@oscar** brings it", "@heidi again")
    away = heidi.room(f"away on a {screen}")
    town.api("oscar").join(away)
    oscar.say(away, "@heidi, come over")
    visitor = visit(town.server, f"/rooms/{room_id}", token=token("heidi"))
    expect(visitor.message("@heidi again")).to_be_visible()
    visitor.composer.press_sequentially("@")
    expect(visitor.page.get_by_role("option").first).to_be_visible()
    look_at(visitor, "mentions", screen)
    visitor.composer.press("Escape")
    expect(visitor.page.get_by_role("listbox")).to_have_count(0)
