"""A domain refusal as an error of the protocol."""

from __future__ import annotations

from collabd.api.errors import RPC_CODE, TEMPORARY
from collabd.api.socket.protocol import PERMISSION_DENIED, ProtocolError
from collabd.domain.errors import Code, CollabError

UNREADABLE = frozenset({Code.NOT_FOUND, Code.FORBIDDEN})


def refused(error: CollabError) -> ProtocolError:
    """The answer to a command or query that was refused."""
    return ProtocolError(
        RPC_CODE[error.code],
        error.message,
        temporary=error.code in TEMPORARY,
        field=error.field,
        details=error.details or None,
    )


def refused_subscription(error: CollabError) -> ProtocolError:
    """The answer to a subscribe: for what is not there and what is not allowed the protocol has one code."""
    return PERMISSION_DENIED if error.code in UNREADABLE else refused(error)
