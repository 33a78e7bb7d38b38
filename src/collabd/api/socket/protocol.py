"""The frames of the Centrifuge client protocol (JSON form) as Structs. No I/O.

Field names and codes are the protocol's (client.proto of centrifugal/protocol). A frame is one or more JSON
objects joined by newlines. Falsy fields are left out; unknown ones are ignored.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec
from msgspec import Raw, Struct

from collabd.domain.sync import Place

PING = b"{}"

BAD_REQUEST = (3501, "bad request")
STALE = (3502, "stale")
INVALID_TOKEN = (3500, "invalid token")
NOT_AVAILABLE = (3508, "not available")
NO_PONG = (3012, "no pong")


class ProtocolError(Struct, frozen=True, omit_defaults=True):
    """An error reply; a temporary one is worth another try.

    `field` and `details` are collabd's own, as in its HTTP answers; SDKs ignore what they do not know.
    """

    code: int
    message: str
    temporary: bool = False
    field: str | None = None
    details: dict[str, Any] | None = None


INTERNAL_ERROR = ProtocolError(100, "internal server error", temporary=True)
PERMISSION_DENIED = ProtocolError(103, "permission denied")
METHOD_NOT_FOUND = ProtocolError(104, "method not found")
ALREADY_SUBSCRIBED = ProtocolError(105, "already subscribed")
LIMIT_EXCEEDED = ProtocolError(106, "limit exceeded")
BAD_REQUEST_ERROR = ProtocolError(107, "bad request")
NOT_AVAILABLE_ERROR = ProtocolError(108, "not available")
TOO_MANY_REQUESTS = ProtocolError(111, "too many requests", temporary=True)
UNRECOVERABLE = ProtocolError(112, "unrecoverable position")


class ConnectData(Struct, frozen=True, rename="camel"):
    """What collabd understands in the `data` of a connect."""

    positions: dict[str, Place] = msgspec.field(default_factory=dict)
    rooms: Literal["joined", "none"] = "joined"
    is_idle: bool = False


class Recover(Struct, frozen=True):
    """Where a client's SDK stands in a server-side subscription."""

    recover: bool = False
    offset: int = 0
    epoch: str = ""


class Connect(Struct, frozen=True):
    """The first command of every socket."""

    token: str = ""
    data: Raw = Raw(b"")
    name: str = ""
    version: str = ""
    subs: dict[str, Recover] = msgspec.field(default_factory=dict)


class Subscribe(Struct, frozen=True):
    """Subscribe to a channel; with `recover`, from a position. Flag 2: refuse if that cannot be done."""

    channel: str
    recover: bool = False
    offset: int = 0
    epoch: str = ""
    flag: int = 0
    type: int = 0
    tf: Raw = Raw(b"")


class Unsubscribe(Struct, frozen=True):
    """Let go of a channel."""

    channel: str


class Rpc(Struct, frozen=True):
    """A command or query of collabd's own."""

    method: str
    data: Raw = Raw(b"{}")


class History(Struct, frozen=True):
    """Read a channel's log. Limit 0: only its position; below 0: as much as the server gives."""

    channel: str
    limit: int = 0
    since: Recover | None = None
    reverse: bool = False


class PresenceRequest(Struct, frozen=True):
    """Who is subscribed to a channel."""

    channel: str


class PresenceStatsRequest(Struct, frozen=True):
    """How many are subscribed to a channel."""

    channel: str


Request = Connect | Subscribe | Unsubscribe | Rpc | History | PresenceRequest | PresenceStatsRequest


class ClientCommand(Struct, frozen=True):
    """One command of a client: an id and exactly one method; none of both is a pong."""

    id: int = 0
    connect: Connect | None = None
    subscribe: Subscribe | None = None
    unsubscribe: Unsubscribe | None = None
    rpc: Rpc | None = None
    history: History | None = None
    presence: PresenceRequest | None = None
    presence_stats: PresenceStatsRequest | None = None
    # Not `Raw | None`: msgspec would take nothing but null for it.
    publish: Raw = Raw(b"")
    refresh: Raw = Raw(b"")
    sub_refresh: Raw = Raw(b"")
    ping: Raw = Raw(b"")
    send: Raw = Raw(b"")

    @property
    def request(self) -> Request | None:
        """The method that collabd carries out, if it is one."""
        return (
            self.rpc
            or self.connect
            or self.subscribe
            or self.unsubscribe
            or self.history
            or self.presence
            or self.presence_stats
        )

    @property
    def declined(self) -> bool:
        """Whether it is a method of the protocol that collabd does not offer."""
        return any(bytes(raw) for raw in (self.publish, self.refresh, self.sub_refresh, self.ping))


class Publication(Struct, frozen=True, omit_defaults=True):
    """An event on a channel; without an offset, an ephemeral."""

    data: Raw
    offset: int = 0


class SubscribeResult(Struct, frozen=True, omit_defaults=True):
    """How a subscription begins."""

    epoch: str
    recoverable: bool
    positioned: bool
    offset: int = 0
    was_recovering: bool = False
    recovered: bool = False
    publications: list[Publication] = msgspec.field(default_factory=list)


class ConnectResult(Struct, frozen=True, omit_defaults=True):
    """The answer to a connect. `ping` is in seconds; `session` and `node` are for emulation."""

    client: str
    version: str
    ping: int
    pong: bool
    data: Raw
    subs: dict[str, SubscribeResult]
    session: str = ""
    node: str = ""


class HistoryResult(Struct, frozen=True, omit_defaults=True):
    """A piece of a channel's log, and where it stands."""

    epoch: str
    offset: int = 0
    publications: list[Publication] = msgspec.field(default_factory=list)


class ClientInfo(Struct, frozen=True):
    """A subscribed client."""

    user: str
    client: str


class PresenceResult(Struct, frozen=True):
    """Who is subscribed, by client id."""

    presence: dict[str, ClientInfo]


class PresenceStats(Struct, frozen=True):
    """How many are subscribed."""

    num_clients: int
    num_users: int


decoder = msgspec.json.Decoder(ClientCommand)
data_decoder = msgspec.json.Decoder(ConnectData)
encode = msgspec.json.Encoder().encode


def decode_frame(frame: bytes) -> list[ClientCommand]:
    """The commands of a frame, in order; raises `msgspec.MsgspecError` for what is not one."""
    return [decoder.decode(line) for line in frame.split(b"\n") if line.strip()]


def decode_connect_data(data: Raw) -> ConnectData:
    """The `data` of a connect, defaults if there is none; raises `msgspec.MsgspecError`."""
    content = bytes(data)
    return data_decoder.decode(content) if content and content != b"null" else ConnectData()


def reply(command_id: int, method: str, result: bytes) -> bytes:
    """The reply to a command; `result` is JSON."""
    return b'{"id":%d,"%s":%s}' % (command_id, method.encode(), result)


def rpc_reply(command_id: int, result: bytes) -> bytes:
    """The reply to an RPC; `result` is JSON."""
    return b'{"id":%d,"rpc":{"data":%s}}' % (command_id, result)


def error_reply(command_id: int, error: ProtocolError) -> bytes:
    """The refusal of a command."""
    return b'{"id":%d,"error":%s}' % (command_id, encode(error))
