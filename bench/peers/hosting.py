"""The server in the process and the event loop that measure it, as `collabd serve` would run it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from collabd.config import Config
from collabd.network import Network
from collabd.opening import open_folder, prepare
from collabd.server import Server


@asynccontextmanager
async def hosted(config: Config) -> AsyncIterator[str]:
    """Serve until the block ends; the server's address."""
    address: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    with open_folder(config) as folder:
        prepare(folder)
        server = Server(config, folder, Network(config))
        serving = asyncio.create_task(server.run(lambda url, _: address.set_result(url)))
        waited: set[asyncio.Future[Any]] = {serving, address}
        await asyncio.wait(waited, return_when=asyncio.FIRST_COMPLETED)
        yield await address
        server.stop("the bench is over")
        await serving
