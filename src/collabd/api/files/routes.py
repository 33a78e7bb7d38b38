"""The routes of files, beside the operations of `api/http/files.py`: their bodies are no JSON."""

from __future__ import annotations

from litestar.handlers import HTTPRouteHandler

from collabd.api.files import tus
from collabd.api.files.answers import FILES, ONE_FILE, Answer, FileRequest, Serve, route
from collabd.api.files.multipart import upload_form
from collabd.api.files.serving import serve_file, serve_thumbnail
from collabd.api.requests import header
from collabd.api.services import Services


def resumable(speaks: Serve, otherwise: Serve) -> Serve:
    """A route for two kinds of clients: one that speaks tus says so in every request."""

    async def serve(services: Services, request: FileRequest) -> Answer:
        by_tus = header(request.scope, b"tus-resumable") != ""
        return await (speaks if by_tus else otherwise)(services, request)

    return serve


def file_routes(services: Services) -> list[HTTPRouteHandler]:
    """All of them."""
    return [
        route(
            services,
            FILES,
            {"POST": resumable(tus.create, upload_form), "OPTIONS": tus.options},
        ),
        route(
            services,
            ONE_FILE,
            {
                "GET": serve_file,
                "HEAD": resumable(tus.progress, serve_file),
                "PATCH": tus.go_on,
                "DELETE": tus.give_up,
                "OPTIONS": tus.options,
            },
        ),
        route(services, f"{ONE_FILE}/thumbnail", {"GET": serve_thumbnail, "HEAD": serve_thumbnail}),
    ]
