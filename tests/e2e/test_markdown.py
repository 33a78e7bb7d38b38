"""What people wrote is shown as they meant it, and nothing that they wrote does anything."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect
from tests.e2e.town import Town, token
from tests.e2e.visits import Visits

pytestmark = pytest.mark.browser

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


def left_of(box: Locator) -> float:
    found: float = box.evaluate("(box) => box.getBoundingClientRect().left")
    return found


def right_of(box: Locator) -> float:
    found: float = box.evaluate("(box) => box.getBoundingClientRect().right")
    return found


def test_markdown_code_and_other_scripts_are_shown_as_meant(town: Town, visit: Visits) -> None:
    room = town.api("alice").room("rich text")
    arabic = "مرحبا بالعالم، كيف الحال اليوم؟"
    town.api("alice").say(
        room, RICH, arabic, "> اقتباس\n\n- أول\n- ثان", "The word مرحبا means hello", "🌊🌊"
    )
    alice = visit(town.server, f"/rooms/{room}", token=token("alice"))
    rich = alice.message("slanted")
    expect(rich.get_by_role("strong")).to_have_text("bold")
    expect(rich.get_by_role("emphasis")).to_have_text("slanted")
    expect(rich.get_by_role("deletion")).to_have_text("gone")
    expect(rich.get_by_role("code").first).to_have_text("code")
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
    for words, direction in ((arabic, "rtl"), ("The word", "ltr")):
        expect(alice.message(words).get_by_role("paragraph").last).to_have_css("direction", direction)
    foreign = alice.message("اقتباس")
    for box in (foreign.get_by_role("blockquote"), foreign.get_by_role("list").last):
        expect(box).to_have_css("direction", "rtl")
    expect(foreign.get_by_role("blockquote")).to_have_css("border-right-width", "3px")
    expect(rich.get_by_role("blockquote")).to_have_css("border-left-width", "3px")
    rich.get_by_role("region", name="python").hover()
    copy = rich.get_by_role("button", name="Copy code")
    assert right_of(code) <= left_of(copy), "the button covers no code"
    large, usual = (
        alice.texts.filter(has_text=text).evaluate("(text) => parseFloat(getComputedStyle(text).fontSize)")
        for text in ("🌊", "The word")
    )
    assert large > usual, "a message of nothing but emoji is larger"


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
ALERT = re.compile(r"alert\((\d+)\)")
HARMLESS = re.compile(r"^(https?|mailto):")


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

    written, shown = "\n".join(HOSTILE), "\n".join(alice.texts.all_inner_texts())
    assert set(ALERT.findall(shown)) == set(ALERT.findall(written)), "all of them are read"
    expect(alice.page.get_by_role("heading", name=nasty).first).to_be_visible()
    expect(alice.feed.locator("script, img, iframe, style, form, details")).to_have_count(0)
    for link in alice.feed.get_by_role("link").all():
        assert HARMLESS.match(link.get_attribute("href") or "")
    assert [url for url in asked if not url.startswith(town.server.address)] == []
    assert alice.watch.troubles == []

    # Had one of them run, this is how it would have been seen.
    alice.page.evaluate("setTimeout(() => alert(0))")
    alice.page.evaluate("() => new Promise((done) => setTimeout(done))")
    assert alice.watch.troubles == ["a dialog: 0"]
    alice.watch.troubles.clear()
