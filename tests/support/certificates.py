"""Certificates for tests, and clients that believe them or do not."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

from collabd.tls.authority import SERVER_DAYS, Authority

LOOPBACK = ("localhost", "127.0.0.1", "::1")


def authority(*names: str, now: datetime | None = None) -> Authority:
    """A new authority that may vouch for private names and `names`."""
    return Authority.found("tests", names, now or datetime.now(UTC))


def write_pair(path: Path, issuer: Authority, *names: str, days_left: float = SERVER_DAYS) -> Path:
    """A certificate with its key in one file, for loopback unless `names` are given."""
    now = datetime.now(UTC) - timedelta(days=SERVER_DAYS - days_left)
    beside = path.with_name(f"{path.name}.tmp")
    beside.write_bytes(issuer.issue(names or LOOPBACK, now))
    beside.replace(path)
    return path


def believing(certificate: bytes) -> ssl.SSLContext:
    """A client that believes one authority, as strictly as OpenSSL can look."""
    context = ssl.create_default_context(cadata=certificate.decode())
    context.verify_flags |= ssl.VERIFY_X509_STRICT
    return context
