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
from collabd.settings.reading import ConfigError, Given, read
from collabd.settings.section import Section
from collabd.settings.template import template as render

__all__ = ["Config", "ConfigError", "Given", "load", "template"]

FILE = "collabd.toml"

# A configuration is a page; this keeps a wrong path (a log, a device) from being read whole.
MAX_FILE_BYTES = 256 * 1024


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

    def __post_init__(self) -> None:
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


class Live(Section, frozen=True):
    """Sockets: when one is given up, and how much is kept for it."""

    ping_seconds: Annotated[int, Meta(ge=1, le=300, description="A ping goes to every client so often.")] = 25
    pong_timeout_seconds: Annotated[
        int, Meta(ge=1, le=300, description="A client that has not answered a ping by then is gone.")
    ] = 10
    connect_timeout_seconds: Annotated[
        int, Meta(ge=1, le=300, description="A new socket must have said who it is by then.")
    ] = 15
    unauthenticated_per_address: Annotated[
        int, Meta(ge=1, le=100_000, description="Sockets of one address that have not yet said who they are.")
    ] = 20
    frame_bytes: Annotated[
        int, Meta(ge=131072, le=4194304, description="The largest frame taken from a client.")
    ] = 262144
    queue_bytes: Annotated[
        int,
        Meta(ge=65536, le=67108864, description="Waiting for one slow client; beyond it the socket closes."),
    ] = 1048576
    queue_messages: Annotated[
        int, Meta(ge=10, le=1_000_000, description="The same bound, counted in messages.")
    ] = 1000
    resume_events: Annotated[
        int, Meta(ge=1, le=100_000, description="Missed events sent again to a subscription that comes back.")
    ] = 300
    resume_bytes: Annotated[
        int, Meta(ge=1024, le=33554432, description="Missed events sent again to a client, together.")
    ] = 524288
    channels: Annotated[
        int, Meta(ge=1, le=100_000, description="Streams that one socket may be subscribed to.")
    ] = 2000
    requests_in_flight: Annotated[
        int, Meta(ge=1, le=100_000, description="Requests of one socket that are waiting for their answer.")
    ] = 2048
    presence_grace_seconds: Annotated[
        int,
        Meta(ge=0, le=3600, description="Someone whose last socket is gone counts as online for so long."),
    ] = 15
    typing_seconds: Annotated[
        int, Meta(ge=1, le=60, description='"Is typing" goes away by itself after so long.')
    ] = 6

    def __post_init__(self) -> None:
        if self.pong_timeout_seconds >= self.ping_seconds:
            raise ValueError("pong_timeout_seconds must be less than ping_seconds")
        if self.resume_bytes > self.queue_bytes:
            raise ValueError(
                "resume_bytes must not exceed queue_bytes: a full catch-up has to fit in the queue"
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
    live: Live = msgspec.field(default_factory=Live)
    store: Store = msgspec.field(default_factory=Store)
    log: Log = msgspec.field(default_factory=Log)


def load(path: Path | None, environ: Mapping[str, str], *options: Given) -> Config:
    """The configuration: the file, then the environment, then `options` (from the command line), last wins.

    `path` None takes `collabd.toml` of the current folder where there is one, and the defaults otherwise; a
    path that is given must exist. Raises ConfigError, whose text has one line for each problem.
    """
    file = path or Path(FILE)
    text = _text(file) if path or file.exists() else ""
    return read(Config, text, str(file), [*overrides(Config, environ), *options])


def template() -> str:
    """The whole file, every setting commented out at its default, with what it does, its limits and unit."""
    return render(Config)


def _text(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            content = stream.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise ConfigError([f"{file}: cannot be read: {error.strerror}"]) from error
    if len(content) > MAX_FILE_BYTES:
        raise ConfigError([f"{file}: is larger than {MAX_FILE_BYTES} bytes; is this the right file?"])
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ConfigError([f"{file}:{line}: is not UTF-8"]) from error
