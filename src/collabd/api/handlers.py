"""HTTP: each operation of the registry as a Litestar route."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

import msgspec
from litestar import HttpMethod, Request, Response
from litestar.exceptions import HTTPException
from litestar.handlers import HTTPRouteHandler

from collabd.api.auth import identify
from collabd.api.errors import STATUS, error_body, internal_body, refusal
from collabd.api.registry import Operation
from collabd.api.requests import caller_of, credential_of, header, request_id_of
from collabd.api.services import Services
from collabd.domain.errors import CollabError, invalid
from collabd.domain.records import Command

log = logging.getLogger(__name__)

PREFIX = "/api/v1"
JSON = "application/json"
BODILESS = frozenset({"GET", "HEAD"})
NOT_KEPT = {"cache-control": "no-store"}
"""Answers are for the one who asked, and for now: no cache on the way or on the disk may keep them."""
COOKIE_DAYS = 400
"""As long as browsers keep a cookie at most (RFC 6265bis, "Cookie Lifetime Limits"). When a session ends, the
server decides: one that is used lives on, so its cookie must not be gone before it."""

HttpRequest = Request[Any, Any, Any]


class Answered(msgspec.Struct, frozen=True):
    """A result that sets the session's cookie: to a token, or to nothing."""

    result: msgspec.Struct
    cookie: str


def route(operation: Operation, services: Services) -> HTTPRouteHandler:
    """The Litestar route of an operation."""

    async def handle(request: HttpRequest) -> Response[bytes]:
        return await answer(operation, services, request)

    path = PREFIX + operation.path.replace("}", ":str}")
    return HTTPRouteHandler(
        path,
        http_method=[HttpMethod(operation.method)],
        status_code=operation.status,
        include_in_schema=False,
    )(handle)


async def answer(operation: Operation, services: Services, request: HttpRequest) -> Response[bytes]:
    """Carry an operation out for one request."""
    request_id = request_id_of(request.scope)
    try:
        token, by_cookie = credential_of(request.scope)
        caller = replace(caller_of(request.scope), by_cookie=by_cookie)
        caller = await identify(services, token, caller)
        if not operation.anonymous:
            caller.require()
        caller = operation.permit(caller)
        asked = await decode(operation, request)
        result = await operation.start(services, caller, asked)
    except CollabError as error:
        return refused(error, request_id)
    except HTTPException:
        raise  # the framework's own refusal of a body; the application words it
    except Exception:
        log.exception("request %s failed", request_id)
        return Response(internal_body(request_id), status_code=500, media_type=JSON)
    if isinstance(result, Answered):
        headers = {"set-cookie": session_cookie(caller.cookie_name, result.cookie, caller.secure)}
        result = result.result
    else:
        headers = {}
    return Response(
        msgspec.json.encode(result),
        status_code=operation.status,
        media_type=JSON,
        headers={**NOT_KEPT, **headers},
    )


async def decode(operation: Operation, request: HttpRequest) -> Any:
    """The request's Struct out of path, query string and body; raises `invalid`."""
    strict = request.method not in BODILESS
    fields = decode_body(await request.body()) if strict else dict(request.query_params.items())
    if issubclass(operation.request, Command):
        key = header(request.scope, b"idempotency-key")
        if key and fields.setdefault("commandId", key) != key:
            raise invalid("The body and the header Idempotency-Key differ.", field="commandId")
    for name, value in request.path_params.items():
        if fields.setdefault(name, value) != value:
            raise invalid("The body and the address name different things.", field=name)
    try:
        return msgspec.convert(fields, operation.request, strict=strict)
    except msgspec.ValidationError as error:
        raise refusal(error) from error


def decode_body(body: bytes) -> dict[str, Any]:
    """The JSON object of a body, empty for none; raises `invalid`."""
    if not body.strip():
        return {}
    try:
        fields = msgspec.json.decode(body, type=dict[str, Any])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise invalid("The body must be a JSON object.") from error
    return fields


def refused(error: CollabError, request_id: str) -> Response[bytes]:
    """The answer to a refused request."""
    retry_after = error.details.get("retryAfter")
    return Response(
        error_body(error, request_id),
        status_code=STATUS[error.code],
        media_type=JSON,
        headers=NOT_KEPT if retry_after is None else {**NOT_KEPT, "retry-after": str(retry_after)},
    )


def session_cookie(name: str, token: str, secure: bool) -> str:
    """The Set-Cookie header of a session, or of its end for an empty token."""
    age = COOKIE_DAYS * 24 * 3600 if token else 0
    flags = "; Secure" if secure else ""
    return f"{name}={token}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{flags}"
