"""What people keep at hand: pins, bookmarks, links to messages, and drafts."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.e2e.town import Town, token
from tests.e2e.visits import Visits

pytestmark = pytest.mark.browser

GENERAL = "general"


def test_a_pin_is_for_the_room_and_a_bookmark_for_oneself(town: Town, visit: Visits) -> None:
    alice = visit(town.server, token=token("alice"))
    alice.open(GENERAL)
    alice.say("The door code is by the door")
    bob = visit(town.server, token=token("bob"))
    bob.open(GENERAL)
    alice.act("door code", "Pin to the room")
    bob.page.get_by_role("button", name="Room details").click()
    pinned = bob.page.get_by_role("list", name=f"Pinned messages of {GENERAL}")
    expect(pinned).to_contain_text("The door code is by the door")
    expect(pinned).to_contain_text("Pinned by")
    pinned.get_by_role("button", name="Unpin").first.click()
    for person in (alice, bob):
        expect(person.message("door code")).not_to_contain_text("Pinned")

    bob.act("door code", "Bookmark")
    bob.page.get_by_role("link", name="Bookmarks").click()
    kept = bob.page.get_by_role("list", name="Bookmarks")
    expect(kept).to_contain_text("The door code is by the door")
    kept.get_by_role("link").first.click()
    expect(bob.message("door code")).to_be_visible()
    expect(bob.message("door code")).to_be_focused()


def test_a_link_leads_to_an_old_message_and_on_from_there(town: Town, visit: Visits) -> None:
    room, old = old_message(town)
    alice = visit(town.server, f"/rooms/{room}/messages/{old['id']}", token=token("alice"))
    target = alice.feed.locator(f'[data-key="{old["id"]}"]')
    expect(target).to_be_in_viewport()
    expect(target).to_be_focused()
    expect(alice.me).to_contain_text("Live")
    alice.button("Jump to latest").click()
    expect(alice.button("Jump to latest")).to_have_count(0)
    alice.say("Back at the end")
    expect(alice.message("Back at the end")).to_be_in_viewport()
    expect(target).to_have_count(0)
    alice.watch.expect("404")
    alice.go(f"/rooms/{room}/messages/019fd5b2-7c00-7abc-8def-0123456789ab")
    expect(alice.page.get_by_text("This message cannot be shown")).to_be_visible()
    alice.button("To the room").click()
    expect(alice.message("Back at the end")).to_be_visible()


def old_message(town: Town) -> tuple[str, dict[str, str]]:
    """A room with many messages, and one of its first."""
    api = town.api("alice")
    rooms = api.do("GET", "/rooms?scope=joined&limit=200")["items"]
    room = max(rooms, key=lambda one: int(one["messageCount"]))["id"]
    first = api.do("GET", f"/rooms/{room}/messages?after=0&limit=60")["items"]
    return room, next(one for one in first[20:] if (one["messageType"], one["deletedAt"]) == ("TEXT", None))


def test_a_draft_follows_its_writer(town: Town, visit: Visits) -> None:
    desk = visit(town.server, token=token("alice"))
    desk.open(GENERAL)
    telephone = visit(town.server, token=token("alice"))
    telephone.open(GENERAL)
    desk.composer.press_sequentially("Begun at the desk")
    expect(desk.composer).to_have_value("Begun at the desk")
    expect(telephone.composer).to_have_value("Begun at the desk")
    telephone.composer.press("End")
    telephone.composer.press_sequentially(", ended on the way")
    telephone.composer.press("Enter")
    expect(desk.message("Begun at the desk, ended on the way")).to_have_count(1)
    expect(desk.composer).to_have_value("")
    desk.page.reload()
    expect(desk.composer).to_have_value("")


def test_a_thread_has_a_draft_of_its_own(town: Town, visit: Visits) -> None:
    api = town.api("peggy")
    room_id = api.room("drafting")
    api.say(room_id, "What do we name it?")
    desk, telephone = (visit(town.server, f"/rooms/{room_id}", token=token("peggy")) for _ in range(2))
    for page in (desk, telephone):
        page.act("What do we name it?", "Reply in thread")
    boxes = [page.page.get_by_role("textbox", name="Reply in this thread") for page in (desk, telephone)]
    boxes[0].press_sequentially("Perhaps Otter")
    expect(boxes[1]).to_have_value("Perhaps Otter")
    expect(telephone.composer).to_have_value("")
    desk.page.reload()
    expect(boxes[0]).to_have_value("Perhaps Otter")
