"""What a message said before, who may look at it, and what Moderators may change."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect
from tests.e2e.town import Town, token
from tests.e2e.visitor import Visitor
from tests.e2e.visits import Visits

pytestmark = pytest.mark.browser


def rewrite(person: Visitor, text: str, better: str) -> None:
    """Edit a message in the page."""
    person.act(text, "Edit message")
    editor = person.feed.get_by_role("textbox")
    editor.fill(better)
    editor.press("Enter")
    expect(person.message(better)).to_have_count(1)


def history(person: Visitor, text: str) -> Locator:
    """Open a message's history; its versions."""
    person.message(text).get_by_role("button", name="(edited").click()
    return person.page.get_by_role("list", name="Edit history").get_by_role("listitem")


def test_its_author_and_moderators_see_what_a_message_said(town: Town, visit: Visits) -> None:
    room = town.api("bob").room("drafts")
    town.api("carol").join(room)
    town.api("bob").say(room, "Meet at noon")
    path = f"/rooms/{room}"
    bob, carol = visit(town.server, path, token=token("bob")), visit(town.server, path, token=token("carol"))
    rewrite(bob, "Meet at noon", "Meet at one")
    expect(carol.message("Meet at one")).to_contain_text("(edited)")

    alice = visit(town.server, path, token=token("alice"))  # an Admin, who has not joined
    rewrite(alice, "Meet at one", "Meet at two")
    for person in (alice, bob, carol):
        expect(person.message("Meet at two")).to_contain_text("(edited by a moderator)")
    for person in (alice, bob):
        versions = history(person, "Meet at two")
        for version, text in enumerate(("Meet at two", "Meet at one", "Meet at noon")):
            expect(versions.nth(version)).to_contain_text(text)
        expect(versions).to_have_count(3)
        expect(versions.first).to_contain_text("Alice")
        expect(versions.last).to_contain_text("Bob")
    expect(carol.message("Meet at two").get_by_role("button", name="(edited")).to_have_count(0)
    carol.message("Meet at two").hover()
    expect(carol.button("Edit message")).to_have_count(0)

    bob.page.keyboard.press("Escape")
    expect(bob.page.get_by_role("dialog")).to_have_count(0)
    bob.act("Meet at two", "Delete message")
    bob.button("Delete").click()
    expect(alice.page.get_by_role("dialog")).to_have_count(0)
    expect(alice.page.get_by_text("Meet at")).to_have_count(0)


def test_a_moderator_takes_back_another_persons_reaction(town: Town, visit: Visits) -> None:
    room = town.api("bob").room("applause")
    (message,) = town.api("bob").say(room, "Done!")
    town.api("carol").join(room)
    for name in ("bob", "carol"):
        town.api(name).do("PUT", f"/messages/{message}/reactions/🎉")
    path = f"/rooms/{room}"
    alice, carol = (visit(town.server, path, token=token(name)) for name in ("alice", "carol"))
    alice.act("Done!", "Who reacted")
    who = alice.page.get_by_role("list", name="Who reacted").get_by_role("listitem")
    expect(who).to_have_count(2)
    take_back = who.get_by_role("button", name="Take back 🎉 of")
    take_back.and_(alice.button("Take back 🎉 of Carol")).click()
    expect(who).to_have_count(1)
    expect(carol.message("Done!").get_by_role("button", name="🎉, 1 person")).to_be_visible()
    carol.message("Done!").hover()
    expect(carol.button("Add reaction")).to_be_visible()
    expect(carol.button("Who reacted")).to_have_count(0)
    take_back.click()
    expect(alice.page.get_by_role("dialog")).to_have_count(0)
    expect(carol.message("Done!").get_by_role("button", name="🎉")).to_have_count(0)
