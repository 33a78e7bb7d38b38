"""Reports, suspensions, bans and the audit log, as those see them whom they concern."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.e2e.test_looks import SCREENS, look_at
from tests.e2e.town import Town, token
from tests.e2e.visits import Visits

pytestmark = pytest.mark.browser


def test_a_message_is_reported_and_its_author_suspended(town: Town, visit: Visits) -> None:
    room_id = town.api("trent").room("market square")
    town.api("sybil").join(room_id)
    town.api("trent").say(room_id, "Buy my miracle cure")
    trent = visit(town.server, f"/rooms/{room_id}", token=token("trent"))
    sybil = visit(town.server, f"/rooms/{room_id}", token=token("sybil"))
    expect(sybil.page.get_by_role("link", name="Reports")).to_have_count(0)
    sybil.act("miracle cure", "Report")
    dialog = sybil.page.get_by_role("dialog", name="Report this message")
    dialog.get_by_label("What is wrong with it?").fill("He sells snake oil")
    look_at(sybil, "report", "phone")
    dialog.get_by_role("button", name="Send report").click()
    expect(sybil.page.get_by_text("The Moderators have your report.")).to_be_visible()

    alice = visit(town.server, "/reports", token=token("alice"))
    report = alice.page.get_by_role("article").filter(has_text="He sells snake oil")
    expect(report).to_contain_text("Buy my miracle cure")
    for screen in SCREENS:
        look_at(alice, "reports", screen)
    alice.page.set_viewport_size(SCREENS["desk"])
    report.get_by_role("button", name="Suspend").click()
    question = alice.page.get_by_role("dialog", name="Suspend Trent?")
    question.get_by_label("For how long").select_option("A week")
    question.get_by_role("button", name="Suspend").click()
    expect(trent.button("Sign in")).to_be_visible()
    expect(alice.button("Let Trent in again")).to_be_visible()
    report.get_by_label("What came of it (optional)").fill("Suspended for a week")
    report.get_by_role("button", name="Settle").click()
    expect(report).to_have_count(0)

    alice.page.get_by_role("link", name="Audit log").click()
    log = alice.page.get_by_role("list", name="Audit log").get_by_role("listitem")
    expect(log.nth(1)).to_contain_text("suspended Trent")
    for screen in SCREENS:
        look_at(alice, "audit", screen)
    alice.page.set_viewport_size(SCREENS["desk"])
    alice.page.get_by_label("Show").select_option("suspended")
    expect(log.first).to_contain_text("suspended Trent")


def test_whoever_is_banned_from_a_room_stays_out_until_let_back_in(town: Town, visit: Visits) -> None:
    room_id = town.api("rupert").room("chess club")
    town.api("wendy").join(room_id)
    rupert = visit(town.server, f"/rooms/{room_id}?details", token=token("rupert"))
    wendy = visit(town.server, f"/rooms/{room_id}", token=token("wendy"))
    expect(wendy.composer).to_be_visible()
    rupert.button("More about Wendy").click()
    rupert.button("Ban from the room").click()
    question = rupert.page.get_by_role("dialog", name="Ban Wendy from this room?")
    question.get_by_label("For how long").select_option("For good")
    look_at(rupert, "ban", "desk")
    question.get_by_role("button", name="Ban from the room").click()
    wendy.button("Join chess club").click()
    expect(wendy.page.get_by_text("You are banned from this room.")).to_be_visible()
    rupert.button("Let Wendy back in").click()
    expect(rupert.button("Let Wendy back in")).to_have_count(0)
    wendy.button("Join chess club").click()
    expect(wendy.composer).to_be_visible()
