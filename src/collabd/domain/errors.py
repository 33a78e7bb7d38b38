"""The few ways in which collabd says no.

Every refusal is a `CollabError` with one of the `Code` values; `api/errors.py` maps a code to an HTTP status
and to an RPC error, once.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any


class Code(StrEnum):
    """What kind of refusal it is (see the table in the API documentation)."""

    INVALID = "invalid"
    UNAUTHENTICATED = "unauthenticated"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not_found"
    CONFLICT = "conflict"
    GONE = "gone"
    TOO_LARGE = "too_large"
    RATE_LIMITED = "rate_limited"
    OVERLOADED = "overloaded"


class CollabError(Exception):
    """A refusal that the caller is told about.

    `message` is for a person and says what to do; `field` names the place in the request (a JSON name);
    `details` carries machine-readable facts and never a secret.
    """

    def __init__(self, code: Code, message: str, *, field: str | None = None, **details: Any) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.field = field
        self.details = details


def invalid(message: str, *, field: str | None = None, **details: Any) -> CollabError:
    """The request does not say what it must."""
    return CollabError(Code.INVALID, message, field=field, **details)


def unauthenticated(message: str = "Sign in first.") -> CollabError:
    """Nobody is signed in, or the session has ended."""
    return CollabError(Code.UNAUTHENTICATED, message)


def forbidden(message: str = "You may not do this.") -> CollabError:
    """Signed in and allowed to see it, but not to do it."""
    return CollabError(Code.FORBIDDEN, message)


def not_found(what: str) -> CollabError:
    """It does not exist, or the caller may not know that it does."""
    return CollabError(Code.NOT_FOUND, f"There is no such {what}.")


def conflict(message: str, *, field: str | None = None, current: Any = None) -> CollabError:
    """A version or uniqueness conflict; `current` is the record as it stands."""
    details = {} if current is None else {"current": current}
    return CollabError(Code.CONFLICT, message, field=field, **details)


def gone(message: str, record: Any) -> CollabError:
    """It was deleted; `record` is its tombstone."""
    return CollabError(Code.GONE, message, record=record)


def too_large(message: str, limit: int, *, field: str | None = None) -> CollabError:
    """Over a size limit of `limit` bytes."""
    return CollabError(Code.TOO_LARGE, message, field=field, limit=limit)


def rate_limited(
    retry_after: int, message: str = "Too many attempts. Wait a little and try again."
) -> CollabError:
    """Too often; try again after `retry_after` seconds."""
    return CollabError(Code.RATE_LIMITED, message, retryAfter=retry_after)


def overloaded(
    retry_after: int = 1, message: str = "The server is busy. Try again in a moment."
) -> CollabError:
    """The write queue is full or the server is draining; try again after `retry_after` seconds."""
    return CollabError(Code.OVERLOADED, message, retryAfter=retry_after)
