"""Accounts: coming in, going out, and what happens to a page whose session ends."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect
from tests.e2e.town import Town, token
from tests.e2e.visitor import PASSWORD, Visitor
from tests.e2e.visits import Visits

pytestmark = pytest.mark.browser

ANOTHER = "three lighthouses and a gull"
WRONG_PASSWORD = r"status of 401 .*/auth/sign-in"
REFUSED = r"status of (400|401|403|404)"
"""What a refusal looks like on the console; the page says it in words."""


def test_signing_in_and_out(town: Town, visit: Visits) -> None:
    town.api("").sign_up("erin", PASSWORD, "Erin")
    erin = visit(town.server)
    erin.watch.expect(WRONG_PASSWORD)
    erin.sign_in("erin", ANOTHER)
    expect(erin.page.get_by_role("alert")).to_contain_text("password")
    expect(erin.page.get_by_label("User name or e-mail")).to_have_value("erin")

    erin.sign_in("erin@example.org", PASSWORD)
    expect(erin.me).to_contain_text("Erin")
    erin.page.reload()
    expect(erin.me).to_contain_text("Erin")

    erin.button("Sign out").click()
    expect(erin.page.get_by_role("heading", name="Sign in to collabd")).to_be_visible()
    erin.go("/")
    expect(erin.page.get_by_role("heading", name="Sign in to collabd")).to_be_visible()


def test_a_session_that_is_ended_elsewhere_signs_its_page_out_within_a_second(
    town: Town, visit: Visits
) -> None:
    here = visit(town.server, "/settings", token=town.api("").sign_up("frank", PASSWORD, "Frank"))
    there = visit(town.server, "/settings")
    there.sign_in("frank", PASSWORD)
    expect(there.me).to_contain_text("Live")
    here.page.reload()
    expect(here.page.get_by_text("This device")).to_have_count(1)

    devices = here.page.get_by_role("list", name="Devices")
    there.page.evaluate(WHEN_OUT)
    answered = here.page.expect_response(re.compile("/auth/sessions/"))
    with answered as answer:
        devices.get_by_role("button", name=re.compile("^Sign out ")).click()
    assert answer.value.ok
    ended = answer.value.request.timing["startTime"]
    expect(there.page.get_by_text("This device was signed out. Sign in to go on.")).to_be_visible()
    assert there.page.evaluate("outAt") - ended < 1000
    expect(here.me).to_contain_text("Live")
    expect(devices.get_by_role("listitem")).to_have_count(1)


WHEN_OUT = """() => {
  new MutationObserver(() => {
    if (document.body.innerText.includes("This device was signed out")) window.outAt ??= Date.now();
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""


def test_an_invite_link_lets_someone_in_once(town: Town, visit: Visits) -> None:
    admin = visit(town.server, "/settings", token=token("alice"))
    admin.button("Create invite link").click()
    link = admin.page.get_by_label("Invite link").input_value()
    assert link.startswith(f"{town.server.address}/invite/")

    grace = visit(town.server, link)
    expect(grace.page.get_by_role("heading", name="You are invited to collabd")).to_be_visible()
    grace.describe_myself("grace", "Grace")
    grace.button("Create account").click()
    expect(grace.me).to_contain_text("Grace")

    grace.button("Sign out").click()
    expect(grace.page.get_by_role("heading", name="Sign in to collabd")).to_be_visible()
    grace.watch.expect(REFUSED)
    grace.go(link)
    expect(grace.page.get_by_role("heading", name="This invite cannot be used")).to_be_visible()


def test_a_reset_link_from_the_command_line_sets_a_password(town: Town, visit: Visits) -> None:
    old = visit(town.server, token=town.api("").sign_up("zoltan", PASSWORD, "Zoltan"))
    expect(old.me).to_contain_text("Live")
    link = reset_link(town, "zoltan")

    zoltan = visit(town.server, link)
    zoltan.page.get_by_label("New password").fill(ANOTHER)
    zoltan.button("Set password").click()
    expect(zoltan.page.get_by_role("heading", name="Sign in to collabd")).to_be_visible()
    expect(old.page.get_by_role("heading", name="Sign in to collabd")).to_be_visible()
    zoltan.watch.expect(WRONG_PASSWORD)
    zoltan.sign_in("zoltan", PASSWORD)
    expect(zoltan.page.get_by_role("alert")).to_contain_text("password")
    zoltan.sign_in("zoltan", ANOTHER)
    expect(zoltan.me).to_contain_text("Zoltan")

    zoltan.watch.expect(REFUSED)
    zoltan.go(link)
    zoltan.page.get_by_label("New password").fill(PASSWORD)
    zoltan.button("Set password").click()
    expect(zoltan.page.get_by_role("alert")).to_be_visible()


def reset_link(town: Town, username: str) -> str:
    """The link that the command line prints while the server runs."""
    command = [
        sys.executable,
        "-m",
        "collabd",
        "user",
        "reset-password",
        "--data",
        str(town.folder),
        username,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=town.folder.parent)
    return done.stdout.splitlines()[-1]


def test_changing_the_password_signs_the_other_devices_out(town: Town, visit: Visits) -> None:
    other = visit(town.server, token=town.api("").sign_up("wendell", PASSWORD, "Wendell"))
    wendell = visit(town.server, "/settings")
    wendell.sign_in("wendell", PASSWORD)
    change_password(wendell, ANOTHER, PASSWORD)
    expect(wendell.page.get_by_role("alert")).to_be_visible()
    expect(other.me).to_contain_text("Live")

    change_password(wendell, PASSWORD, ANOTHER)
    expect(wendell.page.get_by_text("Your password is changed.")).to_be_visible()
    expect(other.page.get_by_text("This device was signed out. Sign in to go on.")).to_be_visible()
    expect(wendell.me).to_contain_text("Live")

    other.sign_in("wendell", ANOTHER)
    expect(other.me).to_contain_text("Wendell")


def test_a_new_name_shows_to_others_and_a_new_address_signs_in(town: Town, visit: Visits) -> None:
    yolanda = visit(town.server, "/settings", token=town.api("").sign_up("yolanda", PASSWORD, "Yolanda"))
    other = visit(town.server)
    other.sign_in("yolanda", PASSWORD)
    page = yolanda.page
    page.get_by_label("Display name").fill("Yolanda Yellow")
    page.get_by_label("Time zone").select_option("Asia/Tokyo")
    yolanda.button("Save profile").click()
    expect(page.get_by_text("Your profile is saved.")).to_be_visible()
    expect(other.me).to_contain_text("Yolanda Yellow")

    yolanda.watch.expect(REFUSED)
    change_email(yolanda, "yellow@example.org", ANOTHER)
    expect(page.get_by_role("alert")).to_contain_text("present password")
    change_email(yolanda, "yellow@example.org", PASSWORD)
    expect(page.get_by_text("Your e-mail address is changed.")).to_be_visible()
    expect(page.get_by_text("yolanda · yellow@example.org")).to_be_visible()

    page.reload()
    expect(page.get_by_label("Time zone")).to_have_value("Asia/Tokyo")
    other.button("Sign out").click()
    other.sign_in("yellow@example.org", PASSWORD)
    expect(other.me).to_contain_text("Yolanda Yellow")


def change_email(person: Visitor, email: str, password: str) -> None:
    """Fill in the form in the settings and send it."""
    person.page.get_by_label("New e-mail").fill(email)
    person.page.get_by_label("Your password").fill(password)
    person.button("Change e-mail").click()


def change_password(person: Visitor, current: str, new: str) -> None:
    """Fill in the form in the settings and send it."""
    person.watch.expect(REFUSED)
    person.page.get_by_label("Current password").fill(current)
    person.page.get_by_label("New password").fill(new)
    person.button("Change password").click()
