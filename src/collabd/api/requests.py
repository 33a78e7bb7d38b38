"""What a request says about itself: its headers, where it comes from, and its credential."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from collabd.api.auth import bearer_token, cookie_token
from collabd.api.services import Caller

Scope = Mapping[str, Any]


def header(scope: Scope, name: bytes) -> str:
    """A header's value, "" if it is absent; `name` in lower case."""
    for key, value in scope["headers"]:
        if key.lower() == name:
            return str(value.decode("latin-1"))
    return ""


def request_id_of(scope: Scope) -> str:
    """The id that the request was given when it came in (see `Access`), and that its answer carries."""
    return str(scope.get("request_id", ""))


def is_secure(scope: Scope) -> bool:
    """Whether the request came over TLS."""
    return scope["scheme"] in {"https", "wss"}


def cookie_name(scope: Scope) -> str:
    """The name of the session's cookie for this address.

    Over TLS the `__Host-` prefix ties it to the host; in the clear the port is part of the name, since
    cookies ignore ports. So is the path below which the server lives: two servers on one host must not sign
    each other out. (`__Host-` asks for `Path=/`. A path of its own would keep nobody's pages away from it.)
    """
    base = str(scope.get("base_path", "")).replace("/", "+")
    if is_secure(scope):
        return f"__Host-collabd{base}"
    _, _, port = header(scope, b"host").rpartition(":")
    return f"collabd-{port}{base}" if port.isdigit() else f"collabd-80{base}"


def device_of(user_agent: str) -> str:
    """A browser's or program's name and system, short enough for a list of sessions."""
    known = ("Edg/", "OPR/", "Firefox/", "Chrome/", "Safari/")
    systems = ("Android", "iPhone", "iPad", "Windows", "Mac OS X", "Linux")
    names = {"Edg/": "Edge", "OPR/": "Opera", "Mac OS X": "macOS"}
    browser = next((sign for sign in known if sign in user_agent), None)
    system = next((sign for sign in systems if sign in user_agent), None)
    if browser is None:
        return user_agent.split(" ", 1)[0][:60] or "unknown"
    name = names.get(browser, browser.rstrip("/"))
    return f"{name} on {names.get(system, system)}" if system else name


def caller_of(scope: Scope) -> Caller:
    """Who might be calling, before the credential has been checked."""
    client = scope.get("client")
    return Caller(
        actor=None,
        address=client[0] if client else "",
        device=device_of(header(scope, b"user-agent")),
        cookie_name=cookie_name(scope),
        secure=is_secure(scope),
        origin=header(scope, b"origin"),
    )


def credential_of(scope: Scope) -> tuple[str | None, bool]:
    """The request's token, and whether a cookie brought it. A bearer token wins over a cookie."""
    bearer = bearer_token(header(scope, b"authorization"))
    if bearer is not None:
        return bearer, False
    return cookie_token(header(scope, b"cookie"), cookie_name(scope)), True
