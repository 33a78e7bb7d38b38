"""The probes of a server that is on its way out: alive, but not ready."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from tests.support.servers import serve
from tests.support.wire import ask

from collabd.cli.main import main

HANDSHAKE = (
    "GET /connection/websocket HTTP/1.1\r\nHost: localhost:{port}\r\nUpgrade: websocket\r\n"
    "Connection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)


async def test_a_server_that_is_ending_is_alive_but_not_ready(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "data"
    with serve(folder) as server:
        # A peer that never answers a close keeps the server waiting for a second.
        reader, writer = await asyncio.open_connection("localhost", server.port)
        writer.write(HANDSHAKE.format(port=server.port).encode())
        assert b" 101 " in await reader.readuntil(b"\r\n\r\n")
        assert (await ask(server, "GET /readyz")).json == {"ready": True}
        server.process.terminate()
        async with asyncio.timeout(10):
            while (answer := await ask(server, "GET /readyz")).status == 200:
                pass
        assert (answer.status, answer.json["ready"], answer.json["reason"]) == (503, False, "draining")
        assert "ending" in answer.json["message"]
        assert (await ask(server, "GET /healthz")).status == 200
        assert main(["status", "--json", "--data", str(folder)]) == 0
        assert json.loads(capsys.readouterr().out)["reason"] == "draining"
        writer.close()
        assert server.stop() == 0
