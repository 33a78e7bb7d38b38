"""What the routes of files share: who asks, and how they are answered or refused."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any, get_args

import msgspec
from litestar import HttpMethod, Request, Response
from litestar.handlers import HTTPRouteHandler
from litestar.response import Stream

from collabd.actions.context import Actor
from collabd.api.auth import identify
from collabd.api.errors import internal_body, refusal
from collabd.api.handlers import JSON, PREFIX, refused
from collabd.api.registry import require_scope
from collabd.api.requests import caller_of, credential_of, request_id_of
from collabd.api.services import Services
from collabd.domain.api_keys import Scope
from collabd.domain.errors import CollabError, invalid
from collabd.domain.files import Purpose
from collabd.domain.ids import Id

log = logging.getLogger(__name__)

FileRequest = Request[Any, Any, Any]
Answer = Response[bytes] | Stream
Serve = Callable[[Services, FileRequest], Awaitable[Answer]]

FILES = f"{PREFIX}/files"
ONE_FILE = f"{FILES}/{{fileId:str}}"


def route(services: Services, path: str, served: Mapping[str, Serve]) -> HTTPRouteHandler:
    """A route by its methods. The framework does not bound its bodies: they are read piece by piece."""

    async def handle(request: FileRequest) -> Response[Any]:
        request_id = request_id_of(request.scope)
        try:
            return await served[request.method](services, request)
        except CollabError as error:
            return refused(error, request_id)
        except Exception:
            log.exception("request %s failed", request_id)
            return Response(internal_body(request_id), status_code=500, media_type=JSON)

    return HTTPRouteHandler(
        path,
        http_method=[HttpMethod(method) for method in served],
        status_code=200,  # of none of them: each answer says its own
        include_in_schema=False,
        request_max_body_size=None,
    )(handle)


async def actor_of(services: Services, request: FileRequest, scope: Scope = "messages:write") -> Actor:
    """Who asks; raises `unauthenticated`, or `forbidden` for an API key without the scope."""
    token, by_cookie = credential_of(request.scope)
    caller = replace(caller_of(request.scope), by_cookie=by_cookie)
    actor = (await identify(services, token, caller)).require()
    require_scope(actor, scope)
    return actor


def purpose_of(request: FileRequest) -> Purpose:
    """What an upload is for, by the request's `purpose`; raises `invalid`."""
    given = request.query_params.get("purpose", "attachment")
    purposes: tuple[Purpose, ...] = get_args(Purpose)
    for purpose in purposes:
        if given == purpose:
            return purpose
    raise invalid("Upload it as `attachment` or as `avatar`.", field="purpose")


def file_id_of(request: FileRequest) -> str:
    """The id in the request's path; raises `invalid`."""
    return require_id(request.path_params["fileId"])


def require_id(text: str) -> str:
    """A text that is an id; raises `invalid`."""
    try:
        return msgspec.convert(text, Id)
    except msgspec.ValidationError as error:
        raise refusal(error) from error
