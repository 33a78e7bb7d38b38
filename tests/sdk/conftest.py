"""The house, and each of the client libraries in turn."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest
from tests.sdk.cable import Cable
from tests.sdk.clients import Library
from tests.sdk.house import Host, House, host, open_house
from tests.sdk.npm import Npm
from tests.sdk.pypi import Pypi


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A server with people and rooms in it. Tests make rooms of their own and look at those alone."""
    with open_house(tmp_path_factory.mktemp("house")) as made:
        yield made


@pytest.fixture(params=["npm", "npm-http_stream", "npm-sse", "pypi"])
async def library(request: pytest.FixtureRequest) -> AsyncIterator[Library]:
    """Each of the libraries by each of its transports; its clients are closed at the end.

    The one of PyPI has no other than the WebSocket.
    """
    name, _, transport = request.param.partition("-")
    made: Library = await Npm.start(transport or "websocket") if name == "npm" else Pypi()
    try:
        yield made
    finally:
        await made.close()


@pytest.fixture
async def npm() -> AsyncIterator[Npm]:
    """The npm library alone."""
    made = await Npm.start()
    try:
        yield made
    finally:
        await made.close()


@pytest.fixture
async def alice(house: House) -> AsyncIterator[Host]:
    """Alice, who makes the rooms of a story and talks in them."""
    async with host(house) as made:
        yield made


@pytest.fixture
async def line(house: House) -> AsyncIterator[Cable]:
    """A cable to the house's server."""
    async with house.cable() as made:
        yield made
