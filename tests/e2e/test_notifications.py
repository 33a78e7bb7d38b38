"""What concerns one person, as they see it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from tests.e2e.test_looks import SCREENS, look_at
from tests.e2e.town import Town, token
from tests.e2e.visits import Visits

pytestmark = pytest.mark.browser


def test_who_is_named_finds_it_reads_it_and_is_done(town: Town, visit: Visits) -> None:
    rupert, api = town.api("rupert"), town.api("verity")
    room_id = rupert.room("rose beds")
    verity = visit(town.server, "/notifications", token=token("verity"))
    everything = verity.page.get_by_role("list", name="Notifications", exact=True).get_by_role("listitem")
    everything = everything.filter(has_text="rose beds")
    api.join(room_id)
    rupert.say(room_id, "@verity, the roses need water", "@verity, and the fuchsias")
    expect(everything.filter(has_text="Rupert mentioned you")).to_have_count(2)
    bell = verity.page.get_by_role("link", name="Notifications")
    expect(bell).to_contain_text("2 unread notifications")
    for screen in ("desk", "phone"):
        look_at(verity, "notifications", screen)
    verity.page.set_viewport_size(SCREENS["desk"])

    fuchsias = everything.filter(has_text="fuchsias")
    fuchsias.get_by_role("button", name="Mark as read").click()
    expect(bell).to_contain_text("1 unread notification")
    fuchsias.get_by_role("button", name="Mark as unread").click()
    expect(bell).to_contain_text("2 unread notifications")
    fuchsias.get_by_role("button", name="Mark as read").click()
    expect(bell).to_contain_text("1 unread notification")
    expect(fuchsias.get_by_role("img", name="Unread")).to_have_count(0)
    verity.button("Unread").click()
    expect(everything).to_have_count(1)
    everything.get_by_role("link").click()
    expect(verity.message("the roses need water")).to_be_visible()
    expect(bell).not_to_contain_text("unread")

    bell.click()
    expect(everything).to_have_count(2)
    fuchsias.get_by_role("button", name="Delete this notification").click()
    expect(everything).to_have_count(1)


DESKTOP = """
  // A desktop that writes down what it is shown: Chromium without a screen has none.
  window.Notification = class {
    static permission = "default";
    static async requestPermission() {
      return (window.Notification.permission = "granted");
    }
    constructor(title, { body }) {
      const { dataset } = document.documentElement;
      dataset.shown = `${dataset.shown ?? ""}${title}: ${body}|`;
    }
    close() {}
  };
"""


def test_the_desktop_tells_of_what_one_is_not_looking_at(town: Town, visit: Visits) -> None:
    walter, api = town.api("walter"), town.api("philippa")
    room_id = walter.room("potting shed")
    api.join(room_id)
    philippa = visit.someone(town.server, token=token("philippa"))
    philippa.page.context.add_init_script(DESKTOP)
    philippa.go(f"/rooms/{room_id}")
    expect(philippa.composer).to_be_visible()
    philippa.page.get_by_role("link", name="Settings").click()
    philippa.button("Turn on desktop notifications").click()
    philippa.page.get_by_label("Tell me when a message contains").fill("Slugs")
    philippa.button("Add").click()
    expect(philippa.page.get_by_role("list", name="Your words")).to_contain_text("Slugs")
    for screen in SCREENS:
        look_at(philippa, "notification-settings", screen)
    philippa.page.set_viewport_size(SCREENS["desk"])

    def say(text: str) -> None:
        """Say something that counts as unread, and wait until that is to be seen."""
        walter.say(room_id, text)
        expect(philippa.page).to_have_title(re.compile(r"^\(1\) "))

    say("@philippa one")
    say("two")
    say("slugs: three")
    page = philippa.page.locator("html")
    shown = "Walter in potting shed: @philippa one|Walter in potting shed: slugs: three|"
    expect(page).to_have_attribute("data-shown", shown)
    philippa.rooms.get_by_role("link", name="potting shed").click()
    expect(philippa.message("slugs: three")).to_be_visible()
    walter.say(room_id, "@philippa four")
    expect(philippa.message("@philippa four")).to_be_visible()
    philippa.page.get_by_role("link", name="Settings").click()
    philippa.page.get_by_label("Pause").select_option(label="For an hour")
    expect(philippa.page.get_by_text("Paused until")).to_be_visible()
    bell = philippa.page.get_by_role("link", name="Notifications")
    walter.say(room_id, "@philippa five")
    expect(bell).to_contain_text("1 unread notification")
    philippa.button("Go on").click()
    expect(philippa.page.get_by_label("Pause")).to_be_visible()
    walter.say(room_id, "@philippa six")
    expect(page).to_have_attribute("data-shown", f"{shown}Walter in potting shed: @philippa six|")
