"""`collabd tls init` and `collabd tls show`: https without an authority that the world knows."""

from __future__ import annotations

import argparse
import re
import socket
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from collabd.api.trust_page import DEVICES, Device
from collabd.cli.operating import port_of
from collabd.cli.printing import print_json
from collabd.cli.refusal import CommandError
from collabd.config import Config
from collabd.network import address_of, listed
from collabd.store.folder import OTHER, DataFolder
from collabd.tls.addresses import is_loopback, machine_addresses, machine_names
from collabd.tls.authority import Authority, clean_name, fingerprint
from collabd.tls.certificate import Certificate
from collabd.tls.folder import TlsFolder

Configuration = Callable[[argparse.Namespace], Config]

HERE = ("localhost", "127.0.0.1", "::1")

EXAMPLE = """examples:
  collabd tls init
  collabd tls init --name chat.school.lan --name 192.168.1.20
  collabd tls init --renew        for changed addresses; devices that trust the server go on doing so"""


class State(msgspec.Struct, rename="camel", frozen=True):
    """What `collabd tls show --json` prints. `names` are those of the certificate."""

    certificate: str
    names: list[str]
    valid_until: datetime
    authority_valid_until: datetime
    fingerprint: str


def add_to(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add the commands to the grammar."""
    command = commands.add_parser("tls", help="serve https, as its own certificate authority")
    verbs = command.add_subparsers(dest="verb", metavar="VERB", required=True)
    init = verbs.add_parser(
        "init",
        parents=[shared],
        allow_abbrev=False,
        help="make a certificate authority and a certificate for this server",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    init.add_argument(
        "--name",
        action="append",
        default=[],
        metavar="NAME",
        help="a host name or address that people use, instead of those of this machine; may be repeated",
    )
    init.add_argument("--renew", action="store_true", help="a new certificate of the authority that is there")
    init.set_defaults(run=make)
    show = verbs.add_parser(
        "show",
        parents=[shared],
        allow_abbrev=False,
        help="say what the certificate is for, its fingerprint, and how devices come to trust it",
        epilog="example: collabd tls show",
    )
    show.add_argument("--json", action="store_true", help="print one JSON object")
    show.set_defaults(run=tell)


def make(arguments: argparse.Namespace, configuration: Configuration) -> int:
    """Make the authority and the certificate, or the certificate anew."""
    config = configuration(arguments)
    folder = usable_folder(config)
    if config.server.tls_certificate:
        raise CommandError("tls_certificate is set, and goes before: take it and tls_key out of the settings")
    names = wanted_names(config, arguments.name)
    try:
        if arguments.renew:
            renew(folder, names, given=bool(arguments.name))
        else:
            found(folder, names)
    except OSError as error:
        raise CommandError(
            f"{error.filename or folder.path} cannot be written: {error.strerror}. Mend that, or {OTHER}."
        ) from error
    port = port_of(config)
    print(told(config, folder, port))
    print(start(config, folder, port))
    return 0


def tell(arguments: argparse.Namespace, configuration: Configuration) -> int:
    """Say what there is."""
    config = configuration(arguments)
    folder = usable_folder(config)
    require_there(folder)
    if arguments.json:
        print_json(state_of(folder))
    else:
        print(told(config, folder, port_of(config)))
    return 0


def usable_folder(config: Config) -> TlsFolder:
    """Where the authority lies, or will. Raises `FolderError` if there can be no data folder."""
    folder = DataFolder(Path(config.data.path))
    folder.require_usable()
    return TlsFolder(folder.path)


def wanted_names(config: Config, given: Iterable[str]) -> list[str]:
    """What the certificate is to be for: what was named, or how people may reach this machine."""
    named = [clean_name(text) for text in given]
    public = [urlsplit(url).hostname or "" for url in config.server.public_urls]
    return list(dict.fromkeys([*(named or [*public, *machine_addresses(), *machine_names()]), *HERE]))


def found(folder: TlsFolder, names: list[str]) -> None:
    """Make a new authority, and its first certificate."""
    if folder.ca_certificate.exists():
        raise CommandError(
            f"{folder.path} holds an authority already. For a new certificate of it: collabd tls init "
            "--renew. To look at it: collabd tls show"
        )
    now = datetime.now(UTC)
    title = f"collabd on {socket.gethostname()}, {now:%Y-%m-%d}"
    authority = Authority.found(title, [*names, *machine_names()], now)
    folder.keep_authority(authority.certificate_pem, authority.key_pem)
    folder.keep_server(authority.issue(names, now))


def renew(folder: TlsFolder, names: list[str], *, given: bool) -> None:
    """Make a new certificate: for the names that were `given`, or for the old ones and those found now.

    A name found now for which the authority may not vouch, since the machine was renamed, is left out.
    """
    require_there(folder)
    authority = Authority.read(folder)
    if not given:
        wider = [*filter(authority.permits, names), *Certificate(folder.server, folder.server).names]
        names = list(dict.fromkeys(wider))
    folder.keep_server(authority.issue(names, datetime.now(UTC)))


def require_there(folder: TlsFolder) -> None:
    """Raise `CommandError` if there is no authority."""
    if not folder.exists():
        raise CommandError(
            f"there is no certificate in {folder.path}. Make one with: collabd tls init "
            "(or name the right folder with --data)"
        )


def state_of(folder: TlsFolder) -> State:
    """What lies in the folder."""
    certificate = Certificate(folder.server, folder.server)
    authority = Authority.read(folder).certificate
    return State(
        certificate=str(folder.ca_certificate),
        names=certificate.names,
        valid_until=certificate.expires,
        authority_valid_until=authority.not_valid_after_utc,
        fingerprint=fingerprint(authority),
    )


def told(config: Config, folder: TlsFolder, port: int) -> str:
    """What there is, and how devices come to trust the server on this port."""
    state = state_of(folder)
    certificate = Certificate(folder.server, folder.server)
    address = address_of(open_to_all(config), port, certificate)
    trust = f"{address.replace('https', 'http', 1)}/trust"
    steps = "\n".join(told_steps(device, address) for device in DEVICES)
    return f"""\
This server is its own certificate authority.
  for           {", ".join(state.names)}
  valid until   {state.valid_until:%Y-%m-%d}; the running server renews it by itself
  authority     {state.certificate}, until {state.authority_valid_until:%Y-%m-%d}
                (ca.key beside it makes what those devices believe: keep it, and let nobody else have it)
  fingerprint   {state.fingerprint}
                (SHA-256: the one that a device shows must be the same)

Each phone and laptop has to trust it once. With the server running, open there
  {trust}
and do what the page says:

{steps}"""


def start(config: Config, folder: TlsFolder, port: int) -> str:
    """What to do next: settings to change, and the start."""
    plain = [url for url in config.server.public_urls if url.startswith("http:")]
    changed = [url.replace("http:", "https:", 1) for url in config.server.public_urls]
    settings = f"\nIn collabd.toml, put\n    public_urls = {listed(changed)}" if plain else ""
    host = " --host 0.0.0.0" if is_loopback(config.server.host) else ""
    other = f" --port {port}" if port != config.server.port else ""
    data = f" --data {folder.path.parent}" if config.data.path != "data" else ""
    return f"{settings}\nNow start the server (again):\n    collabd serve{host}{other}{data}"


def open_to_all(config: Config) -> Config:
    """The same settings, listening on every interface: how phones will reach it."""
    server = msgspec.structs.replace(config.server, host="0.0.0.0")  # noqa: S104 - it is only spoken of
    return msgspec.structs.replace(config, server=server)


def told_steps(device: Device, address: str) -> str:
    """A device's steps, as plain text."""
    lines = [unescape(re.sub(r"<[^>]+>", "", step)).replace("{address}", address) for step in device.steps]
    numbered = "\n".join(f"    {number}. {line}" for number, line in enumerate(lines, 1))
    return f"  {device.title}: {len(lines)} steps\n{numbered}"
