"""What the running server does about its certificate by itself: takes over new files, renews its own."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from collabd.tls.errors import TlsError
from collabd.tls.folder import TlsFolder

if TYPE_CHECKING:
    from collabd.tls.certificate import Certificate, Signature

log = logging.getLogger(__name__)

LOOK_SECONDS = 2.0
"""How often the files are looked at: two calls of the system."""
RENEW_BEFORE = timedelta(days=60)
WARN_BEFORE = timedelta(days=14)
WARN_EVERY = timedelta(days=1)


def renew(folder: TlsFolder, certificate: Certificate, now: datetime) -> None:
    """Put a new certificate of the server's own authority in place of one, for the same names.

    Raises `TlsError` if the authority or its key is not there.
    """
    from collabd.tls.authority import Authority  # noqa: PLC0415 - see the package's docstring

    folder.keep_server(Authority.read(folder).issue(certificate.names, now))


class CertificateWatch:
    """Looks after the certificate of a running server. `own` is the folder of one made by `tls init`."""

    def __init__(self, certificate: Certificate, own: TlsFolder | None) -> None:
        self._certificate = certificate
        self._own = own
        self._seen: Signature | None = None
        self._last_error = ""
        self._warned = datetime.min.replace(tzinfo=UTC)

    def look(self, now: datetime) -> None:
        """Take over files that have changed and then held still; renew or warn when the end is near."""
        try:
            self._take_over()
            if self._own is not None and self._certificate.expires - now <= RENEW_BEFORE:
                renew(self._own, self._certificate, now)
                self._certificate.reload()
        except (TlsError, OSError) as error:
            self._warn(now, f"the certificate could not be renewed: {error}")
        if self._certificate.expires - now <= WARN_BEFORE:
            self._warn(now, f"the certificate expires on {self._certificate.expires:%Y-%m-%d}: renew it")

    def _take_over(self) -> None:
        """Files are written one after the other: those that differ from the last look are not settled."""
        try:
            seen, self._seen = self._seen, self._certificate.signature()
            if self._seen != seen or not self._certificate.is_stale:
                return
            self._certificate.reload()
        except TlsError as error:
            if self._note(error):
                log.warning("the new certificate is not used, the old one still is: %s", error)
        else:
            log.info("new connections get the new certificate, valid until %s", self._certificate.expires)

    def _note(self, error: TlsError) -> bool:
        """Whether an error is another one than the last: it comes again at every look."""
        before, self._last_error = self._last_error, str(error)
        return before != self._last_error

    def _warn(self, now: datetime, text: str) -> None:
        if now - self._warned >= WARN_EVERY:
            self._warned = now
            log.warning("%s", text)


@asynccontextmanager
async def watched(certificate: Certificate | None, own: TlsFolder | None) -> AsyncIterator[None]:
    """Look after a certificate, if there is one, for as long as the block runs."""
    if certificate is None:
        yield
        return
    watch = CertificateWatch(certificate, own)

    async def go_on() -> None:
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            watch.look(datetime.now(UTC))

    task = asyncio.create_task(go_on())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
