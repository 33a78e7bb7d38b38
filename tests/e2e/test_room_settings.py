"""What owners change of a room, and direct rooms, as people see them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect
from tests.e2e.test_looks import SCREENS, TOUCH, look_at
from tests.e2e.town import Town, token
from tests.e2e.visitor import Visitor
from tests.e2e.visits import Visits

pytestmark = pytest.mark.browser


def test_a_room_is_renamed_closed_to_strangers_and_archived(town: Town, visit: Visits) -> None:
    room_id = town.api("rupert").room("greenhouse")
    town.api("sybil").join(room_id)
    rupert = visit(town.server, f"/rooms/{room_id}?details", token=token("rupert"))
    sybil = visit(town.server, f"/rooms/{room_id}", token=token("sybil"))
    mallory = visit(town.server, f"/rooms/{room_id}", token=token("mallory"))
    expect(mallory.button("Join greenhouse")).to_be_visible()
    rupert.say("Tomatoes are up")
    expect(mallory.message("Tomatoes are up")).to_have_count(1)
    rupert.button("Room settings").click()
    settings = rupert.page.get_by_role("dialog", name="Settings of greenhouse")
    settings.get_by_label("Name").fill("glasshouse")
    settings.get_by_role("radio", name="Private").check()
    settings.get_by_label("Who may write").select_option("Owners only")
    for screen in SCREENS:
        look_at(rupert, "room-settings", screen)
    rupert.page.set_viewport_size(SCREENS["desk"])
    settings.get_by_role("button", name="Save").click()
    expect(sybil.rooms.get_by_role("link", name="Private room glasshouse")).to_be_visible()
    expect(sybil.page.get_by_text("Only the owners of this room write here.")).to_be_visible()
    expect(sybil.composer).to_have_count(0)
    expect(mallory.page.get_by_text("This room is not here")).to_be_visible()

    rupert.button("Archive room").click()
    rupert.page.get_by_role("dialog").get_by_role("button", name="Archive room").click()
    expect(sybil.page.get_by_text("This room is archived.")).to_be_visible()
    for screen in SCREENS:
        look_at(sybil, "archived", screen)
    rupert.button("Open again").click()
    expect(rupert.composer).to_be_visible()
    expect(sybil.message("Sybil joined")).to_have_count(1)
    renamed = "Rupert renamed the room from “greenhouse” to “glasshouse”"
    expect(sybil.message(renamed)).to_have_count(1)
    look_at(sybil, "notices", "desk")
    rupert.message(renamed).hover()
    rupert.button("Delete this notice").first.click()
    rupert.page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(sybil.message(renamed)).to_have_count(0)

    phone = visit.someone(town.server, token=token("rupert"), **TOUCH)
    phone.go(f"/rooms/{room_id}")
    press(phone, phone.page.get_by_text("Sybil joined"))
    phone.page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(sybil.page.get_by_text("Sybil joined")).to_have_count(0)


def press(visitor: Visitor, place: Locator) -> None:
    """Rest a finger on something until a dialog opens, and lift it."""
    box = place.bounding_box()
    assert box is not None
    finger = {"x": box["x"] + 10, "y": box["y"] + box["height"] / 2}
    touch = visitor.page.context.new_cdp_session(visitor.page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [finger]})
    visitor.page.get_by_role("dialog").wait_for()
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_an_owner_makes_another(town: Town, visit: Visits) -> None:
    room_id = town.api("rupert").room("orangery")
    town.api("sybil").join(room_id)
    town.api("sybil").say(room_id, "Lemons")
    rupert = visit(town.server, f"/rooms/{room_id}?details", token=token("rupert"))
    sybil = visit(town.server, f"/rooms/{room_id}?details", token=token("sybil"))
    expect(sybil.button("Room settings")).to_have_count(0)
    rupert.button("More about Sybil").click()
    look_at(rupert, "member-menu", "desk")
    rupert.button("Make an owner").click()
    expect(sybil.button("Room settings")).to_be_visible()


def test_two_people_talk_to_each_other_alone(town: Town, visit: Visits) -> None:
    sybil = visit(town.server, "/", token=token("sybil"))
    rupert = visit(town.server, "/", token=token("rupert"))
    sybil.button("New direct message").click()
    dialog = sybil.page.get_by_role("dialog", name="New direct message")
    dialog.get_by_label("Find a person").fill("rupert")
    dialog.get_by_role("checkbox", name="Talk to Rupert").check()
    for screen in SCREENS:
        look_at(sybil, "new-direct", screen)
    sybil.page.set_viewport_size(SCREENS["desk"])
    dialog.get_by_role("button", name="Open conversation").click()
    sybil.say("Between us")
    direct = rupert.rooms.get_by_role("region", name="Direct messages")
    direct.get_by_role("link", name="Sybil").click()
    expect(
        rupert.page.locator("header").filter(has=rupert.page.get_by_role("heading", name="Sybil"))
    ).to_contain_text("Online")
    expect(rupert.message("Between us")).to_have_count(1)
    rupert.say("And nobody else")
    expect(sybil.message("And nobody else")).to_have_count(1)
    sybil.button("Room details, 2 members").click()
    expect(
        sybil.page.get_by_text("Only you and the people in it can read this conversation.")
    ).to_be_visible()
    expect(sybil.button("Leave room")).to_have_count(0)
    for screen in SCREENS:
        look_at(sybil, "direct", screen)
