"""Below a path of a host that others share: `https://example.org/chat`.

The rule: a proxy passes on the path as it came, and every path begins with the one of the public addresses.
To take paths without it, too, could not tell `/chat/api/...` from an own page called `/chat`.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from collabd.domain.errors import Code, CollabError

USUAL_PORT = {"http": ":80", "https": ":443"}


def enter(scope: Any, base: str) -> bool:
    """Take `base` away from the path of an ASGI scope, and note it there; False for a path that is not below.

    What is inside never sees it, but for the cookie's name and the web app's page.
    """
    scope["base_path"] = base
    path = scope["path"]
    if base and path != base and not path.startswith(f"{base}/"):
        return False
    scope["path"] = path.removeprefix(base) or "/"
    return True


def outside(base: str) -> CollabError:
    """The refusal of a path that is not below the base."""
    return CollabError(
        Code.NOT_FOUND,
        f"Every address of this server begins with {base}/. A proxy in front of it must pass that on, "
        "not take it away.",
    )


def origin_of(url: str) -> str:
    """What a browser names as the Origin of pages at a public address: no path, and no port that is usual."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.removesuffix(USUAL_PORT[parts.scheme])}"
