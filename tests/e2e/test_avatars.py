"""A picture of oneself: chosen, seen by another browser at once, refused if it is none, removed."""

from __future__ import annotations

from contextlib import closing

import pytest
from playwright.sync_api import FilePayload, Locator, expect
from tests.e2e.api import Api
from tests.e2e.town import Town
from tests.e2e.visitor import PASSWORD
from tests.e2e.visits import Visits
from tests.support.uploads import picture

pytestmark = pytest.mark.browser

FACE = FilePayload(name="me.png", mimeType="image/png", buffer=picture(300, 200))
DRAWING = FilePayload(
    name="me.png", mimeType="image/png", buffer=b"<svg xmlns='http://www.w3.org/2000/svg'/>"
)


def avatar_in(place: Locator) -> Locator:
    """The picture in the place of a person's initials; decoration to a screen reader."""
    return place.locator("img[src$=thumbnail]")


def test_one_is_seen_as_one_wants_to_be(town: Town, visit: Visits) -> None:
    tokens = [town.api("").sign_up(name.lower(), PASSWORD, name) for name in ("Quentin", "Rosalind")]
    with closing(Api(town.server.address, tokens[0])) as api:
        room = api.room("portraits")
        api.say(room, "new haircut")
    quentin = visit(town.server, "/settings", token=tokens[0])
    rosalind = visit(town.server, f"/rooms/{room}?details", token=tokens[1])
    said = rosalind.message("new haircut")
    row = rosalind.page.get_by_role("list", name="Members of portraits").get_by_role("listitem")
    line = row.filter(has_text="Quentin")
    expect(said).to_contain_text("Q")
    before = said.bounding_box(), line.bounding_box()

    quentin.watch.expect("status of 400")
    chooser = quentin.page.get_by_role("main").locator("input[type=file]")
    chooser.set_input_files(DRAWING)
    expect(quentin.page.get_by_role("alert")).to_contain_text("Choose a whole one: PNG, JPEG, GIF or WebP")
    chooser.set_input_files(FACE)
    for place in (quentin.page.get_by_role("main"), quentin.me, said, line):
        expect(avatar_in(place)).to_have_js_property("naturalWidth", 200)
    expect(quentin.page.get_by_role("alert")).to_have_count(0)
    assert (said.bounding_box(), line.bounding_box()) == before, "nothing has moved"

    quentin.button("Remove picture").click()
    for place in (quentin.page.get_by_role("main"), quentin.me, said, line):
        expect(avatar_in(place)).to_have_count(0)
    expect(quentin.button("Choose a picture")).to_be_visible()
