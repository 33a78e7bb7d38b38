"""Favourites, muting and the level of notifications, as one person sets them."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.e2e.test_looks import SCREENS, look_at
from tests.e2e.town import Town, token
from tests.e2e.visits import Visits

pytestmark = pytest.mark.browser


def test_a_room_becomes_a_favourite_and_is_muted(town: Town, visit: Visits) -> None:
    room_id = town.api("sybil").room("observatory")
    town.api("sybil").say(room_id, "Clear skies tonight.")
    sybil = visit(town.server, f"/rooms/{room_id}?details", token=token("sybil"))
    elsewhere = visit(town.server, "/", token=token("sybil"))
    favourites = sybil.rooms.get_by_role("region", name="Favourites")
    expect(favourites).to_have_count(0)
    sybil.button("Favourite").click()
    expect(favourites.get_by_role("link", name="observatory")).to_be_visible()
    sybil.page.get_by_label("Notify me about").select_option("Every message")
    sybil.page.get_by_label("Mute", exact=True).select_option("For a week")
    expect(sybil.page.get_by_text("Muted until")).to_be_visible()
    same = elsewhere.rooms.get_by_role("region", name="Favourites").get_by_role("link")
    expect(same).to_have_accessible_name("Public room observatory Muted")
    for screen in SCREENS:
        look_at(sybil, "preferences", screen)
    sybil.page.set_viewport_size(SCREENS["desk"])

    sybil.button("Unmute").click()
    expect(sybil.page.get_by_label("Mute", exact=True)).to_be_visible()
    sybil.page.reload()
    expect(sybil.page.get_by_label("Notify me about")).to_have_value("all")
    sybil.button("Favourite").click()
    expect(favourites).to_have_count(0)
