"""From Enter to the other screen: two people, two real browser pages, 50 messages.

Counted from the key's event on one page to the frame in which the other page has painted the text; both pages
read the same clock. Bar: a median of at most 100 ms.

Usage: python bench/enter.py [--messages 50]
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import expect, sync_playwright
from tests.e2e.chromium import chromium
from tests.e2e.pages import PATIENCE_MS, Pages
from tests.e2e.town import Town, open_town, token
from tests.e2e.visits import Visits

BAR_MS = 100.0
ROOM = "general"

WATCH_ENTER = """() => addEventListener("keydown", (event) => {
  if (event.key === "Enter") window.pressed = performance.timeOrigin + event.timeStamp;
}, { capture: true })"""
PAINTED = """(text) => { window.painted = new Promise((resolve) => {
  const paint = () => requestAnimationFrame(() => requestAnimationFrame(
    () => resolve(performance.timeOrigin + performance.now())));
  const observer = new MutationObserver(() => {
    if (document.querySelector("[role=feed]").textContent.includes(text)) {
      observer.disconnect();
      paint();
    }
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
}); }"""


def measure(visits: Visits, town: Town, messages: int) -> list[float]:
    """Milliseconds of each message."""
    alice = visits(town.server, token=token("alice"))
    bob = visits(town.server, token=token("bob"))
    for person in (alice, bob):
        person.open(ROOM)
        person.composer.wait_for()
    alice.page.evaluate(WATCH_ENTER)
    times = []
    for number in range(messages):
        text = f"from one screen to the other, {number} of {messages}"
        alice.composer.fill(text)
        bob.page.evaluate(PAINTED, text)
        alice.composer.press("Enter")
        painted = bob.page.evaluate("painted")
        times.append(painted - alice.page.evaluate("pressed"))
        expect(alice.composer).to_have_value("")
    return times


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--messages", type=int, default=50)
    messages: int = parser.parse_args().messages
    expect.set_options(timeout=PATIENCE_MS)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium())
        visits = Visits(Pages(browser), Path(name))
        with open_town(Path(name) / "data") as town:
            times = sorted(measure(visits, town, messages))
        browser.close()
    median = statistics.median(times)
    print(f"Enter to the other screen, {messages} messages, in ms:")
    late = times[len(times) * 95 // 100]
    print(f"median {median:.1f}, lowest {times[0]:.1f}, 95 % {late:.1f}, highest {times[-1]:.1f}")
    print(f"bar: a median of at most {BAR_MS:.0f} ms: {'held' if median <= BAR_MS else 'MISSED'}")


if __name__ == "__main__":
    main()
