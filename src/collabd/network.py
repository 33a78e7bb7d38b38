"""How people reach the server: by which addresses, over TLS or not, and whether that may be."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from collabd.config import Config, ConfigError
from collabd.settings.addresses import loopback_origins
from collabd.tls.addresses import is_loopback, machine_addresses
from collabd.tls.errors import TlsError
from collabd.tls.folder import TlsFolder
from collabd.tls.renewal import RENEW_BEFORE, renew

if TYPE_CHECKING:
    from collabd.tls.certificate import Certificate

log = logging.getLogger(__name__)

EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - names what stands for every interface

INSECURE = """{problem}
Whoever is on the network could read along, passwords included. Either make it https:
    collabd tls init
or allow it for a network that you trust, in collabd.toml:
    [server]
    host = "{host}"
    allow_insecure_http = true
    public_urls = {urls}"""


class Network:
    """The addresses of one server. `certificate` is what it serves with, None without TLS.

    Raises `ConfigError` for what must not be: plain http beyond this machine that nobody has allowed, a
    certificate that cannot be used, addresses that do not fit it.
    """

    def __init__(self, config: Config) -> None:
        self._config = config
        self.own = own_folder(config)
        self.certificate = certificate_of(config, self.own)
        if self.certificate is None:
            require_allowed(config)
        else:
            require_https(config)

    def origins(self, port: int) -> tuple[str, ...]:
        """The addresses that requests may come under: those of the configuration or of the certificate."""
        if self._config.server.public_urls:
            return self._config.server.public_urls
        if self.certificate is None:
            return tuple(loopback_origins(port))
        hosts = [bracketed(name) for name in self.certificate.names if "*" not in name]
        return tuple(f"https://{host}{'' if port == 443 else f':{port}'}" for host in hosts)

    def address(self, port: int) -> str:
        """The address to print; see `address_of`."""
        return address_of(self._config, port, self.certificate)


def address_of(config: Config, port: int, certificate: Certificate | None) -> str:
    """The address to print: the first public one, or where this machine or its network reaches the server."""
    if config.server.public_urls:
        return config.server.public_urls[0]
    host = config.server.host
    if certificate is not None and certificate.names and not is_loopback(host):
        host = certificate.names[0]
    elif host == "127.0.0.1" or host in EVERYWHERE:
        host = "localhost"
    return f"{'http' if certificate is None else 'https'}://{bracketed(host)}:{port}"


def own_folder(config: Config) -> TlsFolder | None:
    """Where the certificate lies that the server's own authority has made, None if another one is used."""
    folder = TlsFolder(Path(config.data.path))
    return folder if folder.exists() and not config.server.tls_certificate else None


def certificate_of(config: Config, own: TlsFolder | None) -> Certificate | None:
    """The certificate to serve with. Raises `ConfigError` if it cannot be used."""
    files = (config.server.tls_certificate, config.server.tls_key)
    if own is None and not all(files):
        return None
    from collabd.tls.certificate import Certificate  # noqa: PLC0415 - see the docstring of collabd.tls

    try:
        certificate = (
            Certificate(Path(files[0]), Path(files[1]))
            if own is None
            else Certificate(own.server, own.server)
        )
        certificate.require_current()
    except TlsError as error:
        raise ConfigError([f"collabd: no https: {error}"]) from error
    return certificate


def renew_own(config: Config) -> None:
    """Renew the certificate of the server's own authority if its end is near, before anybody is served.

    What keeps it from being renewed is logged: as long as it is valid, it does.
    """
    own = own_folder(config)
    if own is None:
        return
    from collabd.tls.certificate import Certificate  # noqa: PLC0415 - see the docstring of collabd.tls

    now = datetime.now(UTC)
    try:
        certificate = Certificate(own.server, own.server)
        if certificate.expires - now <= RENEW_BEFORE:
            renew(own, certificate, now)
    except (TlsError, OSError) as error:
        log.warning("the certificate could not be renewed: %s", error)


def require_allowed(config: Config) -> None:
    """Raise `ConfigError` for plain http beyond this machine, unless it is allowed.

    With https addresses only, a proxy in front of the server speaks TLS, and nothing else is answered.
    """
    server = config.server
    if server.allow_insecure_http:
        return
    open_urls = [url for url in server.public_urls if url.startswith("http:") and not is_local(url)]
    if open_urls:
        problem = f"collabd: {open_urls[0]} in public_urls is plain http, for other machines, too."
        raise ConfigError(
            [INSECURE.format(problem=problem, host=server.host, urls=listed(server.public_urls))]
        )
    if is_open(config) and not server.public_urls:
        problem = f"collabd: on {server.host} this server would speak plain http to other machines."
        raise ConfigError(
            [INSECURE.format(problem=problem, host=server.host, urls=suggested(config, server.port))]
        )


def require_https(config: Config) -> None:
    """Raise `ConfigError` for a plain address in `public_urls` of a server that serves https itself."""
    plain = [url for url in config.server.public_urls if url.startswith("http:")]
    if plain:
        problem = (
            f"collabd: this server has a certificate and speaks https; {plain[0]} in public_urls must "
            f"become https{plain[0].removeprefix('http')}. To go back to plain http, move the "
            "certificate away (the folder tls in the data folder, or tls_certificate and tls_key)."
        )
        raise ConfigError([problem])


def left_out(config: Config) -> list[str]:
    """Where this machine is reached, though the certificate of its own authority is not for that address."""
    own = own_folder(config)
    certificate = certificate_of(config, own)
    if own is None or certificate is None or config.server.public_urls or not is_open(config):
        return []
    return [address for address in reached_at(config) if address not in certificate.names]


def reached_at(config: Config) -> list[str]:
    """The addresses that others reach the server at."""
    return machine_addresses() if config.server.host in EVERYWHERE else [config.server.host]


def suggested(config: Config, port: int) -> str:
    """A list for `public_urls`, ready to be pasted: where the networks of this machine reach the server."""
    return listed([f"http://{bracketed(each)}:{port}" for each in reached_at(config)])


def is_open(config: Config) -> bool:
    """Whether the server listens beyond this machine."""
    return not is_loopback(config.server.host)


def listed(urls: list[str] | tuple[str, ...]) -> str:
    """Addresses as TOML has a list."""
    return "[" + ", ".join(f'"{url}"' for url in urls) + "]"


def bracketed(host: str) -> str:
    """A host as an address has it."""
    return f"[{host}]" if ":" in host else host


def is_local(url: str) -> bool:
    """Whether an address leads to the machine itself."""
    return is_loopback(urlsplit(url).hostname or "")
