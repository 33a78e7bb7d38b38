"""Searching: as one types, with what was found marked, and from there into the conversation."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.e2e.town import Town, token
from tests.e2e.visits import Visits

pytestmark = pytest.mark.browser


def test_what_was_said_is_found_and_leads_into_its_room(town: Town, visit: Visits) -> None:
    bob = town.api("bob")
    attic = bob.room("the attic")
    bob.say(attic, "Where is the zeppelin?")
    for number in range(60):
        bob.say(attic, f"Something else, number {number}")
    bob.say(attic, "The **Zeppelins** are in <b>hangar</b> seven")

    person = visit(town.server, token=token("carol"))
    person.page.get_by_role("link", name="Search", exact=True).click()
    field = person.page.get_by_role("searchbox", name="Search messages")
    expect(field).to_be_focused()
    field.type("zepp")
    results = person.page.get_by_role("list", name="What was found").get_by_role("listitem")
    expect(results).to_have_count(2)
    expect(results.first).to_contain_text("The **Zeppelins** are in <b>hangar</b> seven")
    expect(results.first.locator("mark")).to_have_text("Zeppelins")
    expect(results.first).to_contain_text("the attic")
    expect(person.page.get_by_role("status").filter(has_text="2 messages")).to_be_visible()
    expect(person.page).to_have_url(town.server.address + "/search?q=zepp")

    field.fill('in:"the attic" from:bob "the zeppelin"')
    expect(results).to_have_count(1)
    results.first.get_by_role("link").click()
    expect(person.message("Where is the zeppelin?")).to_be_in_viewport()
    expect(person.message("number 59")).to_have_count(0)

    person.page.go_back()
    expect(field).to_have_value('in:"the attic" from:bob "the zeppelin"')
    expect(results).to_have_count(1)
    field.fill("nobody has ever said this")
    expect(person.page.get_by_text("Nothing found")).to_be_visible()
    field.fill("")
    expect(person.page.get_by_text("from:me is you")).to_be_visible()
