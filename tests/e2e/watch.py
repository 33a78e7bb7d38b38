"""What goes wrong on a page without anybody having to look at it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import ConsoleMessage, Dialog, Error, Page

NO_SERVER = (
    r"net::ERR_(CONNECTION_|EMPTY_RESPONSE|INTERNET_DISCONNECTED|SOCKET_NOT_CONNECTED)"
    r"|WebSocket connection to .* failed"
)


class Watch:
    """Collects errors on a page's console, exceptions, violations of its policies, and dialogs."""

    def __init__(self, page: Page) -> None:
        self.troubles: list[str] = []
        self._expected: list[str] = []
        self._page = page
        page.on("console", self._hear)
        page.on("pageerror", self._catch)
        page.on("dialog", self._dismiss)

    def end(self) -> None:
        """Look away."""
        self._page.remove_listener("console", self._hear)
        self._page.remove_listener("pageerror", self._catch)
        self._page.remove_listener("dialog", self._dismiss)

    def expect(self, pattern: str) -> None:
        """Take errors that match for granted from here on."""
        self._expected.append(pattern)

    @contextmanager
    def outage(self) -> Iterator[None]:
        """While the block runs, the page may fail to reach the server."""
        self._expected.append(NO_SERVER)
        yield
        self._expected.remove(NO_SERVER)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type != "error" and "Autofocus" not in message.text:
            return
        words = f"{message.text} ({message.location['url']})"
        if not any(re.search(pattern, words) for pattern in self._expected):
            self.troubles.append(words)

    def _catch(self, error: Error) -> None:
        self.troubles.append(f"uncaught: {error}")

    def _dismiss(self, dialog: Dialog) -> None:
        self.troubles.append(f"a dialog: {dialog.message}")
        dialog.dismiss()
