"""What the server is served with over TLS: read, checked, and read again when the files change."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.types import CertificatePublicKeyTypes
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from collabd.tls.authority import names_of
from collabd.tls.errors import TlsError

Signature = tuple[tuple[int, int, int], ...]


class Certificate:
    """The certificate and key of two PEM files (or of one that holds both), and the context to serve with.

    Raises `TlsError` if they cannot be read or do not belong together. An expired certificate is not an
    error here: see `require_current`.
    """

    def __init__(self, certificate: Path, key: Path) -> None:
        self._files = (certificate, key)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.minimum_version = ssl.TLSVersion.TLSv1_2
        self._loaded = self.signature()
        self._use(self._read())

    def signature(self) -> Signature:
        """What changes when the files do. Raises `TlsError` if one cannot be looked at."""
        try:
            stats = [path.stat() for path in self._files]
        except OSError as error:
            raise unreadable(error) from error
        return tuple((stat.st_ino, stat.st_mtime_ns, stat.st_size) for stat in stats)

    @property
    def is_stale(self) -> bool:
        """Whether the files are others than those in use."""
        return self.signature() != self._loaded

    def reload(self) -> None:
        """Serve new connections with what the files hold now; those that are open live on.

        Raises `TlsError`, and goes on with the old certificate, if that cannot be used.
        """
        signature = self.signature()
        found = self._read()
        require_current(found.not_valid_after_utc, self._files[0])
        self._loaded = signature
        self._use(found)

    def require_current(self) -> None:
        """Raise `TlsError` if the certificate has expired."""
        require_current(self.expires, self._files[0])

    def _use(self, found: x509.Certificate) -> None:
        try:
            self.context.load_cert_chain(*self._files)
        except (ssl.SSLError, OSError) as error:
            raise TlsError(f"{self._files[0]}: cannot be used for TLS: {error}") from error
        self.expires = found.not_valid_after_utc
        self.names = names_of(found)

    def _read(self) -> x509.Certificate:
        """The server's certificate, which comes first in its file, checked against its key."""
        path, key_path = self._files
        try:
            found = x509.load_pem_x509_certificates(path.read_bytes())[0]
        except OSError as error:
            raise unreadable(error) from error
        except ValueError as error:
            raise TlsError(
                f"{path}: holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)"
            ) from error
        try:
            key = load_pem_private_key(key_path.read_bytes(), None)
        except OSError as error:
            raise unreadable(error) from error
        except TypeError as error:
            raise TlsError(
                f"{key_path}: the key is locked with a passphrase, which nobody could type at a start. "
                f"Unlock it: openssl pkey -in {key_path} -out unlocked.pem"
            ) from error
        except UnsupportedAlgorithm as error:
            raise unsupported(key_path) from error
        except ValueError as error:
            raise TlsError(f"{key_path}: holds no private key in PEM form") from error
        if key.public_key() != public_key_of(found, path):
            raise TlsError(
                f"the key in {key_path} does not belong to the certificate in {path}. Is the server's own "
                "certificate the first one in its file, and were both renewed?"
            )
        return found


def public_key_of(found: x509.Certificate, path: Path) -> CertificatePublicKeyTypes:
    """The key that a certificate is for; raises `TlsError` for one of a kind that is not known."""
    try:
        return found.public_key()
    except UnsupportedAlgorithm as error:
        raise unsupported(path) from error


def unsupported(path: Path) -> TlsError:
    """A key of a kind that nobody uses for this, in words."""
    return TlsError(f"{path}: its key is of a kind that is not known here. Take one of P-256 or RSA.")


def require_current(expires: datetime, path: Path) -> None:
    """Raise `TlsError` if a certificate has expired."""
    if expires <= datetime.now(UTC):
        raise TlsError(
            f"{path}: the certificate expired on {expires:%Y-%m-%d}, and no browser takes it. Put a new one "
            "there; one of `collabd tls init` is renewed by: collabd tls init --renew. "
            "(Or is this machine's clock wrong?)"
        )


def unreadable(error: OSError) -> TlsError:
    """A file that cannot be read, in words."""
    return TlsError(f"{error.filename}: cannot be read: {error.strerror}")
