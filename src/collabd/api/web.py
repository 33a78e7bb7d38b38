"""The built web app, served from memory.

Files under `/assets/` carry a hash in their names and may be kept for ever; everything else is asked for
again each time, with an ETag. A path that is no file is a page of the app: it gets `index.html`.

The app is built without knowing below which path it will live: `index.html` alone names addresses, relative
ones, and a page may be asked for at any depth. So they are made whole once, when the files are read.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import re
from pathlib import Path
from typing import Any

from litestar import MediaType, Request, Response
from litestar.handlers import HTTPRouteHandler
from msgspec import Struct

from collabd.domain.errors import not_found

FOREVER = "public, max-age=31536000, immutable"
ASK_EACH_TIME = "no-cache"
NOT_PAGES = ("/api/", "/connection/", "/assets/", "/emulation", "/healthz", "/readyz", "/metrics")
COMPRESSIBLE = (
    "text/",
    "application/javascript",
    "application/json",
    "image/svg+xml",
    "application/manifest",
)
RELATIVE = re.compile(rb'(\s(?:href|src)=")\./')
NO_BASE = b'<meta name="base-path" content=""'
"""What the app's scripts read in `index.html`."""
MISSING = (
    b"<!doctype html><title>collabd</title><p>The web app is not built. "
    b"Run <code>make run</code> in the checkout, or install the wheel."
)


class WebFile(Struct, frozen=True):
    """A file ready to be sent."""

    content: bytes
    compressed: bytes | None
    media_type: str
    etag: str
    cache: str


class WebApp:
    """All files of the built app, by path."""

    def __init__(self, files: dict[str, WebFile]) -> None:
        self.files = files

    @classmethod
    def load(cls, folder: Path | None, base: str = "") -> WebApp:
        """Read the built app, to be served below the path `base`.

        Without a folder there is one page that says what to do.
        """
        if folder is None:
            return cls({"/index.html": prepared("/index.html", MISSING)})
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
        files = {f"/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in paths}
        files["/index.html"] = settled(files["/index.html"], base)
        return cls({path: prepared(path, content) for path, content in files.items()})

    def find(self, path: str) -> WebFile | None:
        """The file of a path, the app's page for a page's path, None for what belongs to the API."""
        found = self.files.get(path)
        if found is None and not path.startswith(NOT_PAGES):
            found = self.files["/index.html"]
        return found


def settled(page: bytes, base: str) -> bytes:
    """The page of the app below the path `base`: its addresses whole, and `base` told to its scripts."""
    page = RELATIVE.sub(rb"\g<1>" + base.encode() + b"/", page)
    return page.replace(NO_BASE, NO_BASE.replace(b'""', b'"%s"' % base.encode()))


def prepared(path: str, content: bytes) -> WebFile:
    """A file with its headers, compressed once where that pays."""
    media_type = mimetypes.guess_type(path)[0] or "application/octet-stream"
    compressed = None
    if media_type.startswith(COMPRESSIBLE):
        smaller = gzip.compress(content, 9, mtime=0)
        compressed = smaller if len(smaller) < len(content) else None
    return WebFile(
        content=content,
        compressed=compressed,
        media_type=media_type,
        etag=f'"{hashlib.sha256(content).hexdigest()[:32]}"',
        cache=FOREVER if path.startswith("/assets/") else ASK_EACH_TIME,
    )


def web_route(web: WebApp) -> HTTPRouteHandler:
    """The route of everything that no other route takes."""

    async def serve(request: Request[Any, Any, Any]) -> Response[bytes]:
        file = web.find(request.scope["path"])
        if file is None:
            raise not_found("address")
        return respond(file, request)

    return HTTPRouteHandler(["/", "/{path:path}"], http_method=["GET", "HEAD"], include_in_schema=False)(
        serve
    )


def respond(file: WebFile, request: Request[Any, Any, Any]) -> Response[bytes]:
    """A file, or the word that the browser has it already."""
    headers = {"etag": file.etag, "cache-control": file.cache, "vary": "accept-encoding"}
    if file.etag in request.headers.get("if-none-match", ""):
        return Response(b"", status_code=304, headers=headers, media_type=MediaType.TEXT)
    body = file.content
    if file.compressed is not None and "gzip" in request.headers.get("accept-encoding", ""):
        headers["content-encoding"] = "gzip"
        body = file.compressed
    return Response(body, headers=headers, media_type=file.media_type)
