"""Requests that are refused: what is sent, and how it is answered."""

from __future__ import annotations

from typing import Any

from tests.api.socket.bad_commands import ATTIC, DEN, MESSAGE
from tests.api.socket.bad_frames import DEEP

MEGABYTE = 1024 * 1024

V1 = "/api/v1"

# A request, and what it is answered with; "nobody" sends no token.
HTTP: dict[str, tuple[str, dict[str, Any], int, str]] = {
    "no address": (f"GET {V1}/weather", {}, 404, "not_found"),
    "no address, signed out": (f"GET {V1}/weather", {"token": None}, 404, "not_found"),
    "the API itself": ("GET /api/", {}, 404, "not_found"),
    "a wrong method": (f"DELETE {V1}/users", {}, 405, "invalid"),
    "a method that is none": (f"BREW {V1}/users", {}, 405, "invalid"),
    "nobody": (f"GET {V1}/users/me", {"token": None}, 401, "unauthenticated"),
    "an unknown token": (f"GET {V1}/users/me", {"token": "nobody-token"}, 401, "unauthenticated"),
    "an empty token": (f"GET {V1}/users/me", {"token": ""}, 401, "unauthenticated"),
    "a token with odd signs": (f"GET {V1}/users/me", {"token": "\xe4\xff"}, 401, "unauthenticated"),
    "another scheme": (
        f"GET {V1}/users/me",
        {"token": None, "Authorization": "Basic YTpi"},
        401,
        "unauthenticated",
    ),
    "a torn cookie": (f"GET {V1}/users/me", {"token": None, "Cookie": 'a=b; "; =;;'}, 401, "unauthenticated"),
    "a foreign Origin": (f"GET {V1}/users/me", {"Origin": "http://evil.example"}, 403, "forbidden"),
    "no Origin to speak of": (f"GET {V1}/users/me", {"Origin": "null"}, 403, "forbidden"),
    "a foreign Host": (f"GET {V1}/users/me", {"host": "evil.example"}, 400, "invalid"),
    "another port": (f"GET {V1}/users/me", {"host": "localhost:1"}, 400, "invalid"),
    "a Host with a path": (f"GET {V1}/users/me", {"host": "localhost/x"}, 400, "invalid"),
    "no body": (f"POST {V1}/rooms", {}, 400, "invalid"),
    "no JSON": (f"POST {V1}/rooms", {"body": b"name=x"}, 400, "invalid"),
    "half a body": (f"POST {V1}/rooms", {"body": b'{"name":'}, 400, "invalid"),
    "a list": (f"POST {V1}/rooms", {"body": b'["x"]'}, 400, "invalid"),
    "no UTF-8": (f"POST {V1}/rooms", {"body": b'{"name":"\xff\xfe"}'}, 400, "invalid"),
    "a lone surrogate": (f"POST {V1}/rooms", {"body": b'{"name":"\\ud800"}'}, 400, "invalid"),
    "nested without end": (f"POST {V1}/rooms", {"body": b'{"name":' + DEEP.encode() + b"}"}, 400, "invalid"),
    "nested deeply": (
        f"POST {V1}/sync",
        {"body": b'{"positions":{"a":{"x":' + b"[" * 900 + b"]" * 900 + b"}}}"},
        200,
        "",
    ),
    "an unknown field": (f"POST {V1}/rooms", {"body": b'{"name":"x","colour":"red"}'}, 400, "invalid"),
    "a wrong type": (f"POST {V1}/rooms", {"body": b'{"name":5}'}, 400, "invalid"),
    "a number beyond all": (f"POST {V1}/rooms", {"body": b'{"name":' + b"9" * 5000 + b"}"}, 400, "invalid"),
    "NUL": (f"POST {V1}/rooms", {"body": b'{"name":"a\\u0000b"}'}, 400, "invalid"),
    "an id that is none": (f"GET {V1}/rooms/Hall", {}, 400, "invalid"),
    "an id of NUL": (f"GET {V1}/rooms/%00", {}, 400, "invalid"),
    "an id of half a sign": (f"GET {V1}/rooms/%ff%ed%a0%80", {}, 400, "invalid"),
    "an address in two": (f"GET {V1}/rooms/a%2Fb", {}, 404, "not_found"),
    "dots": ("GET /api/v1/../v1/weather", {}, 404, "not_found"),
    "a room of others": (f"GET {V1}/rooms/{ATTIC}", {}, 404, "not_found"),
    "body and address differ": (
        f"POST {V1}/rooms/{DEN}/messages",
        {"body": b'{"roomId":"other","content":"x"}'},
        400,
        "invalid",
    ),
    "an unknown question": (f"GET {V1}/users?colour=red", {}, 400, "invalid"),
    "a limit that is none": (f"GET {V1}/users?limit=many", {}, 400, "invalid"),
    "a limit beyond all": (f"GET {V1}/users?limit={'9' * 500}", {}, 400, "invalid"),
    "a question in no encoding": (f"GET {V1}/users?after=%ff%00", {}, 400, "invalid"),
    "a commandId that is none": (
        f"POST {V1}/rooms",
        {"body": b'{"name":"x"}', "Idempotency_Key": "1"},
        400,
        "invalid",
    ),
    "a megabyte and one": (
        f"POST {V1}/rooms",
        {"body": b'{"name":"' + b"x" * MEGABYTE + b'"}'},
        413,
        "too_large",
    ),
    "an emoji that is none": (f"PUT {V1}/messages/{MESSAGE}/reactions/x%00", {}, 400, "invalid"),
}
