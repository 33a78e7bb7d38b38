"""One browser and one town for all tests of this folder; pages of its own for each test."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect, sync_playwright
from tests.e2e.chromium import chromium
from tests.e2e.pages import PATIENCE_MS, Pages
from tests.e2e.town import Town, open_town
from tests.e2e.visits import Visits


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """What starts browsers."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="package")
def pages(playwright: Playwright) -> Iterator[Pages]:
    """The pages of a Chromium without a window."""
    browser = playwright.chromium.launch(executable_path=chromium())
    yield Pages(browser)
    browser.close()


@pytest.fixture(scope="package")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """A server full of people and talk. Tests make rooms and accounts of their own to change anything."""
    with open_town(tmp_path_factory.mktemp("town") / "data") as made:
        yield made


@pytest.fixture
def visit(pages: Pages, tmp_path: Path) -> Iterator[Visits]:
    """Opens pages; at the end nothing may have gone wrong on any of them."""
    visits = Visits(pages, tmp_path)
    try:
        yield visits
    finally:
        troubles = visits.close()
    assert troubles == []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Say where the pictures and traces of a failed test are."""
    report = yield
    visits = getattr(item, "funcargs", {}).get("visit")
    if call.when == "call" and report.failed and isinstance(visits, Visits):
        report.sections.append(("Pages", f"screenshots and traces: {visits.keep()}"))
    return report
