"""The whole app below a path of a host that others share, behind a reverse proxy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from tests.e2e.visitor import Visitor
from tests.e2e.visits import Visits
from tests.support.proxies import served_behind_a_proxy
from tests.support.servers import ServerProcess

pytestmark = pytest.mark.browser


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    """A new server below /chat; it outlives the pages."""
    with served_behind_a_proxy(tmp_path / "data", "/chat") as running:
        yield running


def test_people_find_everything_below_the_path(server: ServerProcess, visit: Visits) -> None:
    alice = visit.someone(server)
    asked = listen(alice)
    set_up(alice, server)
    room = make_a_room(alice, server)
    bob = come_by_invite(alice, server, visit)
    bob.button("Join kitchen-table").click()
    bob.say("Found it")
    expect(alice.message("Found it")).to_have_count(1)
    reload_deep_inside(alice, room)
    alice.say("So did I")
    expect(bob.message("So did I")).to_have_count(1)
    walk_about(alice, server, room)
    assert "/chat/connection/websocket" in asked
    assert [path for path in asked if not path.startswith("/chat/")] == []


def test_a_neighbour_on_the_host_is_left_to_the_browser(server: ServerProcess, visit: Visits) -> None:
    alice = visit.someone(server)
    set_up(alice, server)
    make_a_room(alice, server)
    neighbour = f"http://localhost:{server.port}/wiki"
    alice.page.route(neighbour, lambda route: route.fulfill(body="the wiki"))
    alice.say(neighbour)
    link = alice.message(neighbour).get_by_role("link", name=neighbour)
    link.evaluate("link => link.removeAttribute('target')")
    link.click()
    expect(alice.page.get_by_text("the wiki")).to_be_visible()


def listen(visitor: Visitor) -> set[str]:
    """The paths of all that a page asks for from now on."""
    asked: set[str] = set()
    visitor.page.on("request", lambda request: asked.add(urlsplit(request.url).path))
    visitor.page.on("websocket", lambda socket: asked.add(urlsplit(socket.url).path))
    return asked


def set_up(alice: Visitor, server: ServerProcess) -> None:
    """Open the link that the server printed, and become the first Admin."""
    assert server.process.stdout is not None
    link = server.process.stdout.readline().rpartition(" ")[2].strip()
    assert link.startswith(f"{server.address}/setup/")
    alice.go(link)
    alice.describe_myself("alice", "Alice")
    alice.button("Create the first Admin").click()
    expect(alice.me).to_contain_text("Live")
    expect(alice.page).to_have_url(f"{server.address}/")


def make_a_room(alice: Visitor, server: ServerProcess) -> str:
    """Make a room; its address."""
    alice.button("Create room").first.click()
    dialog = alice.page.get_by_role("dialog", name="Create a room")
    dialog.get_by_label("Name").fill("kitchen-table")
    dialog.get_by_role("button", name="Create").click()
    alice.composer.wait_for()
    expect(alice.page).to_have_url(re.compile(f"^{re.escape(server.address)}/rooms/[0-9a-f-]+$"))
    return alice.page.url


def come_by_invite(alice: Visitor, server: ServerProcess, visit: Visits) -> Visitor:
    """Alice copies an invite link; bob opens it."""
    room = alice.page.url
    alice.me.get_by_role("link").first.click()
    expect(alice.page).to_have_url(f"{server.address}/settings")
    alice.button("Create invite link").click()
    link = alice.page.get_by_label("Invite link").input_value()
    assert link.startswith(f"{server.address}/invite/")
    alice.go(room)
    bob = visit(server, link)
    bob.describe_myself("bob", "Bob")
    bob.button("Create account").click()
    expect(bob.me).to_contain_text("Live")
    return bob


def reload_deep_inside(alice: Visitor, room: str) -> None:
    """A reload, and the link opened anew, end up in the room."""
    alice.page.reload()
    expect(alice.message("Found it")).to_have_count(1)
    alice.go("about:blank")
    alice.go(room)
    expect(alice.me).to_contain_text("Live")
    expect(alice.message("Found it")).to_have_count(1)


def walk_about(alice: Visitor, server: ServerProcess, room: str) -> None:
    """To the settings, and back and forth through the history."""
    alice.me.get_by_role("link").first.click()
    expect(alice.page).to_have_url(f"{server.address}/settings")
    notices = alice.page.get_by_role("link", name=re.compile("licences|notices", re.IGNORECASE))
    assert notices.get_attribute("href") == "/chat/THIRD_PARTY_NOTICES.txt"
    alice.page.go_back()
    expect(alice.page).to_have_url(room)
    alice.composer.wait_for()
    alice.page.go_forward()
    expect(alice.page).to_have_url(f"{server.address}/settings")
    alice.page.go_back()
    alice.composer.wait_for()
