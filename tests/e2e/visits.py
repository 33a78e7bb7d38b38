"""Opens pages for a test, looks whether anything went wrong on them, keeps what tells of a failure."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from tests.e2e.pages import Pages
from tests.e2e.visitor import Visitor
from tests.support.servers import ServerProcess


class Visits:
    """The people of one test, each on a page of their own; `folder` is where a failure is kept."""

    def __init__(self, pages: Pages, folder: Path) -> None:
        self._pages = pages
        self._folder = folder
        self._visitors: list[Visitor] = []

    def __call__(self, server: ServerProcess, path: str = "/", *, token: str = "") -> Visitor:
        """Someone who opens a page of the server, signed in with a session's token if one is given."""
        visitor = self.someone(server, token=token)
        visitor.go(path)
        return visitor

    def someone(self, server: ServerProcess, *, token: str = "", **device: Any) -> Visitor:
        """The same, before they have opened anything; `device` is what the browser's context may be told."""
        page = self._pages.take(**device)
        page.context.tracing.start()
        if token:
            name = f"collabd-{server.port}"
            page.context.add_cookies([{"name": name, "value": token, "url": server.address}])
        self._visitors.append(Visitor(page, server.address))
        return self._visitors[-1]

    def keep(self) -> Path:
        """Keep what every page looks like, and how it came to that; the folder."""
        for number, visitor in enumerate(self._visitors, 1):
            visitor.page.screenshot(path=self._folder / f"page-{number}.png")
            visitor.page.context.tracing.stop(path=self._folder / f"trace-{number}.zip")
            visitor.page.context.tracing.start()
        return self._folder

    def close(self) -> list[str]:
        """Leave all pages; what went wrong on them meanwhile."""
        for visitor in self._visitors:
            visitor.page.context.tracing.stop()
            visitor.watch.end()
            self._pages.give_back(visitor.page, urljoin(visitor.address, "/"))
        return [trouble for visitor in self._visitors for trouble in visitor.watch.troubles]
