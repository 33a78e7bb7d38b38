"""The audience of bench/fanout.py: `readers.py PORT COUNT [tls]` opens COUNT WebSockets, counts what arrives.

Each line on stdin is a number of bytes; the answer comes once every socket has received exactly so many since
the last one. More than that is an error.
"""

import json
import select
import socket
import ssl
import sys

HANDSHAKE = (
    b"GET /connection/websocket HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)


def context() -> ssl.SSLContext:
    """TLS with anybody: what it costs the server is the same."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    made.check_hostname = False
    made.verify_mode = ssl.CERT_NONE
    return made


def join(port: int, tls: ssl.SSLContext | None) -> socket.socket:
    member = socket.create_connection(("127.0.0.1", port))
    if tls is not None:
        member = tls.wrap_socket(member)
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
            size = received(members[number])
            missing[number] = missing.get(number, 0) - size
            if missing[number] < 0:
                raise RuntimeError(f"a socket received {-missing[number]} bytes too many")
            if missing[number] == 0:
                del missing[number]


def received(member: socket.socket) -> int:
    """How many bytes there are now; TLS may hold some back that epoll does not see."""
    size = 0
    while True:
        try:
            data = member.recv(262_144)
        except (BlockingIOError, ssl.SSLWantReadError):
            return size
        if not data:
            raise RuntimeError("a socket has ended")
        size += len(data)
        if not isinstance(member, ssl.SSLSocket):
            return size


def main() -> None:
    port, count = int(sys.argv[1]), int(sys.argv[2])
    tls = context() if "tls" in sys.argv else None
    members = {member.fileno(): member for member in (join(port, tls) for _ in range(count))}
    poller = select.epoll()
    for number in members:
        poller.register(number, select.EPOLLIN)
    print(json.dumps({"joined": count}), flush=True)
    for line in sys.stdin:
        take(poller, members, int(line))
        print(json.dumps({"received": int(line)}), flush=True)


main()
