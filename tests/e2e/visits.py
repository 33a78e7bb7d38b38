"""Opens pages for a test, looks whether anything went wrong on them, keeps what tells of a failure."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext
from tests.e2e.contexts import Contexts
from tests.e2e.visitor import Visitor
from tests.support.servers import ServerProcess


class Visits:
    """The people of one test, each in a context of their own; `folder` is where a failure is kept."""

    def __init__(self, contexts: Contexts, folder: Path) -> None:
        self._contexts = contexts
        self._folder = folder
        self._taken: dict[BrowserContext, str] = {}
        self._visitors: list[Visitor] = []

    def __call__(self, server: ServerProcess, path: str = "/", *, token: str = "") -> Visitor:
        """Someone who opens a page of the server, signed in with a session's token if one is given."""
        visitor = self.someone(server, token=token)
        visitor.go(path)
        return visitor

    def someone(self, server: ServerProcess, *, token: str = "", **device: Any) -> Visitor:
        """The same, before they have opened anything; `device` is what the browser's context may be told."""
        context = self._contexts.take(**device)
        self._taken[context] = server.address
        context.tracing.start(snapshots=True)
        if token:
            name = f"collabd-{server.port}"
            context.add_cookies([{"name": name, "value": token, "url": server.address}])
        visitor = Visitor(context.new_page(), server.address)
        self._visitors.append(visitor)
        return visitor

    def keep(self) -> Path:
        """Keep what every page looks like, and how it came to that; the folder."""
        for number, context in enumerate(self._taken, 1):
            for page in context.pages:
                page.screenshot(path=self._folder / f"page-{number}.png")
            context.tracing.stop(path=self._folder / f"trace-{number}.zip")
            context.tracing.start()
        return self._folder

    def close(self) -> list[str]:
        """Close all pages; what went wrong on them meanwhile."""
        for context, origin in self._taken.items():
            context.tracing.stop()
            self._contexts.give_back(context, origin)
        return [trouble for visitor in self._visitors for trouble in visitor.watch.troubles]
