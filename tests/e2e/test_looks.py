"""The same pages on a desk, a tablet and a phone, by day and by night, for everybody who reads them.

With COLLABD_SCREENSHOTS set to a folder, a picture of each is put there.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import ViewportSize, expect
from tests.e2e.town import Town, token
from tests.e2e.visitor import Visitor
from tests.e2e.visits import Visits
from tests.support.servers import ServerProcess, serve

from collabd.assets import CHECKOUT

pytestmark = pytest.mark.browser

AXE = CHECKOUT / "web" / "node_modules" / "axe-core" / "axe.min.js"
FAULTS = """async () => {
  const wanted = { runOnly: ["wcag2a", "wcag2aa"], resultTypes: ["violations"] };
  const { violations } = await axe.run(document, wanted);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}"""
SCREENS: dict[str, ViewportSize] = {
    "desk": {"width": 1440, "height": 900},
    "tablet": {"width": 820, "height": 1180},
    "phone": {"width": 390, "height": 844},
}
TOUCH = {"has_touch": True, "is_mobile": True}
TOO_WIDE = """async (width) => {
  // One that is called off, since what it moved is gone, is over, too.
  await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  const dotted = (box) => getComputedStyle(box).textOverflow === "ellipsis";
  const cut = (box) => box !== null && (dotted(box) || cut(box.parentElement));
  return [...document.querySelectorAll("body *")]
    .filter((box) => box.getBoundingClientRect().right > width + 1 && box.checkVisibility())
    .filter((box) => !box.closest("pre, [role=region]") && !cut(box))
    .map((box) => box.outerHTML.slice(0, 200));
}"""
"""What sticks out of the screen. Wide code and tables scroll by themselves, long names end in dots."""


def look_at(visitor: Visitor, name: str, screen: str) -> None:
    """Everything fits on the screen and can be read, by day and by night."""
    visitor.page.set_viewport_size(SCREENS[screen])
    for scheme in ("light", "dark"):
        visitor.page.emulate_media(color_scheme=scheme)
        assert visitor.page.evaluate(TOO_WIDE, SCREENS[screen]["width"]) == []
        assert faults(visitor) == []
        picture(visitor, f"{name}-{screen}-{scheme}")


def faults(visitor: Visitor) -> list[str]:
    """What axe finds against WCAG 2 A and AA."""
    if visitor.page.evaluate("!('axe' in window)"):
        visitor.page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = visitor.page.evaluate(FAULTS)
    return found


def picture(visitor: Visitor, name: str) -> None:
    """Keep a picture, if somebody wants them."""
    folder = os.environ.get("COLLABD_SCREENSHOTS")
    if folder:
        visitor.page.screenshot(path=Path(folder) / f"{name}.png")


def arrive(visit: Visits, server: ServerProcess, path: str, name: str = "", **device: Any) -> Visitor:
    """Somebody whose page can be looked through for faults."""
    visitor = visit.someone(server, token=token(name) if name else "", **device)
    visitor.go(path)
    return visitor


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[tuple[ServerProcess, str]]:
    """A server that nobody has set up yet, and its link for that."""
    with serve(tmp_path / "data") as server:
        assert server.process.stdout is not None
        yield server, server.process.stdout.readline().rpartition(" ")[2].strip()


def test_setting_up(fresh: tuple[ServerProcess, str], visit: Visits) -> None:
    visitor = arrive(visit, *fresh)
    visitor.button("Create the first Admin").wait_for()
    for screen in SCREENS:
        look_at(visitor, "set-up", screen)


def test_an_old_set_up_link_says_so_at_once(fresh: tuple[ServerProcess, str], visit: Visits) -> None:
    server, link = fresh
    visitor = arrive(visit, server, link[:-4] + "0000")
    visitor.page.get_by_role("heading", name="This set-up link is not valid").wait_for()
    expect(visitor.page.get_by_label("User name")).to_have_count(0)
    for screen in SCREENS:
        look_at(visitor, "set-up-old", screen)


def test_signing_in_and_that_faults_are_found(town: Town, visit: Visits) -> None:
    visitor = arrive(visit, town.server, "/sign-in")
    visitor.button("Sign in").wait_for()
    for screen in SCREENS:
        look_at(visitor, "sign-in", screen)

    visitor.page.evaluate("document.querySelector('main').append(new Image(5000, 10))")
    assert "image-alt: " in faults(visitor)[0]
    assert visitor.page.evaluate(TOO_WIDE, 390) != []


@pytest.mark.parametrize("screen", SCREENS)
def test_rooms_people_and_settings(town: Town, visit: Visits, screen: str) -> None:
    alice = arrive(visit, town.server, "/", "alice", **(TOUCH if screen == "phone" else {}))
    alice.page.set_viewport_size(SCREENS[screen])
    alice.open("general")
    alice.message("").last.wait_for()
    look_at(alice, "room", screen)
    alice.page.get_by_role("button", name="Room details").click()
    members = alice.page.get_by_role("list", name="Members of general")
    members.get_by_role("listitem").last.wait_for()
    # Of those who are in view, and not here.
    members.get_by_text("Last seen").first.wait_for()
    look_at(alice, "members", screen)
    alice.go("/settings")
    alice.page.get_by_text("This device").wait_for()
    look_at(alice, "settings", screen)
