"""From a domain code to an HTTP status and to an RPC error, once; and from a decoding error to a refusal."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from collabd.domain.errors import Code, CollabError, invalid

STATUS = {
    Code.INVALID: 400,
    Code.UNAUTHENTICATED: 401,
    Code.FORBIDDEN: 403,
    Code.NOT_FOUND: 404,
    Code.CONFLICT: 409,
    Code.GONE: 410,
    Code.TOO_LARGE: 413,
    Code.RATE_LIMITED: 429,
    Code.OVERLOADED: 503,
}
RPC_CODE = {
    Code.INVALID: 107,
    Code.UNAUTHENTICATED: 101,
    Code.FORBIDDEN: 103,
    Code.NOT_FOUND: 404,
    Code.CONFLICT: 409,
    Code.GONE: 410,
    Code.TOO_LARGE: 413,
    Code.RATE_LIMITED: 111,
    Code.OVERLOADED: 100,
}
TEMPORARY = frozenset({Code.RATE_LIMITED, Code.OVERLOADED})

INTERNAL = "Something went wrong here. It has been logged under this request's id."

PLACE = re.compile(r" - at `\$\.?(?P<path>[^`]*)`")
FORM = re.compile(r" matching regex '.*'")
NAMED_FIELD = re.compile(r"field `(?P<name>[^`]+)`")


def refusal(error: msgspec.MsgspecError) -> CollabError:
    """What the decoder found wrong, as `invalid` with the place."""
    text = str(error)
    place = PLACE.search(text)
    named = NAMED_FIELD.search(text)
    parts = [place["path"] if place else "", named["name"] if named else ""]
    sentence = FORM.sub(" of the form that the API describes", PLACE.sub("", text)) + "."
    return invalid(sentence, field=".".join(part for part in parts if part) or None)


def error_body(error: CollabError, request_id: str) -> bytes:
    """The JSON body of a refusal."""
    content: dict[str, Any] = {"code": error.code, "message": error.message}
    if error.field is not None:
        content["field"] = error.field
    if error.details:
        content["details"] = error.details
    return msgspec.json.encode({"error": content, "requestId": request_id})


def internal_body(request_id: str) -> bytes:
    """The JSON body for a fault of ours: nothing of it leaves the server but the id to find it by."""
    return msgspec.json.encode({"error": {"code": "internal", "message": INTERNAL}, "requestId": request_id})
