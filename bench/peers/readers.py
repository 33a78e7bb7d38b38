"""The audience of bench/fanout.py: `readers.py PORT COUNT` opens COUNT WebSockets and counts what arrives.

Each line on stdin is a number of bytes; the answer comes once every socket has received exactly so many since
the last one. More than that is an error.
"""

import json
import select
import socket
import sys

HANDSHAKE = (
    b"GET /connection/websocket HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)


def join(port: int) -> socket.socket:
    member = socket.create_connection(("127.0.0.1", port))
    member.sendall(HANDSHAKE)
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        head += member.recv(1)
    if not head.startswith(b"HTTP/1.1 101"):
        raise RuntimeError(head)
    member.setblocking(False)
    return member


def take(poller: select.epoll, members: dict[int, socket.socket], expected: int) -> None:
    missing = dict.fromkeys(members, expected)
    while missing:
        for number, _ in poller.poll():
            data = members[number].recv(262_144)
            missing[number] -= len(data)
            if not data or missing[number] < 0:
                raise RuntimeError(f"a socket received {-missing[number]} bytes too many, or its end")
            if missing[number] == 0:
                del missing[number]


def main() -> None:
    port, count = int(sys.argv[1]), int(sys.argv[2])
    members = {member.fileno(): member for member in (join(port) for _ in range(count))}
    poller = select.epoll()
    for number in members:
        poller.register(number, select.EPOLLIN)
    print(json.dumps({"joined": count}), flush=True)
    for line in sys.stdin:
        take(poller, members, int(line))
        print(json.dumps({"received": int(line)}), flush=True)


main()
