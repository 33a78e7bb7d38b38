"""Behind a reverse proxy: who the caller really is, as far as a trusted proxy says so.

The rule: one believes the address at the other end of the connection, and what a trusted proxy says of the
address at its own other end. So `X-Forwarded-For`, to which every proxy appends whom it was called by, is
read from its end backwards for as long as a trusted proxy has said it; the first address that is none is the
caller. What a caller has put there himself lies further to the left and is never reached.

Only `X-Forwarded-For` and `X-Forwarded-Proto` are read. `Forwarded` (RFC 7239) says the same, but a proxy
that writes the one passes the other on as the caller sent it: to believe both is to believe callers.
`X-Forwarded-Host` is not read, either: the Host must be one of the public addresses, so a proxy passes it on.
"""

from __future__ import annotations

import ipaddress
import logging
import re
from collections.abc import Iterable
from typing import Any

from collabd.settings.addresses import network

log = logging.getLogger(__name__)

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

FORWARDED_FOR = b"x-forwarded-for"
FORWARDED_PROTO = b"x-forwarded-proto"

HOPS = 16
"""Proxies in a row that are looked through: far more than anybody has, and a bound on the work."""

ENTRY = re.compile(
    r"\[([0-9A-Fa-f:.]{2,45})\](?::[0-9]{1,5})?|([0-9.]{7,15})(?::[0-9]{1,5})?|([0-9A-Fa-f:.]{2,45})"
)
"""An address as proxies write it: IPv6 with or without brackets, after brackets or IPv4 also a port."""

NOT_BELIEVED = (
    "a request from %s has an X-Forwarded-For header. If that is your reverse proxy, put its address into "
    "trusted_proxies under [server] in collabd.toml: until then everybody behind it counts as one caller"
)


class Proxies:
    """The proxies that are believed: `trusted` are addresses and networks."""

    def __init__(self, trusted: Iterable[str]) -> None:
        self._networks = [network(text) for text in trusted]
        self._warned = False

    def see_through(self, scope: Any) -> bool:
        """Put the caller's own address into an ASGI scope; whether a trusted proxy says: it came by TLS."""
        client = scope.get("client")
        peer = None if client is None else address_in(client[0])
        if peer is None:
            return False
        forwarded = values(scope, FORWARDED_FOR)
        if not self._trusts(peer):
            self._warn(peer, forwarded)
            return False
        caller = self.caller(peer, forwarded)
        if caller != peer:
            scope["client"] = (str(caller), 0)  # nobody says which port it was
        return values(scope, FORWARDED_PROTO).rpartition(",")[2].strip().lower() in {"https", "wss"}

    def caller(self, peer: Address, forwarded: str) -> Address:
        """Who called, if `peer` did and brought this `X-Forwarded-For`.

        An entry that is no address ends the search: the caller then is the proxy that reported it.
        """
        found = peer
        for entry in reversed(forwarded.rsplit(",", HOPS)[-HOPS:]):
            named = address_in(entry)
            if named is None or not self._trusts(found):
                break
            found = named
        return found

    def _trusts(self, address: Address) -> bool:
        return any(address in known for known in self._networks)

    def _warn(self, peer: Address, forwarded: str) -> None:
        """Say once that a proxy seems to be there. From afar, anybody can send such a header."""
        if forwarded and peer.is_private and not self._warned:
            self._warned = True
            log.warning(NOT_BELIEVED, peer)


def address_in(entry: str) -> Address | None:
    """The address of an entry; an IPv4 address that is written as IPv6 is the IPv4 address."""
    found = ENTRY.fullmatch(entry.strip())
    if found is None:
        return None
    try:
        address = ipaddress.ip_address(found[found.lastindex or 0])
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return mapped or address


def values(scope: Any, name: bytes) -> str:
    """All values of a header, as if they stood in one line; "" if it is absent."""
    found = (value for key, value in scope["headers"] if key.lower() == name)
    return ",".join(value.decode("latin-1") for value in found)
