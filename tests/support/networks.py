"""Two machines on a network of their own: namespaces of this one, so neither is the other's localhost."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

SERVER, VISITOR = "192.168.77.20", "192.168.77.30"


@dataclass(frozen=True)
class Lan:
    """The names of both namespaces; the server's machine is reached at `SERVER`."""

    server: str
    visitor: str

    @property
    def at_server(self) -> tuple[str, ...]:
        """What precedes a command that is to run on the server's machine."""
        return ("ip", "netns", "exec", self.server)

    @property
    def at_visitor(self) -> tuple[str, ...]:
        """The same for the visitors' machine."""
        return ("ip", "netns", "exec", self.visitor)


def why_not() -> str:
    """Why there can be no such network here; "" where there can."""
    return "" if os.geteuid() == 0 else "a network namespace takes root; CI runs this as root"


@contextmanager
def lan() -> Iterator[Lan]:
    """The network, for as long as the block runs."""
    names = Lan(*(f"collabd-{os.getpid()}-{end}" for end in ("server", "visitor")))
    ends = ((names.server, SERVER), (names.visitor, VISITOR))
    try:
        for name, _ in ends:
            ip("netns", "add", name)
            ip("-n", name, "link", "set", "lo", "up")
        cable = ("type", "veth", "peer", "name", "lan0", "netns", names.visitor)
        ip("link", "add", "lan0", "netns", names.server, *cable)
        for name, address in ends:
            # An IPv6 address that came by itself a moment later would be a change of network to a browser.
            ip("-n", name, "link", "set", "dev", "lan0", "addrgenmode", "none")
            ip("-n", name, "address", "add", f"{address}/24", "dev", "lan0")
            ip("-n", name, "link", "set", "lan0", "up")
        yield names
    finally:
        for name, _ in ends:
            subprocess.run(["ip", "netns", "delete", name], check=False, capture_output=True)


def ip(*words: str) -> None:
    """Configure the network; raises `CalledProcessError`."""
    subprocess.run(["ip", *words], check=True, capture_output=True)
