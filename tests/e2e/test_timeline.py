"""The conversation on the screen: it stays where the reader is, and shows what was written, nothing else."""

from __future__ import annotations

import re
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


def top_of(message: Locator) -> float:
    """How far down the screen a message begins."""
    box = message.bounding_box()
    assert box is not None
    return box["y"]


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_scrolling_up_brings_older_messages_without_a_jump(
    town: Town, visit: Visits, motion: Literal["reduce", "no-preference"]
) -> None:
    alice = visit.someone(town.server, token=token("alice"))
    alice.page.emulate_media(reduced_motion=motion)
    alice.go("/")
    alice.open("firmware")
    alice.feed.evaluate(GATHER)
    position = at_rest(alice)
    assert position > 1500, "the first page is long enough to scroll"
    while position > 1200:  # rows that come into view turn out higher or lower than was thought
        position = scroll(alice, -250)
    key = alice.feed.evaluate(FIRST_SEEN)
    alice.feed.evaluate(RECORD, key)
    place = alice.page.evaluate("frames[0][0]")
    while alice.page.evaluate("frames.at(-1)[0]") == place:
        scroll(alice, -60)

    seen = alice.page.evaluate("frames")
    assert None not in seen, "the message that was being read was on the screen all the time"
    (arrival,) = [after - before for before, after in pairwise(frame[0] for frame in seen) if before != after]
    moves = [abs(after[1] - before[1]) for before, after in pairwise(seen)]
    assert arrival == 50
    assert max(moves) == 60, "the wheel was seen, and nothing else"

    start = alice.page.get_by_role("heading", name="This is the start of firmware")
    while start.count() == 0 or position > 0:
        position = scroll(alice, -900)
    expect(start).to_be_in_viewport()
    assert set(alice.page.evaluate("[...gathered]")) == set(every_id(town, "firmware"))


def every_id(town: Town, room: str) -> list[str]:
    """The ids of all messages of a room, as the server has them."""
    alice = town.api("alice")
    (room_id,) = [each["id"] for each in alice.do("GET", "/rooms?limit=100")["items"] if each["name"] == room]
    ids: list[str] = []
    path = f"/rooms/{room_id}/messages?limit=100"
    page: dict[str, Any] = alice.do("GET", path)
    while True:
        ids += [message["id"] for message in page["items"]]
        if page["next"] is None:
            return ids
        page = alice.do("GET", f"{path}&before={page['next']}")


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
    known = alice.page.locator(f"[data-key='{alice.feed.evaluate(FIRST_SEEN)}']")
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
    known = alice.page.locator(f"[data-key='{alice.feed.evaluate(FIRST_SEEN)}']")
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


WIDE = "x = " + " + ".join(f"term_{number}" for number in range(120))
RICH = f"""**bold**, *slanted*, ~~gone~~, `code` and [a link](https://example.org/tide)

> quoted

1. first
2. second

| bay | depth |
| --- | ----: |
| north | 12 |

```python
def depth():
    return 12
{WIDE}
```"""


