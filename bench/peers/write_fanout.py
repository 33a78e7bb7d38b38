"""What the machine allows a Python process: a loop of write(2) on the same sockets, nothing around it."""

import asyncio
import os
import socket

from pacing import obey

from collabd.api.hypercorn import text_frame

ANSWER = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"

members: list[socket.socket] = []


def broadcast(payloads: list[bytes]) -> None:
    frame = text_frame(b"\n".join(payloads))
    for member in members:
        os.write(member.fileno(), frame)


async def accept(listener: socket.socket) -> None:
    loop = asyncio.get_running_loop()
    while True:
        member, _ = await loop.sock_accept(listener)
        member.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await loop.sock_recv(member, 65_536)
        await loop.sock_sendall(member, ANSWER)
        members.append(member)


async def main() -> None:
    listener = socket.create_server(("127.0.0.1", 0), backlog=4096)
    listener.setblocking(False)
    accepting = asyncio.create_task(accept(listener))
    await obey(broadcast, listener.getsockname()[1])
    accepting.cancel()


asyncio.run(main())
