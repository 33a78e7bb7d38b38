"""Threads and quotes as two people see them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect
from tests.e2e.test_looks import SCREENS, look_at
from tests.e2e.town import Town, token
from tests.e2e.visitor import Visitor
from tests.e2e.visits import Visits

pytestmark = pytest.mark.browser


def room_with_two(town: Town, name: str) -> str:
    """A room of heidi and oscar in which heidi has asked something; its id."""
    heidi = town.api("heidi")
    room_id = heidi.room(name)
    heidi.say(room_id, "Who brings the tent?")
    town.api("oscar").join(room_id)
    heidi.say(room_id, "And the stove?")
    return room_id


def thread(person: Visitor) -> Locator:
    """The open thread."""
    return person.page.get_by_role("complementary", name="Thread", exact=True)


def reply(person: Visitor, text: str) -> None:
    """Write in the open thread."""
    box = thread(person).get_by_role("textbox", name="Reply in this thread")
    box.fill(text)
    box.press("Enter")


def test_a_thread_is_opened_answered_followed_and_found_again(town: Town, visit: Visits) -> None:
    room_id = room_with_two(town, "camping")
    heidi = visit(town.server, f"/rooms/{room_id}", token=token("heidi"))
    oscar = visit(town.server, f"/rooms/{room_id}", token=token("oscar"))
    oscar.act("Who brings the tent?", "Reply in thread")
    reply(oscar, "I do")
    expect(thread(oscar).get_by_role("article")).to_have_count(2)
    expect(heidi.message("Who brings the tent?")).to_contain_text("1 reply")
    expect(heidi.message("I do")).to_have_count(0)

    heidi.page.get_by_role("link", name="Threads").click()
    inbox = heidi.page.get_by_role("list", name="Threads")
    expect(inbox.get_by_role("listitem")).to_have_count(1)
    inbox.get_by_role("link", name="Who brings the tent?").click()
    expect(thread(heidi)).to_contain_text("I do")
    reply(heidi, "Splendid")
    expect(thread(oscar)).to_contain_text("Splendid")
    thread(oscar).get_by_role("textbox", name="Reply in this thread").press_sequentially("And the pegs")
    expect(thread(heidi)).to_contain_text("Oscar is typing")
    expect(heidi.page.get_by_text("Oscar is typing")).to_have_count(1)
    expect(thread(oscar).get_by_role("button", name="Following")).to_be_visible()
    thread(oscar).get_by_role("button", name="Following").click()
    expect(thread(oscar).get_by_role("button", name="Follow", exact=True)).to_be_visible()
    oscar.page.keyboard.press("Escape")
    expect(thread(oscar)).to_have_count(0)
    oscar.page.get_by_role("link", name="Threads").click()
    expect(oscar.page.get_by_text("You follow no threads yet")).to_be_visible()


def test_replies_stay_below_a_deleted_message(town: Town, visit: Visits) -> None:
    room_id = room_with_two(town, "regrets")
    heidi = visit(town.server, f"/rooms/{room_id}", token=token("heidi"))
    heidi.act("Who brings the tent?", "Reply in thread")
    reply(heidi, "Found one")
    town.api("heidi").do("DELETE", f"/messages/{heidi.page.url.partition('thread=')[2]}")
    expect(thread(heidi)).to_contain_text("nobody can reply here any longer")
    expect(thread(heidi)).to_contain_text("Found one")
    main = heidi.page.get_by_role("feed", name="Messages in regrets")
    expect(main.get_by_role("article").filter(has_text="deleted")).to_contain_text("1 reply")


def test_a_quote_shows_what_it_answers_and_leads_there(town: Town, visit: Visits) -> None:
    room_id = room_with_two(town, "quoting")
    town.api("heidi").say(room_id, *(f"Item {number}" for number in range(120)))
    oscar = visit(town.server, f"/rooms/{room_id}", token=token("oscar"))
    oscar.message("Item 119").hover()
    oscar.message("Item 119").get_by_role("button", name="Reply", exact=True).click()
    expect(oscar.page.get_by_text("Replying to Heidi")).to_be_visible()
    oscar.say("That one, too")
    expect(oscar.page.get_by_text("Replying to Heidi")).to_have_count(0)
    expect(oscar.message("That one, too")).to_contain_text("Item 119")

    first = town.api("heidi").do("GET", f"/rooms/{room_id}/messages?after=0&limit=1")["items"][0]
    town.api("heidi").do("POST", f"/rooms/{room_id}/messages", content="Back to this", replyToId=first["id"])
    quote = oscar.message("Back to this").get_by_role("button", name="To the message by Heidi")
    expect(quote).to_contain_text("Who brings the tent?")
    quote.click()
    expect(oscar.message("Who brings the tent?").first).to_be_focused()


def test_the_address_of_a_reply_leads_to_it_in_its_thread(town: Town, visit: Visits) -> None:
    room_id = room_with_two(town, "reply links")
    api = town.api("heidi")
    first = api.do("GET", f"/rooms/{room_id}/messages?after=0&limit=1")["items"][0]["id"]
    said = [
        api.do("POST", f"/rooms/{room_id}/messages", content=f"Reply {number}", threadId=first)["message"][
            "id"
        ]
        for number in range(70)
    ]
    path = f"/rooms/{room_id}/messages/{said[0]}?thread={first}"
    oscar = visit(town.server, path, token=token("oscar"))
    expect(thread(oscar).get_by_role("article").filter(has_text="Reply 0")).to_be_focused()
    expect(oscar.message("And the stove?")).to_be_visible()


@pytest.mark.parametrize("screen", SCREENS)
def test_a_thread_fits_on_every_screen(town: Town, visit: Visits, screen: str) -> None:
    room_id = room_with_two(town, f"screens {screen}")
    town.api("heidi").say(room_id, *(f"Item {number}" for number in range(120)))
    first = town.api("heidi").do("GET", f"/rooms/{room_id}/messages")["items"][-1]
    town.api("oscar").do(
        "POST",
        f"/rooms/{room_id}/messages",
        content="I do",
        threadId=first["id"],
        replyToId=first["id"],
    )
    heidi = visit(town.server, f"/rooms/{room_id}?thread={first['id']}", token=token("heidi"))
    expect(thread(heidi)).to_contain_text("I do")
    look_at(heidi, "thread", screen)
    heidi.go("/threads")
    expect(heidi.page.get_by_role("list", name="Threads")).to_contain_text("Item 119")
    look_at(heidi, "threads", screen)
