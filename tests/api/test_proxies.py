"""Who the caller is behind reverse proxies, and that nobody can pass for somebody else."""

from __future__ import annotations

import ipaddress
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.browsers import data, program, sign_in, sign_up
from tests.support.servers import ServerProcess, serve
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from collabd.api.proxies import HOPS, Proxies, address_in

PROXY = "127.0.0.1"
TRUSTED = (PROXY, "10.0.0.0/8", "2001:db8:1::/48")


def asked(peer: str, *headers: tuple[str, str]) -> dict[str, Any]:
    """The scope of a request that came in from `peer`."""
    pairs = [(name.encode(), value.encode("latin-1")) for name, value in headers]
    return {"client": (peer, 50_000), "headers": pairs}


def caller(peer: str, *forwarded: str, trusted: tuple[str, ...] = TRUSTED) -> str:
    """The address that counts, if these X-Forwarded-For headers came along."""
    scope = asked(peer, *(("x-forwarded-for", value) for value in forwarded))
    Proxies(trusted).see_through(scope)
    return str(scope["client"][0])


CASES: dict[str, tuple[str, tuple[str, ...], str]] = {
    "no header": (PROXY, (), PROXY),
    "the proxy's word": (PROXY, ("203.0.113.7",), "203.0.113.7"),
    "somebody else's word": ("203.0.113.9", ("198.51.100.1",), "203.0.113.9"),
    "what the caller claimed, and what the proxy added": (
        PROXY,
        ("198.51.100.1, 203.0.113.7",),
        "203.0.113.7",
    ),
    "two proxies": (PROXY, ("203.0.113.7, 10.1.2.3",), "203.0.113.7"),
    "two proxies and a claim": (PROXY, ("198.51.100.1, 203.0.113.7, 10.1.2.3",), "203.0.113.7"),
    "a claim to be a proxy": (PROXY, ("198.51.100.1, 10.9.9.9, 203.0.113.7",), "203.0.113.7"),
    "two headers": (PROXY, ("198.51.100.1", "203.0.113.7"), "203.0.113.7"),
    "only proxies": (PROXY, ("10.1.1.1, 10.2.2.2",), "10.1.1.1"),
    "with a port": (PROXY, ("203.0.113.7:4711",), "203.0.113.7"),
    "IPv6": (PROXY, ("2001:db8::7",), "2001:db8::7"),
    "IPv6 in brackets": (PROXY, ("[2001:DB8::7]",), "2001:db8::7"),
    "IPv6 with a port": (PROXY, ("[2001:db8::7]:443",), "2001:db8::7"),
    "an IPv6 proxy": ("2001:db8:1::5", ("2001:db8:2::1, 2001:db8:1::9",), "2001:db8:2::1"),
    "IPv4 written as IPv6": (PROXY, ("203.0.113.7, ::ffff:10.1.2.3",), "203.0.113.7"),
    "a caller in IPv4 written as IPv6": (PROXY, ("::ffff:203.0.113.7",), "203.0.113.7"),
    "a proxy that is reached over IPv6": ("::ffff:127.0.0.1", ("203.0.113.7",), "203.0.113.7"),
    "spaces": (PROXY, ("  203.0.113.7\t,\t10.1.2.3 ",), "203.0.113.7"),
    "nothing in it": (PROXY, ("",), PROXY),
    "only commas": (PROXY, (",,,",), PROXY),
    "a word": (PROXY, ("unknown",), PROXY),
    "a word beside a proxy": (PROXY, ("203.0.113.7, unknown, 10.1.2.3",), "10.1.2.3"),
    "no address": (PROXY, ("203.0.113.300",), PROXY),
    "a network": (PROXY, ("203.0.113.0/24",), PROXY),
    "leading zeros": (PROXY, ("203.0.113.007",), PROXY),
    "a number": (PROXY, ("3405803783",), PROXY),
    "a script": (PROXY, ("<script>alert(1)</script>",), PROXY),
    "a line of its own": (PROXY, ("203.0.113.7\nx",), PROXY),
    "other signs": (PROXY, ("\xff\xfe",), PROXY),
    "very much": (PROXY, ("1" * 100_000,), PROXY),
    "very many": (PROXY, (", ".join(["198.51.100.1"] * 10_000 + ["203.0.113.7"]),), "203.0.113.7"),
}


@pytest.mark.parametrize(("peer", "forwarded", "expected"), CASES.values(), ids=CASES.keys())
def test_the_caller(peer: str, forwarded: tuple[str, ...], expected: str) -> None:
    assert caller(peer, *forwarded) == expected


def test_by_default_nobody_is_believed() -> None:
    assert caller(PROXY, "203.0.113.7") == "203.0.113.7"
    assert caller(PROXY, "203.0.113.7", trusted=()) == PROXY


def test_only_so_many_proxies_are_looked_through() -> None:
    chain = ["203.0.113.7", *(f"10.0.0.{n}" for n in range(1, HOPS))]
    assert caller(PROXY, ", ".join(chain)) == "203.0.113.7"
    assert caller(PROXY, ", ".join([*chain, "10.0.0.99"])) == "10.0.0.1"


def test_the_other_header_is_not_read() -> None:
    """Most proxies pass it on as a caller wrote it."""
    scope = asked(PROXY, ("forwarded", "for=198.51.100.1;proto=https"), ("x-forwarded-for", "203.0.113.7"))
    assert Proxies(TRUSTED).see_through(scope) is False
    assert scope["client"][0] == "203.0.113.7"
    alone = asked(PROXY, ("forwarded", "for=198.51.100.1"), ("x-real-ip", "198.51.100.1"))
    Proxies(TRUSTED).see_through(alone)
    assert alone["client"][0] == PROXY


