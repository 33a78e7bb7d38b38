"""What can be set, with its default, its limits and its unit: `collabd.toml` as frozen Structs.

This is the only declaration: the file in the repository, the messages about mistakes, and the environment
variables all come from it. How it is read is in `collabd.settings`.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from collabd.settings.addresses import PROXIES, PUBLIC_URLS, ProxyAddress, PublicUrl, check_addresses
from collabd.settings.environment import overrides
from collabd.settings.files import Files
from collabd.settings.live import Live
from collabd.settings.reading import ConfigError, Given, read
from collabd.settings.section import Section
from collabd.settings.source import text_of
from collabd.settings.template import template as render

__all__ = ["Config", "ConfigError", "Files", "Given", "Live", "load", "template"]

FILE = "collabd.toml"


class Server(Section, frozen=True):
    """Where the server listens, and what it is called."""

    host: Annotated[
        str,
        Meta(min_length=1, max_length=255, description='Address to listen on; "0.0.0.0" is every interface.'),
    ] = "127.0.0.1"
    port: Annotated[
        int, Meta(ge=0, le=65535, description="TCP port to listen on; 0 lets the system choose.")
    ] = 8000
    public_urls: Annotated[
        tuple[PublicUrl, ...],
        Meta(max_length=50, description="Where people reach it; none: only here.", extra=PUBLIC_URLS),
    ] = ()
    trusted_proxies: Annotated[
        tuple[ProxyAddress, ...],
        Meta(max_length=50, description="Proxies whose X-Forwarded-For is believed.", extra=PROXIES),
    ] = ()
    name: Annotated[str, Meta(min_length=1, max_length=64, description="Name shown in the app.")] = "collabd"
    drain_seconds: Annotated[
        int,
        Meta(ge=0, le=60, description="When the server stops, thousands of sockets are closed over so long."),
    ] = 5
    allow_insecure_http: Annotated[
        bool,
        Meta(description="Plain http for other machines, too: whoever is on the network can read along."),
    ] = False
    tls_certificate: Annotated[
        str,
        Meta(
            max_length=4096,
            description="Certificate (PEM) for https; none: that of `collabd tls init`, if there is one.",
            extra={"words": "the path of a file"},
        ),
    ] = ""
    tls_key: Annotated[
        str,
        Meta(
            max_length=4096,
            description="The certificate's key (PEM), without a passphrase.",
            extra={"words": "the path of a file"},
        ),
    ] = ""

    def __post_init__(self) -> None:
        if bool(self.tls_certificate) != bool(self.tls_key):
            raise ValueError("tls_certificate and tls_key belong together: give both or neither")
        check_addresses(self.public_urls, self.trusted_proxies)


class Data(Section, frozen=True):
    """The one folder that holds everything, and how long the log of events reaches back."""

    path: Annotated[
        str,
        Meta(
            min_length=1,
            max_length=4096,
            description="Folder of the data, from the folder the server is started in.",
        ),
    ] = "data"
    log_keep_days: Annotated[
        int,
        Meta(ge=1, le=3650, description="How long a client may be away and still catch up event by event."),
    ] = 30
    log_keep_events: Annotated[
        int, Meta(ge=1, le=1_000_000, description="The newest events of a stream that are kept however old.")
    ] = 1000


class Accounts(Section, frozen=True):
    """Who gets in."""

    sign_up: Annotated[
        Literal["open", "invite", "closed"], Meta(description="Who may make an account for themselves.")
    ] = "open"
    session_days: Annotated[
        int, Meta(ge=1, le=3650, description="A session ends when unused for so long.")
    ] = 30
    password_min_length: Annotated[
        int, Meta(ge=8, le=128, description="Characters that a new password must have.")
    ] = 10
    hash_threads: Annotated[
        int, Meta(ge=1, le=16, description="Passwords hashed at the same time; each takes 19 MiB and a core.")
    ] = 2
    hash_queue: Annotated[
        int,
        Meta(ge=1, le=1000, description="Sign-ins waiting for that; beyond it they are told to come back."),
    ] = 32


class Throttle(Section, frozen=True):
    """How many tries in one window; an address is one IPv4 address or one IPv6 /64."""

    window_seconds: Annotated[
        int, Meta(ge=1, le=86400, description="The window in which tries are counted.")
    ] = 900
    sign_in_per_account: Annotated[
        int, Meta(ge=1, le=10_000, description="Tries to sign in to one account.")
    ] = 10
    sign_in_per_address: Annotated[
        int, Meta(ge=1, le=10_000, description="Tries to sign in from one address.")
    ] = 50
    sign_up_per_address: Annotated[
        int, Meta(ge=1, le=10_000, description="Tries to make an account from one address.")
    ] = 20
    setup_per_address: Annotated[
        int, Meta(ge=1, le=10_000, description="Tries of a setup code or a one-time link from one address.")
    ] = 10


class Rooms(Section, frozen=True):
    """Rooms and what is said in them."""

    create: Annotated[Literal["everyone", "moderators"], Meta(description="Who may create rooms.")] = (
        "everyone"
    )
    content_bytes: Annotated[int, Meta(ge=1024, le=65536, description="The longest message, in UTF-8.")] = (
        32768
    )


class Store(Section, frozen=True):
    """The database's threads."""

    queue: Annotated[
        int,
        Meta(ge=1, le=1_000_000, description="Commands waiting to be written; beyond it: 503, come back."),
    ] = 10_000
    batch: Annotated[int, Meta(ge=1, le=10_000, description="Commands that share one commit at most.")] = 512
    readers: Annotated[int, Meta(ge=1, le=16, description="Read-only connections for look-ups.")] = 2
    read_deadline_seconds: Annotated[
        int, Meta(ge=1, le=60, description="A read that takes longer is ended.")
    ] = 5


