"""Where the authority and the server's certificate lie: `<data>/tls/`, readable by their owner alone."""

from __future__ import annotations

import os
from pathlib import Path

from collabd.store.folder import TLS


class TlsFolder:
    """The folder `tls` of a data folder. It need not exist."""

    def __init__(self, data: Path) -> None:
        self.path = data / TLS

    @property
    def server(self) -> Path:
        """The server's certificate and its key, in one file so that they change together."""
        return self.path / "server.pem"

    @property
    def ca_certificate(self) -> Path:
        """What phones and laptops are given."""
        return self.path / "ca.crt"

    @property
    def ca_key(self) -> Path:
        """What makes certificates that they believe: kept for renewing, never handed out."""
        return self.path / "ca.key"

    def exists(self) -> bool:
        """Whether there is a certificate to serve with."""
        return self.server.exists()

    def keep_authority(self, certificate: bytes, key: bytes) -> None:
        """Write the authority down (PEM)."""
        # Making the folders above takes no mode: the data folder is for its owner alone, too.
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.path.mkdir(exist_ok=True, mode=0o700)
        write(self.ca_key, key)
        write(self.ca_certificate, certificate)

    def keep_server(self, pem: bytes) -> None:
        """Write the server's certificate and key down, in place of those there."""
        write(self.server, pem)


def write(path: Path, content: bytes) -> None:
    """Write a file for its owner alone; what was there is whole until the new one is."""
    beside = path.with_name(f"{path.name}.new")
    beside.unlink(missing_ok=True)
    with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:  # noqa: PTH123
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