@pytest.mark.parametrize(
    ("peer", "values", "expected"),
    [
        (PROXY, ["https"], True),
        (PROXY, ["HTTPS"], True),
        (PROXY, ["wss"], True),
        (PROXY, ["http, https"], True),
        (PROXY, ["http", "https"], True),
        (PROXY, ["https, http"], False),
        (PROXY, ["http"], False),
        (PROXY, ["ftp"], False),
        (PROXY, [], False),
        ("203.0.113.9", ["https"], False),
    ],
)
def test_the_nearest_proxy_says_whether_it_was_tls(peer: str, values: list[str], expected: bool) -> None:
    scope = asked(peer, *(("x-forwarded-proto", value) for value in values))
    assert Proxies(TRUSTED).see_through(scope) is expected


def test_a_proxy_that_is_not_trusted_is_spoken_of_once(caplog: pytest.LogCaptureFixture) -> None:
    proxies = Proxies(())
    proxies.see_through(asked(PROXY))
    proxies.see_through(asked("8.8.8.8", ("x-forwarded-for", "1.1.1.1")))
    assert caplog.records == [], "there is none, or anybody on the internet wrote that"
    for _ in range(3):
        proxies.see_through(asked(PROXY, ("x-forwarded-for", "203.0.113.7")))
    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    assert PROXY in record.getMessage()
    assert "trusted_proxies" in record.getMessage()


addresses = st.ip_addresses().map(str)
entries = st.one_of(addresses, st.text(st.characters(codec="latin-1"), max_size=60))


@given(peer=addresses, claims=st.lists(entries, max_size=HOPS * 2), behind=addresses, inner=st.integers(0, 3))
def test_no_claim_changes_who_the_caller_is(peer: str, claims: list[str], behind: str, inner: int) -> None:
    """Whatever somebody wrote into the header, the proxies have added whom they were really called by."""
    chain = [behind, *(f"10.0.0.{n}" for n in range(inner))]
    known = address_in(behind)
    if any(known in ipaddress.ip_network(network) for network in TRUSTED):
        return
    assert caller(PROXY, ",".join([*claims, *chain])) == str(known)
    if all(address_in(peer) not in ipaddress.ip_network(network) for network in TRUSTED):
        assert caller(peer, ",".join([*claims, *chain])) == peer


@given(text=st.text(st.characters(codec="latin-1"), max_size=80))
def test_an_entry_is_an_address_or_nothing(text: str) -> None:
    found = address_in(text)
    assert found is None or address_in(str(found)) == found


@pytest.mark.parametrize("client", [None, ("", 0), ("/run/collabd.sock", 0)])
def test_whoever_has_no_address_is_not_believed(client: tuple[str, int] | None) -> None:
    scope = {
        **asked(PROXY, ("x-forwarded-for", "203.0.113.7"), ("x-forwarded-proto", "https")),
        "client": client,
    }
    assert Proxies(TRUSTED).see_through(scope) is False
    assert scope["client"] == client


FEW = {
    "COLLABD_SERVER_TRUSTED_PROXIES": "127.0.0.1",
    "COLLABD_THROTTLE_SIGN_IN_PER_ADDRESS": "2",
    "COLLABD_LIVE_UNAUTHENTICATED_PER_ADDRESS": "1",
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """A server that trusts 127.0.0.1 as its proxy, and nobody else."""
    with serve(tmp_path_factory.mktemp("trusting") / "data", environ=FEW) as running:
        yield running


async def guess(server: ServerProcess, forwarded: str, *, address: str = "127.0.0.1") -> int:
    """The status of a failed sign-in that is said to be somebody else's."""
    async with program(server, address=address) as sdk:
        sdk.headers["x-forwarded-for"] = forwarded
        return (await sign_in(sdk, "nobody", session="token")).status_code


async def test_tries_are_counted_by_who_the_proxy_says(server: ServerProcess) -> None:
    assert [await guess(server, "203.0.113.7") for _ in range(3)] == [401, 401, 429]
    assert await guess(server, "198.51.100.1, 203.0.113.7") == 429, "a claim before it changes nothing"
    assert await guess(server, "203.0.113.8") == 401


async def test_whoever_comes_by_himself_is_not_believed(server: ServerProcess) -> None:
    tries = [await guess(server, f"198.51.100.{n}", address="127.0.0.2") for n in range(4)]
    assert tries == [401, 401, 429, 429]


async def test_a_session_is_where_its_owner_is(server: ServerProcess) -> None:
    async with program(server) as sdk:
        sdk.headers["x-forwarded-for"] = "2001:db8::7"
        token = data(await sign_up(sdk, "olga", session="token"))["token"]
        sdk.headers["authorization"] = f"Bearer {token}"
        (session,) = data(await sdk.get("/auth/sessions"))["items"]
        assert session["ip"] == "2001:db8::7"


async def test_sockets_are_counted_by_who_the_proxy_says(server: ServerProcess) -> None:
    def door(forwarded: str) -> connect:
        return connect(server.socket_url, additional_headers={"x-forwarded-for": forwarded})

    async with door("203.0.113.20"), door("203.0.113.21"):
        for claim in ("203.0.113.20", "198.51.100.1, 203.0.113.20"):
            with pytest.raises(InvalidStatus) as refused:
                await door(claim)
            assert refused.value.response.status_code == 429


async def test_the_log_names_who_it_was(server: ServerProcess) -> None:
    assert await guess(server, "203.0.113.99") == 401
    assert "203.0.113.99" in server.log.read_text(encoding="utf-8")
