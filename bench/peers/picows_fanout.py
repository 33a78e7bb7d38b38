"""The floor: picows (Cython) on uvloop, one send per member and frame; a turn's messages are one frame."""

import asyncio

import uvloop
from pacing import obey
from picows import WSListener, WSMsgType, WSTransport, WSUpgradeRequest, ws_create_server

members: set[WSTransport] = set()


class Member(WSListener):
    def on_ws_connected(self, transport: WSTransport) -> None:
        members.add(transport)

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        members.discard(transport)


def enter(_: WSUpgradeRequest) -> Member:
    return Member()


def broadcast(payloads: list[bytes]) -> None:
    payload = b"\n".join(payloads)
    for member in members:
        member.send(WSMsgType.TEXT, payload)


async def main() -> None:
    server = await ws_create_server(enter, "127.0.0.1", 0, backlog=4096)
    await obey(broadcast, server.sockets[0].getsockname()[1])
    server.close()


with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
    runner.run(main())
