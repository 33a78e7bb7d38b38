"""A workshop: the server on one machine of a network, the people on another, by plain http and by https."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, expect
from playwright.sync_api import Error as PlaywrightError
from tests.e2e.chromium import chromium
from tests.e2e.pages import Pages
from tests.e2e.test_looks import SCREENS, look_at
from tests.e2e.test_two_people import first_admin, make_a_room, sign_up, talk
from tests.e2e.visitor import Visitor
from tests.e2e.visits import Visits
from tests.support.networks import SERVER, Lan, lan, why_not
from tests.support.servers import ServerProcess, serve

pytestmark = [pytest.mark.browser, pytest.mark.skipif(bool(why_not()), reason=why_not())]

PLAIN, SAFE = f"http://{SERVER}:8000", f"https://{SERVER}:8000"
EVERYWHERE = {"COLLABD_SERVER_HOST": "0.0.0.0"}
ALLOWED = {
    **EVERYWHERE,
    "COLLABD_SERVER_ALLOW_INSECURE_HTTP": "true",
    "COLLABD_SERVER_PUBLIC_URLS": PLAIN,
}

NOT_PRIVATE = "This connection is not private"
Launch = Callable[[Path], Browser]


@pytest.fixture(scope="module")
def network() -> Iterator[Lan]:
    with lan() as made:
        yield made


@pytest.fixture
def life() -> Iterator[ExitStack]:
    """What ends after the pages have been closed."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def launch(playwright: Playwright, network: Lan, tmp_path: Path, life: ExitStack) -> Launch:
    """Starts a browser on the visitors' machine, whose certificates are those of a home folder."""
    # Playwright starts one program, without words before it.
    program = tmp_path / "browser"
    program.write_text(
        f'#!/bin/sh\nexec {" ".join(network.at_visitor)} {chromium()} "$@"\n', encoding="utf-8"
    )
    program.chmod(0o755)

    def start(home: Path) -> Browser:
        home.mkdir(exist_ok=True)
        environ: dict[str, str | float | bool] = {**os.environ, "HOME": str(home)}
        browser = playwright.chromium.launch(executable_path=program, env=environ)
        life.callback(browser.close)
        return browser

    return start


@pytest.fixture
def visits(tmp_path: Path, life: ExitStack) -> Callable[[Browser], Visits]:
    """People in a browser; at the end nothing may have gone wrong on any of their pages."""

    def among(browser: Browser) -> Visits:
        made = Visits(Pages(browser), tmp_path)
        life.callback(lambda: check(made))
        return made

    def check(made: Visits) -> None:
        assert made.close() == []

    return among


def serving(life: ExitStack, network: Lan, folder: Path, environ: dict[str, str]) -> ServerProcess:
    """The server, on its own machine."""
    return life.enter_context(serve(folder, port=8000, environ=environ, wrapper=network.at_server))


def test_on_plain_http_everything_works_and_what_is_missing_is_said(
    network: Lan,
    launch: Launch,
    visits: Callable[[Browser], Visits],
    life: ExitStack,
    tmp_path: Path,
) -> None:
    server = serving(life, network, tmp_path / "data", ALLOWED)
    assert server.address == PLAIN
    visit = visits(launch(tmp_path / "home"))
    alice, link = first_admin(server, visit)
    assert (
        alice.page.evaluate("[isSecureContext, 'randomUUID' in crypto, 'locks' in navigator]") == [False] * 3
    )
    (cookie,) = alice.page.context.cookies()
    assert (cookie["name"], cookie["secure"], cookie["httpOnly"]) == ("collabd-8000", False, True)
    bob = sign_up(server, link, visit)
    make_a_room(alice, bob)
    talk(alice, bob)
    copy_an_invite(alice)
    meet_the_notice(alice, "collabd tls init")
    meet_the_notice(bob, "Ask the Admin")
    read_what_is_missing(visit(server, "/sign-in"))


def copy_an_invite(admin: Visitor) -> None:
    """Browsers keep the newer clipboard from plain http."""
    admin.go("/settings")
    assert admin.page.evaluate("'clipboard' in navigator") is False
    admin.button("Create invite link").click()
    admin.button("Copy").first.click()
    expect(admin.page.get_by_text("Copied").first).to_be_visible()


