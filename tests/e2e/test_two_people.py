"""From an empty folder to two people who talk, through a crash of the server in the middle of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect
from tests.e2e.api import Api
from tests.e2e.visitor import PASSWORD, Visitor
from tests.e2e.visits import Visits
from tests.support.servers import ServerProcess, serve

pytestmark = pytest.mark.browser

AT_ONCE = {"COLLABD_LIVE_PRESENCE_GRACE_SECONDS": "0"}
"""Who has gone is offline without further waiting."""
ROOM = "kitchen-table"
KEEP_STATES = """() => {
  const here = document.querySelector("main [role=status]");
  window.states = [];
  new MutationObserver(() => window.states.push(here.innerText.trim()))
    .observe(here, { subtree: true, childList: true, characterData: true });
}"""
"""Keeps what the banner over the conversation says, however short it is there."""


@pytest.fixture
def life() -> Iterator[ExitStack]:
    """What ends when the pages of the story have been closed."""
    with ExitStack() as stack:
        yield stack


def test_two_people_talk_and_nothing_is_lost_when_the_server_crashes(
    life: ExitStack, tmp_path: Path, visit: Visits
) -> None:
    folder = tmp_path / "data"
    server = life.enter_context(serve(folder, environ=AT_ONCE))
    alice, link = first_admin(server, visit)
    bob = sign_up(server, link, visit)
    make_a_room(alice, bob)
    talk(alice, bob)
    type_at(alice, bob, "Alice is typing")
    type_at(bob, alice, "Bob is typing")
    carol = come_and_go(server, visit, life, alice, bob)
    with alice.watch.outage(), bob.watch.outage():
        crash(server, alice, bob)
        write_meanwhile(alice, "Is anybody there?")
        write_meanwhile(bob, "Hello?")
        bob.page.context.set_offline(True)  # his own network is gone, too, for a little longer
        life.enter_context(serve(folder, port=server.port, environ=AT_ONCE))
        expect(alice.me).to_contain_text("Live")
        expect(alice.waiting).to_have_count(0)
        carol.say(room_id(alice), "You missed this")
        expect(bob.waiting).to_have_count(1)
        bob.page.context.set_offline(False)
        expect(bob.me).to_contain_text("Live")
    everybody_has_everything(alice, bob)


def first_admin(server: ServerProcess, visit: Visits) -> tuple[Visitor, str]:
    """The server prints a link; whoever opens it becomes the first Admin. The link, too."""
    assert server.process.stdout is not None
    link = server.process.stdout.readline().rpartition(" ")[2].strip()
    assert link.startswith(f"{server.address}/setup/")
    alice = visit(server, link)
    expect(alice.page.get_by_role("heading", name="Set up your server")).to_be_visible()
    alice.describe_myself("alice", "Alice")
    alice.button("Create the first Admin").click()
    expect(alice.me).to_contain_text("Alice")
    expect(alice.page.get_by_text("There are no rooms yet")).to_be_visible()
    return alice, link


def sign_up(server: ServerProcess, link: str, visit: Visits) -> Visitor:
    """The link is used up; but anybody may make an account here."""
    bob = visit(server, link)
    expect(bob.page.get_by_role("heading", name="This server is set up already")).to_be_visible()
    bob.page.get_by_role("link", name="Sign in").click()
    bob.page.get_by_role("link", name="Sign up").click()
    bob.describe_myself("bob", "Bob")
    bob.button("Create account").click()
    expect(bob.me).to_contain_text("Bob")
    return bob


def make_a_room(alice: Visitor, bob: Visitor) -> None:
    """Alice makes a room; Bob, who is looking at the list of rooms, sees it appear and joins."""
    alice.button("Create room").first.click()
    dialog = alice.page.get_by_role("dialog", name="Create a room")
    dialog.get_by_label("Name").fill(ROOM)
    dialog.get_by_role("button", name="Create").click()
    expect(alice.page.get_by_role("heading", name=ROOM, exact=True)).to_be_visible()
    expect(alice.feed.or_(alice.page.get_by_text("No messages yet. Say hello."))).not_to_have_count(0)
    bob.button(f"Join {ROOM}").click()
    bob.composer.wait_for()
    expect(bob.rooms.get_by_role("link", name=ROOM)).to_be_visible()
    alice.button("Room details, 2 members").wait_for()


def talk(alice: Visitor, bob: Visitor) -> None:
    """Messages, edits and reactions, each way."""
    for speaker, listener, text in ((alice, bob, "Good morning"), (bob, alice, "Morning!")):
        speaker.say(text)
        for reader in (speaker, listener):
            expect(reader.message(text)).to_have_count(1)
    for author, reader, text, better in (
        (alice, bob, "Good morning", "Good evening"),
        (bob, alice, "Morning!", "Evening!"),
    ):
        author.act(text, "Edit message")
        editor = author.page.get_by_role("textbox", name="Edit your message")
        editor.fill(better)
        editor.press("Enter")
        expect(reader.message(better)).to_contain_text("(edited)")
        expect(author.message(better)).to_contain_text("(edited)")
        expect(reader.message(text)).to_have_count(0)
    for reader, author, text in ((bob, alice, "Good evening"), (alice, bob, "Evening!")):
        react(reader, text, "party")
        chip = author.message(text).last.get_by_role("button", name="🎉, 1 person")
        chip.click()
        expect(reader.message(text).last.get_by_role("button", name="🎉, 2 people")).to_be_visible()
        author.message(text).last.get_by_role("button", name="🎉, 2 people").click()
        expect(reader.message(text).last.get_by_role("button", name="🎉, 1 person")).to_be_visible()


def react(reader: Visitor, text: str, emoji: str) -> None:
    """React with an emoji of the picker."""
    message = reader.message(text).last
    message.hover()
    message.get_by_role("button", name="Add reaction").click()
    picker = reader.page.get_by_role("dialog", name="Choose an emoji")
    picker.get_by_role("textbox").or_(picker.get_by_role("searchbox")).fill(emoji)
    picker.get_by_role("button", name=emoji, exact=True).click()
    expect(picker).to_have_count(0)


def type_at(writer: Visitor, reader: Visitor, words: str) -> None:
    """One sees that the other is writing, and that they gave up."""
    writer.composer.press_sequentially("Hm")
    expect(reader.page.get_by_text(words)).to_be_visible()
    writer.composer.fill("")
    expect(reader.page.get_by_text(words)).to_have_count(0)


def come_and_go(server: ServerProcess, visit: Visits, life: ExitStack, alice: Visitor, bob: Visitor) -> Api:
    """Who comes is online, who goes is not. Carol, who came and went, can still write to the room."""
    expect(alice.online).to_have_text([re.compile("Bob$")])
    expect(bob.online).to_have_text([re.compile("Alice$")])
    stranger = life.enter_context(closing(Api(server.address)))
    token = stranger.sign_up("carol", PASSWORD, "Carol")
    carol = visit(server, token=token)
    expect(carol.online).to_have_count(2)
    expect(alice.online).to_have_text([re.compile("Bob$"), re.compile("Carol$")])
    carol.go("about:blank")
    expect(alice.online).to_have_text([re.compile("Bob$")])
    third = life.enter_context(closing(Api(server.address, token)))
    third.join(room_id(alice))
    return third


def crash(server: ServerProcess, *people: Visitor) -> None:
    """The server is killed; everybody is told at once, and again when it does not come back."""
    for person in people:
        person.page.evaluate(KEEP_STATES)
    server.kill()
    for person in people:
        expect(banner(person)).to_contain_text("Offline. New messages appear")
        expect(person.me).to_contain_text("Offline")
        assert person.page.evaluate("states[0]").startswith("Reconnecting.")


def banner(person: Visitor) -> Locator:
    """What is said over the conversation about the connection."""
    return person.page.get_by_role("main").get_by_role("status").first


def write_meanwhile(person: Visitor, text: str) -> None:
    """What is sent without a server is shown, and waits."""
    person.say(text)
    expect(person.message(text)).to_be_visible()
    expect(person.waiting).to_have_count(1)
    expect(person.composer).to_have_value("")


def everybody_has_everything(*people: Visitor) -> None:
    """All messages once, in the same order for everybody, none of them waiting."""
    everything = [
        "Good evening (edited)",
        "Evening! (edited)",
        "Is anybody there?",
        "You missed this",
        "Hello?",
    ]
    for person in people:
        expect(person.texts).to_have_text(everything)
        expect(person.waiting).to_have_count(0)
        expect(banner(person)).to_be_empty()
    people[1].page.reload()
    expect(people[1].texts).to_have_text(everything)


def room_id(person: Visitor) -> str:
    """The id of the room that is open."""
    return person.page.url.rpartition("/")[2]
