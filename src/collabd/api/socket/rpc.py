"""RPC: the registry's commands and queries over the socket."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from functools import cache
from typing import Any

import msgspec

from collabd.api.errors import refusal
from collabd.api.services import Caller, Services
from collabd.api.socket.protocol import Rpc
from collabd.domain.errors import invalid

NO_DATA = {b"", b"null"}


def start_rpc(
    services: Services, caller: Caller, request: Rpc
) -> asyncio.Future[Any] | Coroutine[Any, Any, Any] | None:
    """Begin a command or query; None if there is no such method.

    A command has taken its place in the store's queue when this returns. Raises `CollabError` for data that
    does not fit, and when the queue is full.
    """
    operation = services.methods.get(request.method)
    if operation is None:
        return None
    caller = operation.permit(caller)
    data = bytes(request.data)
    try:
        asked = decoder_of(operation.request).decode(b"{}" if data in NO_DATA else data)
    except msgspec.MsgspecError as error:
        raise refusal(error) from error
    except RecursionError as error:
        raise invalid("This is nested too deeply.") from error
    running: asyncio.Future[Any] | Coroutine[Any, Any, Any] = operation.start(services, caller, asked)  # type: ignore[assignment]
    return running


@cache
def decoder_of(request: type[msgspec.Struct]) -> msgspec.json.Decoder[msgspec.Struct]:
    """The decoder of a request's Struct, made once."""
    return msgspec.json.Decoder(request)