def meet_the_notice(visitor: Visitor, advice: str) -> None:
    """Who is signed in meets it once, wherever they are; what to do depends on who they are."""
    name = visitor.me.locator(".name").inner_text()
    visitor.page.set_viewport_size(SCREENS["desk"])
    visitor.go("/")
    visitor.page.get_by_role("heading", name="Rooms").first.wait_for()
    bar = visitor.page.get_by_role("region", name="About this connection")
    expect(bar).to_contain_text(NOT_PRIVATE)
    for screen in SCREENS:
        look_at(visitor, f"plain-in-{name}", screen)
    bar.get_by_role("button", name="How to get https").click()
    dialog = visitor.page.get_by_role("dialog", name="How to get https")
    expect(dialog).to_contain_text(advice)
    for screen in SCREENS:
        look_at(visitor, f"plain-help-{name}", screen)
    dialog.get_by_role("button", name="Got it").click()
    bar.get_by_role("button", name="Dismiss").click()
    expect(bar).to_have_count(0)
    visitor.go("/settings")
    visitor.page.get_by_role("region", name="Connection", exact=True).get_by_text(NOT_PRIVATE).wait_for()
    expect(visitor.page.get_by_text(NOT_PRIVATE)).to_have_count(1)


def read_what_is_missing(visitor: Visitor) -> None:
    """A quiet line, where it leads, and the way back."""
    expect(visitor.page.get_by_text(NOT_PRIVATE)).to_be_visible()
    for screen in SCREENS:
        look_at(visitor, "plain-sign-in", screen)
    visitor.page.get_by_role("link", name="How to get https").click()
    expect(visitor.page.get_by_role("heading", name="How to get https")).to_be_visible()
    expect(visitor.page.get_by_text("collabd tls init")).to_be_visible()
    for screen in SCREENS:
        look_at(visitor, "trust-plain", screen)
    visitor.page.get_by_role("link", name="Back to collabd").click()
    visitor.button("Sign in").wait_for()


def test_after_tls_init_a_device_comes_to_trust_the_server(
    network: Lan,
    launch: Launch,
    visits: Callable[[Browser], Visits],
    life: ExitStack,
    tmp_path: Path,
) -> None:
    collabd = (*network.at_server, sys.executable, "-m", "collabd")
    made = subprocess.run(
        [*collabd, "tls", "init"], check=True, capture_output=True, text=True, cwd=tmp_path
    ).stdout
    assert f"{PLAIN}/trust\n" in made
    server = serving(life, network, tmp_path / "data", EVERYWHERE)
    assert server.address == SAFE
    certificate = take_certificate(visits(launch(tmp_path / "stranger")), server)
    assert certificate.read_bytes() == (tmp_path / "data/tls/ca.crt").read_bytes()
    visit = visits(launch(trusting(tmp_path / "home", certificate)))
    alice, link = first_admin(server, visit)
    assert (
        alice.page.evaluate("[isSecureContext, 'randomUUID' in crypto, 'locks' in navigator]") == [True] * 3
    )
    (cookie,) = alice.page.context.cookies()
    assert (cookie["name"], cookie["secure"], cookie["httpOnly"]) == ("__Host-collabd", True, True)
    bob = sign_up(server, link, visit)
    make_a_room(alice, bob)
    talk(alice, bob)
    alice.go("/settings")
    alice.page.get_by_text("This device").wait_for()
    expect(alice.page.get_by_text(NOT_PRIVATE)).to_have_count(0)
    bob.go(f"{PLAIN}/settings")
    expect(bob.page).to_have_url(f"{SAFE}/settings")


def take_certificate(visit: Visits, server: ServerProcess) -> Path:
    """A device that does not know the server is warned; without https:// it is told what to do."""
    warned, stranger = visit.someone(server), visit.someone(server)
    with pytest.raises(PlaywrightError, match="ERR_CERT_AUTHORITY_INVALID"):
        warned.page.goto(SAFE)
    stranger.page.goto(PLAIN)
    expect(stranger.page).to_have_url(f"{PLAIN}/trust")
    expect(stranger.page.get_by_role("heading", name="Trust collabd on this device")).to_be_visible()
    mine = stranger.page.locator("details[open]")
    expect(mine.locator("summary")).to_have_text("Linux, with Chrome or Chromium")
    expect(mine.get_by_role("link", name=SAFE)).to_have_attribute("href", SAFE)
    for screen in SCREENS:
        look_at(stranger, "trust", screen)
    with stranger.page.expect_download() as taken:
        mine.get_by_role("link", name="Download the certificate").click()
    assert taken.value.suggested_filename == "ca.crt"
    return Path(taken.value.path())


def trusting(home: Path, certificate: Path) -> Path:
    """The home of somebody who has done what the page says: Chromium keeps authorities in an NSS database."""
    database = home / ".pki" / "nssdb"
    database.mkdir(parents=True)
    certutil = ("certutil", "-d", f"sql:{database}")
    subprocess.run([*certutil, "-N", "--empty-password"], check=True)
    subprocess.run([*certutil, "-A", "-t", "C,,", "-n", "ship", "-i", str(certificate)], check=True)
    return home
