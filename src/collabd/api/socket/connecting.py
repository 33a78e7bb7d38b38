"""Connect: authenticate, read how every stream begins, reply, go live, in this order and without a gap."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Raw

from collabd import __version__
from collabd.api.services import Services
from collabd.api.socket import protocol
from collabd.api.socket.opening import Opened, place_of
from collabd.domain.times import rfc3339
from collabd.live.connection import Reply


async def read_opening(
    services: Services, token: str, request: protocol.Connect, data: protocol.ConnectData
) -> tuple[Opened | None, int]:
    """What the connect begins with, and the hub's mark from before it was read; see `Openings.read`."""
    places = {channel: place_of(sub) for channel, sub in request.subs.items() if sub.recover}
    places.update(data.positions)
    with services.admission.working():
        return await services.openings.read(token, places, rooms=data.rooms != "none")


def connect_reply(
    services: Services, command_id: int, client_id: str, opened: Opened, session: str = ""
) -> Reply:
    """The reply to a connect that went well; see `Peer` for `session`.

    While it waits, streams may be taken out of it.
    """

    def without(stream: str) -> Reply:
        left = Opened(opened.actor, opened.user, {**opened.tops}, {**opened.subscriptions})
        del left.tops[stream], left.subscriptions[stream]
        return connect_reply(services, command_id, client_id, left, session)

    payload = encode_opened(services, command_id, client_id, opened, session)
    return Reply(payload, opened.subscriptions, without)


def encode_opened(services: Services, command_id: int, client_id: str, opened: Opened, session: str) -> bytes:
    """The same in JSON."""
    greeting: dict[str, Any] = {
        "user": opened.user,
        "serverTime": rfc3339(services.clock()),
        "version": __version__,
        "tops": opened.tops,
    }
    result = protocol.ConnectResult(
        client=client_id,
        version=f"collabd {__version__}",
        ping=services.config.live.ping_seconds,
        pong=True,
        data=Raw(msgspec.json.encode(greeting)),
        subs=opened.subscriptions,
        session=session,
        node=services.emulated.node if session else "",
    )
    return protocol.reply(command_id, "connect", protocol.encode(result))
