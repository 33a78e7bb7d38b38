"""`POST /emulation`: what a client has to say whose stream goes the other way."""

from __future__ import annotations

import msgspec

from collabd.api.emulation.bodies import read_body
from collabd.api.errors import refusal
from collabd.api.guard import Receive, Send
from collabd.api.requests import Scope, credential_of
from collabd.api.services import Services
from collabd.api.socket.peer import Peer
from collabd.domain.errors import invalid, not_found, too_large
from collabd.domain.sizes import in_words

ENVELOPE_BYTES = 1024
"""What stands around the commands in a body."""
ESCAPED = 2
"""How much longer commands get at most inside a JSON string, where each quotation mark takes two bytes."""


class Commands(msgspec.Struct, frozen=True):
    """Commands joined by newlines, and which client they are from."""

    session: str
    node: str
    data: str


decoder = msgspec.json.Decoder(Commands)


async def take_commands(services: Services, scope: Scope, receive: Receive, send: Send) -> None:
    """Hand a client's commands over to its peer; their answers come on its stream.

    Nothing is awaited between the body's end and the hand-over: commands keep the order of their arrival,
    however many requests are on their way at once.
    """
    most = services.config.live.frame_bytes
    body = await read_body(receive, ESCAPED * most + ENVELOPE_BYTES)
    if body is None:
        return
    peer, frame = commands_of(services, scope, body)
    if len(frame) > most:
        raise too_large(f"Commands may have at most {in_words(most)} together: send less at a time.", most)
    peer.receive(frame)
    headers = [(b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": 204, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


def commands_of(services: Services, scope: Scope, body: bytes) -> tuple[Peer, bytes]:
    """The client that a body is from, and the frame in it. Raises `invalid`, `not_found`."""
    try:
        commands = decoder.decode(body)
    except msgspec.MsgspecError as error:
        raise refusal(error) from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise invalid("This is no JSON that can be read: send text in UTF-8, not nested deeply.") from error
    credential, _ = credential_of(scope)
    peer = services.emulated.find(commands.session, commands.node, credential or "")
    if peer is None:
        raise not_found("session: its stream has ended, or belongs to somebody else. Connect again")
    return peer, commands.data.encode()
