"""The kinds of address that a setting may hold, and the rules between them."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from typing import Annotated
from urllib.parse import urlsplit

from msgspec import Meta

PublicUrl = Annotated[
    str,
    Meta(
        pattern=r"^https?://([a-z0-9.-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?"
        r"(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*\Z"
    ),
]
"""Scheme, host, port, and a path of plain signs, since it stands in pages and in a cookie's name as it is. No
part of the path begins with a dot, so none is `.` or `..`, and it does not end with a slash."""

PUBLIC_URLS = {"words": 'a list like ["https://a.example/chat"], lower case, the same path'}

ProxyAddress = Annotated[str, Meta(pattern=r"^[0-9a-f.:]+(/[0-9]{1,3})?\Z")]
"""An IP address, or a network of them like 10.0.0.0/8."""
PROXIES = {"words": 'addresses or networks like ["127.0.0.1", "10.0.0.0/8"]'}

GREATEST_PORT = 65535
DEFAULT_PORTS = {"http": 80, "https": 443}
LOCAL = ("localhost", "127.0.0.1", "[::1]")

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def check_addresses(public_urls: Iterable[str], trusted_proxies: Iterable[str]) -> None:
    """Raise ValueError with a sentence about an address that cannot be meant so."""
    for url in public_urls:
        check_url(url)
    base_path(public_urls)
    for proxy in trusted_proxies:
        network(proxy)


def check_url(url: str) -> None:
    """Raise ValueError if nobody can reach anything under an address of the right form."""
    host, bracket, port = url.partition("://")[2].partition("/")[0].partition("]")
    if bracket:
        try:
            ipaddress.IPv6Address(host.removeprefix("["))
        except ValueError as error:
            raise ValueError(f"public_urls: {url} has no IPv6 address between its brackets") from error
    else:
        port = host
    number = port.partition(":")[2]
    if number and not 1 <= int(number) <= GREATEST_PORT:
        raise ValueError(
            f"public_urls: {url} has a port that there is not; ports go from 1 to {GREATEST_PORT}"
        )


def base_path(public_urls: Iterable[str]) -> str:
    """The path that all addresses share, like "/chat"; "" when they have none, or there are none."""
    paths = sorted({urlsplit(url).path for url in public_urls})
    if len(paths) > 1:
        raise ValueError(
            f"public_urls must all have the same path; these have {' and '.join(map(repr, paths))}"
        )
    return paths[0] if paths else ""


def network(text: str) -> Network:
    """A trusted proxy as a network; one address is a network of one."""
    try:
        found = ipaddress.ip_network(text, strict=False)
    except ValueError as error:
        raise ValueError(f"trusted_proxies: {text} is neither an IP address nor a network") from error
    if found.prefixlen == 0:
        raise ValueError(f"trusted_proxies: {text} would let anybody claim any address; name the proxy's own")
    if found.network_address != ipaddress.ip_interface(text).ip:
        raise ValueError(f"trusted_proxies: no network begins at {text}; did you mean {found}?")
    return found


def loopback_origins(port: int) -> list[str]:
    """The addresses of a server that only this machine reaches."""
    suffix = "" if port == DEFAULT_PORTS["http"] else f":{port}"
    return [f"http://{name}{suffix}" for name in LOCAL]
