"""What the server is served with: every way in which two files can be wrong, and taking over new ones."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)
from tests.support.certificates import authority, write_pair

from collabd.tls.certificate import Certificate
from collabd.tls.errors import TlsError
from collabd.tls.folder import TlsFolder
from collabd.tls.renewal import RENEW_BEFORE, CertificateWatch

OURS = authority()


STRANGE_KEY = """\
-----BEGIN PRIVATE KEY-----
ME4CAQAwEAYHKoZIzj0CAQYFK4EEAAYENzA1AgEBBA6mSS3uLuyibyL2qmthHKEg
Ax4ABNQfPCGLRbv685WwvpZ5DnkDAxBnnJ8gfDS0Eyw=
-----END PRIVATE KEY-----
"""
"""Of the curve secp112r1, as OpenSSL makes one when asked."""
STRANGE_CERTIFICATE = """\
-----BEGIN CERTIFICATE-----
MIIBIDCB7KADAgECAhQ6oygDOut2KAeiCHt6NWsSqeUAmDAKBggqhkjOPQQDAjAM
MQowCAYDVQQDDAF4MB4XDTI2MTEyMzA2NTA0M1oXDTI2MTEyNTA2NTA0M1owDDEK
MAgGA1UEAwwBeDAyMBAGByqGSM49AgEGBSuBBAAGAx4ABNQfPCGLRbv685WwvpZ5
DnkDAxBnnJ8gfDS0EyyjUzBRMB0GA1UdDgQWBBT4eT8lBYYI8m1X2CdjsR4JNP60
TzAfBgNVHSMEGDAWgBT4eT8lBYYI8m1X2CdjsR4JNP60TzAPBgNVHRMBAf8EBTAD
AQH/MAoGCCqGSM49BAMCAyMAMCACDisIzvBkEcwdy0x/FrbDAg4jHdYQ1ZBsB1xx
vO8VXA==
-----END CERTIFICATE-----
"""


def lock_key(path: Path) -> None:
    """Put a passphrase on the key."""
    key = load_pem_private_key(path.read_bytes(), None)
    locked = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"secret"))
    path.write_bytes(locked)


def another_key(path: Path) -> None:
    path.write_bytes(OURS.key_pem)


WRONG: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "no certificate": ("certificate", Path.unlink, "cannot be read: No such file"),
    "no key": ("key", Path.unlink, "cannot be read: No such file"),
    "not PEM": ("certificate", lambda path: path.write_bytes(b"\x30\x82"), "no certificate in PEM form"),
    "a key that is none": ("key", lambda path: path.write_text("secret"), "no private key in PEM form"),
    "a locked key": ("key", lock_key, "locked with a passphrase.*openssl pkey -in"),
    "a strange key": ("key", lambda path: path.write_text(STRANGE_KEY), "of a kind that is not known"),
    "a strange certificate": (
        "certificate",
        lambda path: path.write_text(STRANGE_CERTIFICATE),
        "of a kind that is not known",
    ),
    "another key": ("key", another_key, "does not belong to the certificate"),
}


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """A certificate and its key, in a file each."""
    both = write_pair(tmp_path / "both.pem", OURS).read_bytes()
    end = both.index(b"-----BEGIN PRIVATE")
    found = {name: tmp_path / f"{name}.pem" for name in ("certificate", "key")}
    found["certificate"].write_bytes(both[:end])
    found["key"].write_bytes(both[end:])
    return found


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_with_the_files_is_said(files: dict[str, Path], case: str) -> None:
    which, spoil, said = WRONG[case]
    assert Certificate(files["certificate"], files["key"]).names == ["localhost", "127.0.0.1", "::1"]
    spoil(files[which])
    with pytest.raises(TlsError, match=said) as refused:
        Certificate(files["certificate"], files["key"])
    assert str(files[which]) in str(refused.value)


def test_an_expired_certificate_is_pointed_out(tmp_path: Path) -> None:
    Certificate(*[write_pair(tmp_path / "good.pem", OURS, days_left=1)] * 2).require_current()
    expired = Certificate(*[write_pair(tmp_path / "old.pem", OURS, days_left=-1)] * 2)
    with pytest.raises(TlsError, match=r"expired on .*collabd tls init --renew"):
        expired.require_current()


class TestWatch:
    """What the running server does when it looks at the files."""

    def test_new_files_are_taken_over_once_they_hold_still(self, tmp_path: Path) -> None:
        certificate = Certificate(*[write_pair(tmp_path / "server.pem", OURS)] * 2)
        watch = CertificateWatch(certificate, None)
        now = datetime.now(UTC)
        watch.look(now)
        write_pair(tmp_path / "server.pem", OURS, "ship.local")
        watch.look(now)
        assert "ship.local" not in certificate.names, "it may still be in the middle of being written"
        watch.look(now)
        assert certificate.names == ["ship.local"]

    def test_a_broken_new_pair_is_logged_once_and_the_old_one_is_kept(
        self, files: dict[str, Path], caplog: pytest.LogCaptureFixture
    ) -> None:
        certificate = Certificate(files["certificate"], files["key"])
        watch = CertificateWatch(certificate, None)
        another_key(files["key"])
        for _ in range(5):
            watch.look(datetime.now(UTC))
        (record,) = caplog.records
        assert "the old one still is" in record.message
        assert "does not belong" in record.message
        assert certificate.names == ["localhost", "127.0.0.1", "::1"]

    def test_files_that_are_gone_do_not_end_it(
        self, tmp_path: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        path = write_pair(tmp_path / "server.pem", OURS)
        certificate = Certificate(path, path)
        watch = CertificateWatch(certificate, None)
        path.unlink()
        watch.look(datetime.now(UTC))
        assert "No such file" in caplog.text
        write_pair(path, OURS, "ship.local")
        watch.look(datetime.now(UTC))
        watch.look(datetime.now(UTC))
        assert certificate.names == ["ship.local"]

    def test_a_certificate_of_its_own_is_renewed_before_its_end(self, tmp_path: Path) -> None:
        folder = TlsFolder(tmp_path)
        folder.keep_authority(OURS.certificate_pem, OURS.key_pem)
        write_pair(folder.server, OURS, "ship.local", days_left=100)
        certificate = Certificate(folder.server, folder.server)
        watch = CertificateWatch(certificate, folder)
        first, now = certificate.expires, datetime.now(UTC)
        watch.look(now)
        assert certificate.expires == first
        due = first - RENEW_BEFORE
        watch.look(due)
        assert certificate.expires > first + timedelta(days=700)
        renewed = folder.server.read_bytes()
        watch.look(due)
        watch.look(due)
        assert folder.server.read_bytes() == renewed, "once is enough"
        assert certificate.names == ["ship.local"]

    def test_one_that_cannot_be_renewed_is_warned_about_once_a_day(
        self, tmp_path: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        path = write_pair(tmp_path / "server.pem", OURS, days_left=20)
        certificate = Certificate(path, path)
        watch = CertificateWatch(certificate, None)
        now = datetime.now(UTC)
        watch.look(now)
        assert caplog.records == []
        for hours in range(0, 48, 6):
            watch.look(now + timedelta(days=7, hours=hours))
        assert [record.message.startswith("the certificate expires on") for record in caplog.records] == [
            True,
            True,
        ]


def test_what_is_kept_is_for_its_owner_alone(tmp_path: Path) -> None:
    folder = TlsFolder(tmp_path)
    before = os.umask(0)
    try:
        folder.keep_authority(OURS.certificate_pem, OURS.key_pem)
        folder.keep_server(b"first")
        folder.keep_server(b"second")
    finally:
        os.umask(before)
    assert folder.path.stat().st_mode & 0o777 == 0o700
    modes = {path.name: path.stat().st_mode & 0o777 for path in folder.path.iterdir()}
    assert modes == {"ca.crt": 0o600, "ca.key": 0o600, "server.pem": 0o600}
    assert folder.server.read_bytes() == b"second"
