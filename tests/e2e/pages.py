"""Pages that tests take in turn. Each is in a context of its own: cookies and storage are not shared."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize

PATIENCE_MS = 10_000
"""How long a page may take on a busy machine until it shows what is expected."""
SCREEN = ViewportSize(width=1280, height=720)


class Pages:
    """Hands pages out and takes them back: emptying one costs a fraction of what opening one does."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: list[Page] = []
        self._special: list[Page] = []

    def take(self, **device: Any) -> Page:
        """An empty page that knows nobody; with words about the device, one made for that."""
        page = self._free.pop() if self._free and not device else self._open(**device)
        if device:
            self._special.append(page)
        page.set_viewport_size(SCREEN)
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        return page

    def give_back(self, page: Page, origin: str) -> None:
        """Leave the server at `origin`, and forget what the page has kept of it."""
        if page in self._special:
            self._special.remove(page)
            page.context.close()
            return
        page.goto("about:blank")
        page.context.set_offline(offline=False)
        page.context.clear_cookies()
        everything = {"origin": origin, "storageTypes": "all"}
        page.context.new_cdp_session(page).send("Storage.clearDataForOrigin", everything)
        self._free.append(page)

    def _open(self, **device: Any) -> Page:
        context = self._browser.new_context(locale="en-US", **device)
        context.set_default_timeout(PATIENCE_MS)
        return context.new_page()
