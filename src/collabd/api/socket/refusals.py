"""A domain refusal as an error of the protocol."""

from __future__ import annotations

from collabd.api.errors import RPC_CODE, TEMPORARY
from collabd.api.socket.protocol import PERMISSION_DENIED, ProtocolError
from collabd.domain.errors import Code, CollabError

UNREADABLE = frozenset({Code.NOT_FOUND, Code.FORBIDDEN})


def refused(error: CollabError) -> ProtocolError:
    """The answer to a command or query that was refused."""
    return ProtocolError(RPC_CODE[error.code], error.message, temporary=error.code in TEMPORARY)


def refused_channel(error: CollabError) -> ProtocolError:
    """The answer to a request about a channel: what is not there and what is not allowed are the same."""
    return PERMISSION_DENIED if error.code in UNREADABLE else refused(error)
