"""Accounts, sessions, API keys, set-up: the ways in and out are for anybody."""

from tests.api.permissions.table import (
    EVEN_STRANGERS,
    EVERYBODY,
    NOBODY,
    REFUSED,
    Anywhere,
    It,
    Row,
)

TOKEN = {"session": "token"}
NEW = {"username": "somebody", "email": "somebody@example.org", "password": "correct horse battery", **TOKEN}
LOGIN = {"login": "another", **TOKEN}
RESET = {"code": It("reset_code"), "password": "correct horse staple"}
CHANGED = {"currentPassword": It("password"), "newPassword": "correct horse staple"}
MOVED = {"email": "elsewhere@example.org", "password": It("password")}
ANOTHERS = {"sessionId": It("another_session")}
NONSENSE = {"code": "nonsense"}

#                  stranger  former  member  author  owner  moderator  admin
WRONG = Anywhere(" who?      who?    who?    who?    who?   who?       who?")
BAD = Anywhere("   bad       bad     bad     bad     bad    bad        bad")
CLASH = Anywhere(" clash     clash   clash   clash   clash  clash      clash")
DONE = Anywhere("  clash     clash   clash   clash   clash  clash      clash", anybody="clash")

ROWS = [
    Row("GET /setup", {}, EVEN_STRANGERS),
    Row("GET /setup/{code}", NONSENSE, EVEN_STRANGERS),
    Row("POST /setup", {**NEW, **NONSENSE}, DONE, "for the second time"),
    Row("POST /auth/sign-up", NEW, EVEN_STRANGERS),
    Row("POST /auth/sign-in", {**LOGIN, "password": It("password")}, EVEN_STRANGERS),
    Row("POST /auth/sign-in", {**LOGIN, "password": "x"}, WRONG, "with a wrong password"),
    Row("POST /auth/sign-out", {}, EVEN_STRANGERS),
    Row("POST /auth/password-reset/confirm", RESET, EVEN_STRANGERS),
    Row(
        "POST /auth/password-reset/confirm",
        {**RESET, **NONSENSE},
        Anywhere(REFUSED, anybody="no"),
        "with a useless code",
    ),
    Row("GET /auth/sessions", {}, EVERYBODY),
    Row("DELETE /auth/sessions", {}, EVERYBODY),
    Row("DELETE /auth/sessions/{sessionId}", ANOTHERS, Anywhere(NOBODY), "another's"),
    Row("PUT /users/me/password", CHANGED, EVERYBODY),
    Row("PUT /users/me/password", {**CHANGED, "currentPassword": "x"}, BAD, "without the old one"),
    Row("PUT /users/me/email", MOVED, EVERYBODY),
    Row("PUT /users/me/email", {**MOVED, "password": "x"}, BAD, "without the password"),
    Row("PUT /users/me/email", {**MOVED, "email": "another@example.org"}, CLASH, "that another has"),
    Row("GET /api-keys", {}, EVERYBODY),
    Row("POST /api-keys", {"name": "robot", "scopes": ["read"]}, EVERYBODY),
    Row("DELETE /api-keys/{keyId}", {"keyId": It("another_key")}, Anywhere(NOBODY), "another's"),
]
