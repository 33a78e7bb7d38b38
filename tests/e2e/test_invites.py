"""An invite into a room, as its owner makes it and as it is opened with and without a session."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.e2e.test_looks import SCREENS, look_at
from tests.e2e.town import Town, token
from tests.e2e.visits import Visits

pytestmark = pytest.mark.browser


def test_a_link_leads_into_a_private_room(town: Town, visit: Visits) -> None:
    room_id = town.api("rupert").room("book circle", "private")
    town.api("rupert").say(room_id, "Chapter one")
    rupert = visit(town.server, f"/rooms/{room_id}?details", token=token("rupert"))
    rupert.button("Invite link").click()
    dialog = rupert.page.get_by_role("dialog", name="Invite people to book circle")
    dialog.get_by_role("button", name="Create invite link").click()
    expect(dialog.get_by_role("img", name="The link as a QR code")).to_be_visible()
    link = dialog.get_by_role("textbox", name="Invite link").input_value()
    for screen in SCREENS:
        look_at(rupert, "room-invite", screen)

    stranger = visit.someone(town.server)
    stranger.go(link)
    expect(stranger.page.get_by_role("heading", name="Join book circle")).to_be_visible()
    expect(stranger.button("Sign in")).to_be_visible()
    sybil = visit(town.server, link, token=token("sybil"))
    expect(sybil.page.get_by_text("1 member")).to_be_visible()
    for screen in SCREENS:
        look_at(sybil, "accept-invite", screen)
    sybil.button("Join room").click()
    expect(sybil.message("Chapter one")).to_have_count(1)
    sybil.say("I have read it")
    expect(rupert.message("I have read it")).to_have_count(1)
