"""What this machine is called, and where its networks reach it."""

from __future__ import annotations

import re
import socket
from ipaddress import IPv4Address, IPv6Address, ip_address

Address = IPv4Address | IPv6Address

HOST_NAME = re.compile(
    r"(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*"
)
VIRTUAL = ("docker", "br-", "veth", "virbr", "cni", "flannel", "podman", "lxc")
"""Interfaces that lead to containers on this machine: nobody else's way here."""


def parse_address(text: str) -> Address | None:
    """The IP address that a text is, None if it is none."""
    try:
        return ip_address(text)
    except ValueError:
        return None


def is_loopback(host: str) -> bool:
    """Whether a host name or address leads only to the machine that asks."""
    address = parse_address(host.strip("[]"))
    return host == "localhost" if address is None else address.is_loopback


def machine_addresses() -> list[str]:
    """The addresses that others may reach this machine at, IPv4 first; none of loopback or one link only."""
    import psutil  # noqa: PLC0415 - only few starts need it

    stats = psutil.net_if_stats()
    found: list[Address] = []
    for interface, addresses in psutil.net_if_addrs().items():
        if interface.startswith(VIRTUAL) or not stats[interface].isup:
            continue
        for each in addresses:
            address = parse_address(each.address)
            if address is not None and not (address.is_loopback or address.is_link_local):
                found.append(address)
    return [str(each) for each in sorted(dict.fromkeys(found), key=lambda one: one.version)]


def machine_names() -> list[str]:
    """The machine's own name, as others may find it: by multicast DNS (`.local`) and by the network's DNS."""
    name = socket.gethostname().lower().rstrip(".")
    if not HOST_NAME.fullmatch(name) or name.startswith("localhost"):
        return []
    return list(dict.fromkeys([f"{name.partition('.')[0]}.local", name]))
