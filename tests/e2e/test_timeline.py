"""The conversation on the screen stays where the reader is."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Literal

import pytest
from playwright.sync_api import Locator, expect
from tests.e2e.town import Town, token
from tests.e2e.visitor import Visitor
from tests.e2e.visits import Visits

pytestmark = pytest.mark.browser

STILL = 2
"""Pixels that nobody sees as a jump."""
TO_END = "(feed) => feed.scrollHeight - feed.clientHeight - feed.scrollTop"
AT_REST = """(feed) => new Promise((done) => {
  let [last, frames] = [feed.scrollTop, 0];
  const look = () => {
    frames = feed.scrollTop === last ? frames + 1 : 0;
    last = feed.scrollTop;
    if (frames === 5) done(last); else requestAnimationFrame(look);
  };
  look();
})"""
"""Waits until nothing has scrolled for five frames."""
FIRST_SEEN = """(feed) => [...feed.querySelectorAll("article")]
  .find((row) => row.getBoundingClientRect().top >= feed.getBoundingClientRect().top + 100).dataset.key"""
RECORD = """(feed, key) => {
  window.frames = [];
  const look = () => {
    const row = feed.querySelector(`[data-key="${key}"]`);
    frames.push(row && [Number(row.getAttribute("aria-posinset")), row.getBoundingClientRect().top]);
    requestAnimationFrame(look);
  };
  look();
}"""
"""Writes down, frame by frame, which row of the list a message is and where it stands on the screen."""
GATHER = """(feed) => {
  window.gathered = new Set();
  const look = () => {
    for (const row of feed.querySelectorAll("article")) gathered.add(row.dataset.key);
    requestAnimationFrame(look);
  };
  look();
}"""


def scroll(person: Visitor, pixels: float) -> float:
    """Turn the wheel over the conversation; where that ended."""
    person.feed.hover()
    person.page.mouse.wheel(0, pixels)
    return at_rest(person)


def at_rest(person: Visitor) -> float:
    """Where the conversation is scrolled to once it stands still."""
    return float(person.feed.evaluate(AT_REST))


def first_seen(person: Visitor) -> str:
    """The id of the first message that is well within the screen."""
    key: str = person.feed.evaluate(FIRST_SEEN)
    return key


def by_id(person: Visitor, key: str) -> Locator:
    """A message by its id."""
    return person.page.locator(f"[data-key='{key}']")


def top_of(message: Locator) -> float:
    """How far down the screen a message begins."""
    box = message.bounding_box()
    assert box is not None
    return box["y"]


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_older_messages_come_without_a_jump(
    town: Town, visit: Visits, motion: Literal["reduce", "no-preference"]
) -> None:
    alice = visit.someone(town.server, token=token("alice"))
    alice.page.emulate_media(reduced_motion=motion)
    alice.go("/")
    open_at_end(alice, "general", every_id(town, "general"))
    position = at_rest(alice)
    assert position > 1500, "the first page is long enough to scroll"
    while position > 1200:  # rows that come into view turn out higher or lower than was thought
        position = scroll(alice, -250)
    alice.feed.evaluate(RECORD, first_seen(alice))
    place = alice.page.evaluate("frames[0][0]")
    while alice.page.evaluate("frames.at(-1)[0]") == place:
        scroll(alice, -60)

    seen = alice.page.evaluate("frames")
    assert None not in seen, "the message that was being read was on the screen all the time"
    (arrival,) = [after[0] - before[0] for before, after in pairwise(seen) if before[0] != after[0]]
    assert arrival == 50, "a whole page came at once"
    moves = [abs(after[1] - before[1]) for before, after in pairwise(seen)]
    assert max(moves) == pytest.approx(60, abs=STILL), "the wheel was seen, and nothing else"


def test_scrolling_up_leads_past_every_message_to_the_start(town: Town, visit: Visits) -> None:
    alice = visit(town.server, token=token("alice"))
    ids = every_id(town, "firmware")
    open_at_end(alice, "firmware", ids)
    alice.feed.evaluate(GATHER)
    start = alice.page.get_by_text("This is the start of firmware")
    while scroll(alice, -500) > 0 or start.count() == 0:
        pass
    expect(start).to_be_in_viewport()
    assert set(alice.page.evaluate("[...gathered]")) >= set(ids)


def open_at_end(person: Visitor, room: str, ids: list[str]) -> None:
    """Open a room and wait until its newest message is on the screen."""
    person.open(room)
    expect(by_id(person, ids[-1])).to_be_in_viewport()
    expect(person.feed).to_be_visible()


def every_id(town: Town, room: str) -> list[str]:
    """The ids of all that people say in a room, as the server has it; the newest last."""
    alice = town.api("alice")
    (room_id,) = [each["id"] for each in alice.do("GET", "/rooms?limit=100")["items"] if each["name"] == room]
    path = f"/rooms/{room_id}/messages?limit=100"
    page: dict[str, Any] = alice.do("GET", path)
    ids = said_in(page)
    while page["next"] is not None:
        page = alice.do("GET", f"{path}&before={page['next']}")
        ids[:0] = said_in(page)
    return ids


def said_in(page: dict[str, Any]) -> list[str]:
    """The ids of what people say on a page; the notices between share a row of the timeline."""
    return [message["id"] for message in page["items"] if message["messageType"] == "TEXT"]


def long_room(town: Town, name: str) -> str:
    """A room of Alice and Bob with more messages than fit on a screen; its id."""
    room = town.api("alice").room(name)
    town.api("bob").join(room)
    town.api("bob").say(room, *(f"{name} {number}" for number in range(40)))
    return room


def test_new_messages_are_followed_at_the_end_and_announced_elsewhere(town: Town, visit: Visits) -> None:
    room = long_room(town, "log book")
    alice = visit(town.server, f"/rooms/{room}", token=token("alice"))
    expect(alice.message("log book 39")).to_be_in_viewport()
    bob = town.api("bob")
    bob.say(room, "A long one:\n\n" + "\n".join(f"- line {number}" for number in range(20)))
    expect(alice.message("line 19")).to_be_in_viewport(ratio=0.1)
    at_rest(alice)
    assert alice.feed.evaluate(TO_END) <= STILL

    scroll(alice, -1200)
    known = by_id(alice, first_seen(alice))
    before = top_of(known)
    expect(alice.button("Jump to latest")).to_be_visible()
    bob.say(room, "Are you there?")
    jump = alice.button("1 new message")
    expect(jump).to_be_visible()
    bob.say(room, "Hello?")
    jump = alice.button("2 new messages")
    expect(jump).to_be_visible()
    at_rest(alice)
    assert abs(top_of(known) - before) <= STILL

    jump.click()
    expect(alice.message("Hello?")).to_be_in_viewport()
    expect(jump).to_have_count(0)
    assert alice.feed.evaluate(TO_END) <= STILL
    scroll(alice, -1200)
    alice.say("Here I am")
    expect(alice.message("Here I am")).to_be_in_viewport()


def test_drafts_and_reading_places_are_kept_for_each_room(town: Town, visit: Visits) -> None:
    first, second = long_room(town, "north pier"), long_room(town, "south pier")
    alice = visit(town.server, f"/rooms/{first}", token=token("alice"))
    expect(alice.message("north pier 39")).to_be_in_viewport()
    alice.composer.fill("half a thought")
    scroll(alice, -1000)
    known = by_id(alice, first_seen(alice))
    before = top_of(known)

    alice.open("south pier")
    expect(alice.message("south pier 39")).to_be_in_viewport()
    expect(alice.composer).to_have_value("")
    alice.composer.fill("another one")
    alice.open("north pier")
    expect(alice.composer).to_have_value("half a thought")
    expect(known).to_be_in_viewport()
    at_rest(alice)
    assert abs(top_of(known) - before) <= STILL
    alice.open("south pier")
    expect(alice.composer).to_have_value("another one")
    expect(alice.message("south pier 39")).to_be_in_viewport()
    assert alice.page.url.endswith(second)
