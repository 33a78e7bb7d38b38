"""Browser contexts, each a person's own: cookies and storage are not shared between them."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, BrowserContext

PATIENCE_MS = 10_000
"""How long a page may take on a busy machine until it shows what is expected."""


class Contexts:
    """Hands contexts out and takes them back: emptying one takes a fraction of what making one does."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: list[BrowserContext] = []
        self._special: set[BrowserContext] = set()

    def take(self, **device: Any) -> BrowserContext:
        """A context that knows nobody; with words about the device, one made for that."""
        if not device:
            return self._free.pop() if self._free else self._make()
        made = self._make(**device)
        self._special.add(made)
        return made

    def give_back(self, context: BrowserContext, origin: str) -> None:
        """Close its pages and forget what they have kept of the server at `origin`."""
        if context in self._special:
            self._special.remove(context)
            context.close()
            return
        context.set_offline(offline=False)
        context.clear_cookies()
        some_page = context.pages[0] if context.pages else context.new_page()
        everything = {"origin": origin, "storageTypes": "all"}
        context.new_cdp_session(some_page).send("Storage.clearDataForOrigin", everything)
        for page in context.pages:
            page.close()
        self._free.append(context)

    def _make(self, **device: Any) -> BrowserContext:
        made = self._browser.new_context(locale="en-US", reduced_motion="reduce", **device)
        made.set_default_timeout(PATIENCE_MS)
        return made
