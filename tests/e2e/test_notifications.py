"""What concerns one person, as they see it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.e2e.test_looks import SCREENS, look_at
from tests.e2e.town import Town, token
from tests.e2e.visits import Visits

pytestmark = pytest.mark.browser


def test_who_is_named_finds_it_reads_it_and_is_done(town: Town, visit: Visits) -> None:
    rupert, api = town.api("rupert"), town.api("sybil")
    room_id = rupert.room("rose beds")
    sybil = visit(town.server, "/notifications", token=token("sybil"))
    everything = sybil.page.get_by_role("list", name="Notifications", exact=True).get_by_role("listitem")
    everything = everything.filter(has_text="rose beds")
    api.join(room_id)
    rupert.say(room_id, "@sybil, the roses need water", "@sybil, and the fuchsias")
    expect(everything.filter(has_text="Rupert mentioned you")).to_have_count(2)
    bell = sybil.page.get_by_role("link", name="Notifications")
    expect(bell).to_contain_text("2 unread notifications")
    for screen in ("desk", "phone"):
        look_at(sybil, "notifications", screen)
    sybil.page.set_viewport_size(SCREENS["desk"])

    fuchsias = everything.filter(has_text="fuchsias")
    fuchsias.get_by_role("button", name="Mark as read").click()
    expect(bell).to_contain_text("1 unread notification")
    expect(fuchsias.get_by_role("img", name="Unread")).to_have_count(0)
    sybil.button("Unread").click()
    expect(everything).to_have_count(1)
    everything.get_by_role("link").click()
    expect(sybil.message("the roses need water")).to_be_visible()
    expect(bell).not_to_contain_text("unread")

    bell.click()
    expect(everything).to_have_count(2)
    fuchsias.get_by_role("button", name="Delete this notification").click()
    expect(everything).to_have_count(1)
