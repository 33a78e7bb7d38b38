"""The server as its own certificate authority: what clients hold it to."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from tests.support.certificates import LOOPBACK, authority, believing, write_pair

from collabd.tls.authority import Authority, clean_name, fingerprint, names_of
from collabd.tls.errors import TlsError

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
NAMES = ("192.168.1.20", "fd00::20", "ship.local", "chat.school.lan")


def certificate(pem: bytes) -> x509.Certificate:
    return x509.load_pem_x509_certificate(pem)


def shake_hands(server: ssl.SSLContext, client: ssl.SSLContext, name: str) -> None:
    """A whole handshake without a network; raises what the client finds wrong."""
    there, back = ssl.MemoryBIO(), ssl.MemoryBIO()
    ends = [
        client.wrap_bio(back, there, server_hostname=name),
        server.wrap_bio(there, back, server_side=True),
    ]
    for turn in range(8):
        try:
            ends[turn % 2].do_handshake()
        except ssl.SSLWantReadError:
            continue


def context_of(path: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context


@pytest.mark.parametrize("name", [*NAMES, *LOOPBACK])
def test_who_believes_the_authority_believes_the_server_under_its_names(tmp_path: Path, name: str) -> None:
    ours, other = authority(), authority()
    server = context_of(write_pair(tmp_path / "server.pem", ours, *NAMES, *LOOPBACK))
    shake_hands(server, believing(ours.certificate_pem), name)
    with pytest.raises(ssl.SSLCertVerificationError, match="unable to get local issuer"):
        shake_hands(server, believing(other.certificate_pem), name)
    with pytest.raises(ssl.SSLCertVerificationError, match="mismatch"):
        shake_hands(server, believing(ours.certificate_pem), "192.168.1.21")


@pytest.mark.parametrize("name", ["bank.example", "8.8.8.8", "2001:db8::1", "evil-chat.example"])
def test_clients_hold_the_authority_to_private_names_even_if_its_key_is_stolen(
    tmp_path: Path, name: str
) -> None:
    ours = authority("chat.example")
    shake_hands(
        context_of(write_pair(tmp_path / "right.pem", ours, "chat.example")),
        believing(ours.certificate_pem),
        "chat.example",
    )
    # The thief's own authority has the same key and subject, and no bounds; the device has our certificate.
    thief = authority("chat.example", name)
    stolen = Authority(thief.certificate, ours.key)
    forged = context_of(write_pair(tmp_path / "forged.pem", stolen, name))
    with pytest.raises(ssl.SSLCertVerificationError, match="permitted subtree violation"):
        shake_hands(forged, believing(ours.certificate_pem), name)


def test_it_refuses_to_issue_what_clients_would_refuse() -> None:
    ours = authority("chat.example", "203.0.113.5")
    assert names_of(certificate(ours.issue(["chat.example", "203.0.113.5", "10.1.2.3"], NOW))) == [
        "chat.example",
        "203.0.113.5",
        "10.1.2.3",
    ]
    for name in ("other.example", "203.0.113.6", "xchat.example"):
        with pytest.raises(TlsError, match=f"may not vouch for {name}.*collabd tls init --name {name}"):
            ours.issue([name], NOW)


def test_a_certificate_is_no_longer_valid_than_phones_allow_nor_than_its_authority() -> None:
    ours = authority(now=NOW)
    made = certificate(ours.issue(NAMES, NOW))
    assert made.not_valid_before_utc < NOW < made.not_valid_after_utc
    assert made.not_valid_after_utc - made.not_valid_before_utc <= timedelta(days=825)
    assert ours.certificate.not_valid_after_utc - NOW > timedelta(days=3600)
    late = NOW + timedelta(days=3500)
    assert certificate(ours.issue(NAMES, late)).not_valid_after_utc <= ours.certificate.not_valid_after_utc


def test_an_authority_is_the_same_after_it_was_kept() -> None:
    ours = authority()
    again = Authority.load(ours.certificate_pem, ours.key_pem)
    assert fingerprint(again.certificate) == fingerprint(ours.certificate)
    assert len(fingerprint(ours.certificate).split(":")) == 32
    with pytest.raises(TlsError, match="damaged"):
        Authority.load(ours.certificate_pem, ours.key_pem[:60])
    with pytest.raises(TlsError, match="does not belong"):
        Authority.load(ours.certificate_pem, authority().key_pem)


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("Chat.School.LAN.", "chat.school.lan"),
        ("192.168.1.20", "192.168.1.20"),
        ("[FD00::0020]", "fd00::20"),
        ("ship", "ship"),
    ],
)
def test_names_are_taken_as_people_type_them(typed: str, clean: str) -> None:
    assert clean_name(typed) == clean


@pytest.mark.parametrize(
    "typed", ["http://ship", "ship:8000", "*.lan", "", "a b", "-a", "192.168.1", "1.2.3.256", "ä.lan", "a..b"]
)
def test_what_is_no_name_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(TlsError, match=r"no host name or address.*like chat\.school\.lan"):
        clean_name(typed)
