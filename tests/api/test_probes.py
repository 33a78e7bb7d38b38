"""The probes of a server that is on its way out: alive, but not ready."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.support.servers import serve
from tests.support.wire import ask

from collabd.api.status import Status
from collabd.cli.status import state_of
from collabd.store.folder import DataFolder

HANDSHAKE = (
    "GET /connection/websocket HTTP/1.1\r\nHost: localhost:{port}\r\nUpgrade: websocket\r\n"
    "Connection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)


HALF = "POST /api/v1/auth/sign-in HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Length: 9\r\n\r\n"


async def test_a_server_that_is_ending_is_alive_but_not_ready(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with serve(folder) as server:
        # A peer that never answers a close keeps the door open for a second, half a request the house.
        reader, silent = await asyncio.open_connection("localhost", server.port)
        silent.write(HANDSHAKE.format(port=server.port).encode())
        assert b" 101 " in await reader.readuntil(b"\r\n\r\n")
        _, slow = await asyncio.open_connection("localhost", server.port)
        slow.write(HALF.format(port=server.port).encode())
        await slow.drain()
        assert (await ask(server, "GET /readyz")).json == {"ready": True}
        server.process.terminate()
        async with asyncio.timeout(10):
            while (answer := await ask(server, "GET /readyz")).status == 200:
                pass
        assert (answer.status, answer.json["ready"], answer.json["reason"]) == (503, False, "draining")
        assert "ending" in answer.json["message"]
        assert (await ask(server, "GET /healthz")).status == 200
        found = state_of(DataFolder(folder))
        assert isinstance(found, Status)
        assert (found.draining, found.reason) == (True, "draining")
        silent.transport.abort()
        slow.transport.abort()
        assert server.stop() == 0