class Log(Section, frozen=True):
    """What the server writes about itself, on standard error."""

    level: Annotated[
        Literal["debug", "info", "warning", "error"], Meta(description="The least that is written.")
    ] = "info"
    format: Annotated[
        Literal["text", "json"], Meta(description="Lines for people, or one JSON object a line for machines.")
    ] = "text"


class Metrics(Section, frozen=True):
    """Who may read what the server counts, at /metrics."""

    token: Annotated[
        str,
        Meta(
            pattern=r"\A([!-~]{16,256})?\Z",
            description='Who sends it as a bearer token may, besides Admins; "": Admins only.',
            extra={"words": "at least 16 characters, no spaces", "secret": True},
        ),
    ] = ""


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """Settings of collabd. Each stands here at its default: take away the # in front to change it.

    An environment variable overrides what stands here: COLLABD_SERVER_PORT=9000 is port under [server];
    a list is written with commas. A setting that is unknown or does not fit stops the start.
    """

    server: Server = msgspec.field(default_factory=Server)
    data: Data = msgspec.field(default_factory=Data)
    accounts: Accounts = msgspec.field(default_factory=Accounts)
    throttle: Throttle = msgspec.field(default_factory=Throttle)
    rooms: Rooms = msgspec.field(default_factory=Rooms)
    files: Files = msgspec.field(default_factory=Files)
    live: Live = msgspec.field(default_factory=Live)
    store: Store = msgspec.field(default_factory=Store)
    log: Log = msgspec.field(default_factory=Log)
    metrics: Metrics = msgspec.field(default_factory=Metrics)


def load(path: Path | None, environ: Mapping[str, str], *options: Given) -> Config:
    """The configuration: the file, then the environment, then `options` (from the command line), last wins.

    `path` None takes `collabd.toml` of the current folder where there is one, and the defaults otherwise; a
    path that is given must exist. Raises ConfigError, whose text has one line for each problem.
    """
    file = path or Path(FILE)
    text = text_of(file) if path or file.exists() else ""
    return read(Config, text, str(file), [*overrides(Config, environ), *options])


def template() -> str:
    """The whole file, every setting commented out at its default, with what it does, its limits and unit."""
    return render(Config)
