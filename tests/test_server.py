"""The composition root: what is wired to what."""

from __future__ import annotations

import asyncio
from pathlib import Path

from collabd.config import Config, Data, Server
from collabd.network import Network
from collabd.opening import open_folder, prepare
from collabd.server import Server as RunningServer


async def test_a_server_that_is_told_to_stop_takes_no_more_work(tmp_path: Path) -> None:
    config = Config(server=Server(port=0), data=Data(path=str(tmp_path / "data")))
    reasons: list[str | None] = []
    with open_folder(config) as folder:
        prepare(folder)
        server = RunningServer(config, folder, Network(config))

        def ready(address: str, code: str | None) -> None:
            assert server._services is not None
            reasons.append(server._services.readiness.reason())
            server.stop("a test")
            reasons.append(server._services.readiness.reason())

        async with asyncio.timeout(20):
            await server.run(ready)
    assert reasons == [None, "draining"]
