"""How one is, and what one says of oneself, as two people see it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect
from tests.e2e.test_looks import SCREENS, look_at
from tests.e2e.town import Town, token
from tests.e2e.visitor import Visitor
from tests.e2e.visits import Visits

pytestmark = pytest.mark.browser


def seen(person: Visitor, name: str) -> Locator:
    """Somebody's line in the list of those who are here."""
    return person.online.filter(has_text=name)


def menu(person: Visitor) -> Locator:
    """The menu with one's status, opened if it is not."""
    dialog = person.page.get_by_role("dialog", name="Your status")
    if dialog.count() == 0:
        person.me.get_by_role("button", expanded=False).first.click()
    return dialog


def test_one_says_how_one_is_and_others_see_it(town: Town, visit: Visits) -> None:
    judy = visit(town.server, "/", token=token("judy"))
    ursula = visit(town.server, "/", token=token("ursula"))
    expect(seen(ursula, "Judy")).to_have_count(1)
    expect(seen(ursula, "Judy")).not_to_contain_text("Busy")

    menu(judy).get_by_role("radio", name="Busy").check()
    expect(seen(ursula, "Judy")).to_contain_text("Busy")
    menu(judy).get_by_role("button", name="Choose an emoji").click()
    judy.page.get_by_role("dialog", name="Emoji").get_by_role("button", name="party").first.click()
    menu(judy).get_by_label("What are you up to?").fill("Birthday")
    menu(judy).get_by_label("Clear it").select_option(label="In 1 hour")
    menu(judy).get_by_role("button", name="Set status").click()
    expect(judy.me).to_contain_text("Birthday")
    expect(seen(ursula, "Judy")).to_contain_text("Birthday")

    judy.page.reload()
    expect(judy.me).to_contain_text("Birthday")
    expect(menu(judy)).to_contain_text("Clears ")
    expect(menu(judy).get_by_role("radio", name="Busy")).to_be_checked()
    menu(judy).get_by_role("button", name="Clear status").click()
    expect(judy.me).to_contain_text("Busy")
    menu(judy).get_by_role("radio", name="Online").check()
    expect(judy.me).to_contain_text("Live")
    expect(seen(ursula, "Judy")).not_to_contain_text("Busy")
    expect(seen(ursula, "Judy")).not_to_contain_text("Birthday")


def test_a_room_shows_who_else_has_it_open(town: Town, visit: Visits) -> None:
    room_id = town.api("judy").room("presence of mind")
    town.api("ursula").join(room_id)
    judy = visit(town.server, f"/rooms/{room_id}?details", token=token("judy"))
    ursula = visit(town.server, f"/rooms/{room_id}", token=token("ursula"))
    members = judy.page.get_by_role("list", name="Members of presence of mind")
    expect(members.get_by_role("listitem").filter(has_text="Ursula")).to_contain_text("here now")
    expect(members.get_by_role("listitem").filter(has_text="Judy")).not_to_contain_text("here now")
    ursula.page.get_by_role("link", name="Browse rooms").click()
    expect(members.get_by_role("listitem").filter(has_text="Ursula")).not_to_contain_text("here now")


def test_it_fits_on_every_screen(town: Town, visit: Visits) -> None:
    room_id = town.api("ursula").room("peace of mind")
    town.api("judy").join(room_id)
    saying = {"text": "Out for lunch, and back before the tide", "emoji": "🍜"}
    town.api("ursula").do("PATCH", "/users/me", availability="AWAY", status=saying)
    judy = visit(town.server, "/", token=token("judy"))
    visit(town.server, "/", token=token("ursula"))
    expect(seen(judy, "Ursula")).to_contain_text("Away")
    for screen, size in SCREENS.items():
        judy.page.set_viewport_size(size)
        look_at(judy, "presence", screen)
        menu(judy).wait_for()
        look_at(judy, "status", screen)
        judy.page.keyboard.press("Escape")
        expect(judy.page.get_by_role("dialog", name="Your status")).to_have_count(0)
    judy.page.goto(f"{town.server.address}/rooms/{room_id}?details")
    members = judy.page.get_by_role("list", name="Members of peace of mind")
    expect(members.get_by_role("listitem").filter(has_text="Ursula")).to_contain_text("Out for lunch")
    for screen in SCREENS:
        look_at(judy, "members", screen)
