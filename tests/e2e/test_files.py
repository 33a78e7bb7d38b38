"""Files in two browsers: chosen, sent, seen by the other at its place, opened and saved."""

from __future__ import annotations

import pytest
from playwright.sync_api import FilePayload, expect
from tests.e2e.town import Town, token
from tests.e2e.visits import Visits
from tests.support.uploads import picture

pytestmark = pytest.mark.browser

PLAN = b"what was agreed"
VIEW = FilePayload(name="view.png", mimeType="image/png", buffer=picture(1200, 900))
NAMED = "what was agreed between everybody at the long table, signed.txt"
NOTE = FilePayload(name=NAMED, mimeType="text/plain", buffer=PLAN)


def test_a_picture_and_a_note_go_to_the_other_browser(town: Town, visit: Visits) -> None:
    room = town.api("bob").room("gallery")
    town.api("carol").join(room)
    path = f"/rooms/{room}"
    bob, carol = visit(town.server, path, token=token("bob")), visit(town.server, path, token=token("carol"))
    bob.page.locator("input[type=file]").set_input_files([VIEW, NOTE])
    waiting = bob.page.get_by_role("list", name="Files to send").get_by_role("listitem")
    expect(waiting).to_have_count(2)
    expect(waiting.get_by_role("progressbar")).to_have_count(0)
    bob.page.get_by_role("button", name="Send", exact=True).click()
    expect(waiting).to_have_count(0)

    shown = carol.page.get_by_role("button", name="Show view.png")
    expect(shown).to_be_visible()
    box = shown.bounding_box()
    assert box is not None
    assert round(box["width"] / box["height"], 1) == 1.3, "it has its place before it is there"
    loaded = "image => image.complete && image.naturalWidth"
    carol.page.wait_for_function(f"() => ({loaded})(document.querySelector('article img'))")
    card = carol.page.get_by_role("link", name=f"Save {NAMED}")
    whole, ending = card.bounding_box(), card.get_by_text("signed.txt").bounding_box()
    assert whole is not None
    assert ending is not None
    assert whole["x"] < ending["x"] < ending["x"] + ending["width"] < whole["x"] + whole["width"]
    with carol.page.expect_download() as saved:
        card.click()
    assert saved.value.suggested_filename == NAMED
    assert saved.value.path().read_bytes() == PLAN
    shown.click()
    dialog = carol.page.get_by_role("dialog", name="view.png")
    expect(dialog).to_contain_text("1200 × 900")
    carol.page.wait_for_function(f"() => ({loaded})(document.querySelector('dialog img')) === 1200")


def test_one_that_is_not_wanted_is_left_out(town: Town, visit: Visits) -> None:
    room = town.api("bob").room("attic")
    bob = visit(town.server, f"/rooms/{room}", token=token("bob"))
    bob.page.locator("input[type=file]").set_input_files([VIEW, NOTE])
    bob.page.get_by_role("button", name="Do not send view.png").click()
    waiting = bob.page.get_by_role("list", name="Files to send").get_by_role("listitem")
    expect(waiting).to_have_count(1)
    bob.page.get_by_role("button", name="Send", exact=True).click()
    expect(bob.page.get_by_role("link", name=f"Save {NAMED}")).to_have_count(1)
    expect(bob.page.get_by_role("button", name="Show view.png")).to_have_count(0)
