"""What is unread, on the screens of one person's devices."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, expect
from tests.e2e.town import Town, token
from tests.e2e.visitor import Visitor
from tests.e2e.visits import Visits

pytestmark = pytest.mark.browser

AS_HIDDEN = """() => {
  Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""
"""What the page is told when its tab goes to the background; a browser without a window has no tabs."""


def shared_room(town: Town, name: str, said: int = 0) -> str:
    """A room of alice and bob, in which bob has said so much since alice is in it."""
    room = town.api("alice").room(name)
    town.api("bob").join(room)
    town.api("bob").say(room, *(f"{name} {number}" for number in range(said)))
    return room


def in_list(person: Visitor, room: str) -> Locator:
    """A room in the list."""
    return person.rooms.get_by_role("link", name=room)


def test_reading_on_one_device_is_read_on_all(town: Town, visit: Visits) -> None:
    harbour = shared_room(town, "harbour wall", said=3)
    elsewhere = shared_room(town, "far from it")
    phone = visit(town.server, f"/rooms/{elsewhere}", token=token("alice"))
    expect(in_list(phone, "harbour wall")).to_have_accessible_name(re.compile("3 unread messages"))
    expect(phone.page).to_have_title(re.compile(r"^\(\d+\) far from it"))
    desk = visit(town.server, f"/rooms/{harbour}", token=token("alice"))
    expect(desk.message("harbour wall 2")).to_be_in_viewport()
    for device in (desk, phone):
        expect(in_list(device, "harbour wall")).not_to_have_accessible_name(re.compile("unread"))
    town.api("bob").say(elsewhere, "Seen at once")
    expect(in_list(phone, "far from it")).not_to_have_accessible_name(re.compile("unread"))


def test_the_line_stays_and_one_is_led_to_it(town: Town, visit: Visits) -> None:
    room = shared_room(town, "long read", said=70)
    alice = visit(town.server, f"/rooms/{room}", token=token("alice"))
    expect(alice.message("long read 69")).to_be_in_viewport()
    alice.button("Jump to first unread").click()
    expect(alice.feed.get_by_text("New", exact=True)).to_be_in_viewport()
    expect(alice.message("long read 0")).to_be_in_viewport()
    expect(alice.button("Jump to first unread")).to_have_count(0)


def test_unread_from_here_holds_while_one_is_there_and_is_read_when_one_comes_back(
    town: Town, visit: Visits
) -> None:
    room = shared_room(town, "second thoughts", said=3)
    shared_room(town, "next door")
    alice = visit(town.server, f"/rooms/{room}", token=token("alice"))
    expect(in_list(alice, "second thoughts")).not_to_have_accessible_name(re.compile("unread"))
    alice.act("second thoughts 1", "Mark unread from here")
    expect(in_list(alice, "second thoughts")).to_have_accessible_name(re.compile("2 unread messages"))
    expect(alice.button("Jump to first unread")).to_have_count(0)
    assert alice.page.evaluate("document.documentElement.scrollHeight - innerHeight") == 0
    town.api("bob").say(room, "one more")
    expect(in_list(alice, "second thoughts")).to_have_accessible_name(re.compile("3 unread messages"))
    alice.open("next door")
    alice.open("second thoughts")
    expect(in_list(alice, "second thoughts")).not_to_have_accessible_name(re.compile("unread"))
    line = alice.feed.get_by_text("New", exact=True)
    expect(line).to_be_visible()


def test_all_is_read_at_once_and_not_so_after_all(town: Town, visit: Visits) -> None:
    rooms = [shared_room(town, name, said=2) for name in ("inbox one", "inbox two")]
    quiet = shared_room(town, "quiet corner")
    alice = visit(town.server, f"/rooms/{quiet}", token=token("alice"))
    for name in ("inbox one", "inbox two"):
        expect(in_list(alice, name)).to_have_accessible_name(re.compile("2 unread messages"))
    alice.button("Mark all as read").click()
    for name in ("inbox one", "inbox two"):
        expect(in_list(alice, name)).not_to_have_accessible_name(re.compile("unread"))
    expect(alice.page).to_have_title(re.compile("^quiet corner"))
    town.api("bob").say(rooms[0], "meanwhile")
    alice.button("Undo").click()
    expect(in_list(alice, "inbox one")).to_have_accessible_name(re.compile("3 unread messages"))
    expect(in_list(alice, "inbox two")).to_have_accessible_name(re.compile("2 unread messages"))


def test_a_page_that_nobody_looks_at_reads_nothing(town: Town, visit: Visits) -> None:
    room = shared_room(town, "empty desk", said=1)
    alice = visit(town.server, f"/rooms/{room}", token=token("alice"))
    link = in_list(alice, "empty desk")
    expect(link).not_to_have_accessible_name(re.compile("unread"))
    alice.page.evaluate(AS_HIDDEN)
    town.api("bob").say(room, "Anybody there?")
    expect(link).to_have_accessible_name(re.compile("1 unread message"))
    unread: Any = town.api("alice").do("GET", f"/rooms/{room}")["unread"]
    assert unread["unread"] == 1
