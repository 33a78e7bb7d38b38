"""Connect: authenticate, read how every stream begins, reply, go live, in this order and without a gap."""

from __future__ import annotations

from functools import partial
from typing import Any

import msgspec
from msgspec import Raw

from collabd import __version__
from collabd.actions.context import Actor
from collabd.api.services import Caller, Services
from collabd.api.socket import protocol
from collabd.api.socket.opening import Opened, place_of
from collabd.domain.api_keys import Scope
from collabd.domain.errors import forbidden, rate_limited
from collabd.domain.presence import Choice
from collabd.domain.streams import user_stream
from collabd.domain.times import rfc3339
from collabd.live.channel import Subscriber
from collabd.live.devices import Device
from collabd.live.pushes import Reply

READ: Scope = "read"
LATER_SECONDS = 10
"""When to try again with too many sockets: SDKs do so by themselves, since the refusal is temporary."""


async def read_opening(
    services: Services, token: str, request: protocol.Connect, data: protocol.ConnectData
) -> tuple[Opened | None, int]:
    """What the connect begins with, and the hub's mark from before it was read; see `Openings.read`.

    Raises `forbidden`, and what is temporary: `rate_limited`, `overloaded`.
    """
    places = {channel: place_of(sub) for channel, sub in request.subs.items() if sub.recover}
    places.update(data.positions)
    with services.admission.working():
        opened, mark = await services.openings.read(token, places, rooms=data.rooms != "none")
    if opened is not None:
        require_allowed(services, opened.actor)
    return opened, mark


def require_allowed(services: Services, actor: Actor) -> None:
    """Raise `forbidden` for a key that may not read, `rate_limited` for whoever has enough sockets."""
    if actor.scopes is not None and READ not in actor.scopes:
        raise forbidden(f"This API key may not connect: it lacks the scope {READ}.")
    # Nobody else comes in between here and the hub, so nobody is counted too late.
    if len(services.hub.of_user(actor.user_id)) >= services.config.live.sockets_per_person:
        raise rate_limited(
            LATER_SECONDS, "You are connected from too many places at once. Close some of them."
        )


def enter(
    services: Services, caller: Caller, subscriber: Subscriber, opened: Opened, *, is_idle: bool
) -> None:
    """Count the caller's device among those who are here; a program with a key is no sign of its person."""
    actor = opened.actor
    if actor.scopes is not None:
        return
    subscriber.on_left = partial(services.presence.unfollowed, actor.user_id, caller.client_id)
    device = Device(name=caller.device, session_id=actor.session_id, is_idle=is_idle)
    choice = Choice(opened.user.availability, opened.tops[user_stream(actor.user_id)].offset)
    services.presence.entered(actor.user_id, actor.name, caller.client_id, device, choice)


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
