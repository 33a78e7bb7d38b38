"""A key for a bot: made in the settings, copied once, used, revoked."""

from __future__ import annotations

import httpx
import pytest
from playwright.sync_api import expect
from tests.e2e.test_looks import SCREENS, look_at
from tests.e2e.town import Town, token
from tests.e2e.visits import Visits

pytestmark = pytest.mark.browser


def test_a_key_is_made_used_and_revoked(town: Town, visit: Visits) -> None:
    judy = visit(town.server, "/settings", token=token("judy"))
    judy.page.get_by_label("What is it for?").fill("Build notices")
    judy.page.get_by_role("checkbox", name="Rooms:").check()
    judy.button("Create key").click()
    key = judy.page.get_by_role("textbox", name="API key").input_value()
    with httpx.Client(base_url=f"{town.server.address}/api/v1") as bot:
        bot.headers["authorization"] = f"Bearer {key}"
        assert bot.post("/rooms", json={"name": "made by a bot"}).status_code == 200
        assert bot.get("/api-keys").status_code == 403
        expect(judy.rooms.get_by_role("link", name="made by a bot")).to_be_visible()

        judy.page.reload()
        keys = judy.page.get_by_role("list", name="Your API keys")
        expect(keys).to_contain_text("read, rooms:write")
        expect(judy.page.get_by_role("textbox", name="API key")).to_have_count(0)
        judy.button("Revoke Build notices").click()
        judy.page.get_by_role("dialog").get_by_role("button", name="Revoke", exact=True).click()
        expect(judy.page.get_by_text("You have no API keys.")).to_be_visible()
        assert bot.get("/rooms").status_code == 401


def test_the_settings_fit_on_every_screen(town: Town, visit: Visits) -> None:
    town.api("ursula").do("POST", "/api-keys", name="Build notices", scopes=["read", "messages:write"])
    ursula = visit(town.server, "/settings", token=token("ursula"))
    ursula.page.get_by_label("What is it for?").fill("Tide tables")
    ursula.button("Create key").click()
    expect(ursula.page.get_by_role("textbox", name="API key")).to_be_visible()
    for screen in SCREENS:
        ursula.page.get_by_role("list", name="Your API keys").scroll_into_view_if_needed()
        look_at(ursula, "api-keys", screen)