def test_markdown_code_and_other_scripts_are_shown_as_meant(town: Town, visit: Visits) -> None:
    room = town.api("alice").room("rich text")
    arabic = "مرحبا بالعالم، كيف الحال اليوم؟"
    town.api("alice").say(room, RICH, arabic, "The word مرحبا means hello", "🌊🌊")
    alice = visit(town.server, f"/rooms/{room}", token=token("alice"))
    rich = alice.message("slanted")
    for role, words in (("strong", "bold"), ("emphasis", "slanted"), ("deletion", "gone"), ("code", "code")):
        expect(rich.get_by_role(role).first).to_have_text(words)  # type: ignore[arg-type]
    link = rich.get_by_role("link", name="a link")
    expect(link).to_have_attribute("href", "https://example.org/tide")
    expect(link).to_have_attribute("rel", re.compile("noopener"))
    expect(rich.get_by_role("blockquote")).to_have_text("quoted")
    expect(rich.get_by_role("listitem")).to_have_text(["first", "second"])
    expect(rich.get_by_role("columnheader")).to_have_text(["bay", "depth"])
    expect(rich.get_by_role("cell")).to_have_text(["north", "12"])

    code = rich.get_by_role("region", name="python")
    expect(code).to_have_text(f"def depth():\n    return 12\n{WIDE}", use_inner_text=True)
    expect(code.locator("span").first).to_have_text("def")
    assert code.evaluate("(box) => box.scrollWidth > box.clientWidth"), "wide code scrolls by itself"
    assert alice.feed.evaluate("(feed) => feed.scrollWidth <= feed.clientWidth"), "and not the conversation"
    for text, direction in ((arabic, "rtl"), ("The word", "ltr")):
        paragraph = alice.message(text).get_by_role("paragraph").last
        expect(paragraph).to_have_css("direction", direction)
    large = alice.texts.filter(has_text="🌊").evaluate(
        "(text) => parseFloat(getComputedStyle(text).fontSize)"
    )
    assert large > 20, "a message of nothing but emoji is larger"


HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "<svg onload=alert(3)>",
    "<iframe srcdoc='<script>parent.alert(4)</script>'></iframe>",
    "<a href='javascript:alert(5)'>click</a>",
    "[click me](javascript:alert(6))",
    "[click me](JaVaScRiPt&#58;alert(7))",
    "[click me](data:text/html;base64,PHNjcmlwdD5hbGVydCg4KTwvc2NyaXB0Pg==)",
    '![picture](x"onerror="alert(9))',
    "<javascript:alert(10)>",
    "`<img src=x onerror=alert(11)>`",
    '```"><img/src=x/onerror=alert(12)>\n<script>alert(12)</script>\n```',
    "| <img src=x onerror=alert(13)> |\n| --- |\n| <style>*{display:none}</style> |",
    "> <details open ontoggle=alert(14)>",
    "<style>@import 'http://127.0.0.1:9/x.css'</style>",
    "<form action='javascript:alert(15)'><button>send</button></form>",
    "{@html '<img src=x onerror=alert(16)>'} {{constructor.constructor('alert(16)')()}}",
)
SAFE = re.compile(r"^(https?:|mailto:)")


def test_hostile_messages_are_shown_as_text_and_do_nothing(town: Town, visit: Visits) -> None:
    nasty = "<img src=x onerror=alert(17)>"
    room = town.api("bob").room(nasty, description="<script>alert(18)</script>")
    town.api("alice").join(room)
    asked: list[str] = []
    alice = visit.someone(town.server, token=token("alice"))
    alice.page.on("request", lambda request: asked.append(request.url))
    alice.go(f"/rooms/{room}?details")
    alice.composer.wait_for()
    town.api("bob").say(room, *HOSTILE, "that was all")
    expect(alice.message("that was all")).to_be_visible()

    shown = alice.texts.all_inner_texts()
    for number, _ in enumerate(HOSTILE, 1):
        word = f"alert({number})"
        if any(word in payload for payload in HOSTILE):
            assert any(word in text for text in shown), f"{word} is read, not run"
    expect(alice.page.get_by_role("heading", name=nasty).first).to_be_visible()
    expect(alice.feed.locator("script, img, svg image, iframe, style, form, details, object")).to_have_count(
        0
    )
    for link in alice.feed.get_by_role("link").all():
        link.click(modifiers=["Shift"], trial=True)
        assert SAFE.match(link.get_attribute("href") or ""), "a link that leads nowhere unsafe"
    assert [url for url in asked if not url.startswith(town.server.address)] == []
    assert alice.watch.troubles == []

    alice.page.evaluate(
        "setTimeout(() => alert(0))"
    )  # had one of them run, this is how it would have been seen
    alice.page.wait_for_function("() => true")
    alice.page.evaluate("() => new Promise((done) => setTimeout(done))")
    assert alice.watch.troubles == ["a dialog: 0"]
    alice.watch.troubles.clear()
