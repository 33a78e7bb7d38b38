"""What API keys may do: they act as their person, as far as their scopes go, and this is what each takes.

Beside the callers of the table there are the member's keys: one that has just what it needs, and to read, so
that it can connect; and one that has everything else.
"""

from __future__ import annotations

from tests.api.permissions.doors import OPERATION
from tests.api.permissions.table import Row
from tests.support.stage import Stage

from collabd.domain.api_keys import SCOPES, CreateApiKey, Scope

NEEDS: dict[Scope, set[str]] = {
    "read": {
        "GET /api/v1/files/{fileId}",
        "GET /api/v1/files/{fileId}/thumbnail",
        "bookmark.list",
        "file.get",
        "group.list",
        "member.list",
        "message.get",
        "message.history",
        "message.list",
        "message.pins",
        "message.replies",
        "notification.list",
        "presence.get",
        "presence.inRoom",
        "presence.list",
        "presence.me",
        "room.get",
        "room.list",
        "search.messages",
        "sync.events",
        "sync.snapshot",
        "thread.list",
        "user.get",
        "user.list",
        "user.me",
    },
    "messages:write": {
        "DELETE /api/v1/files/{fileId}",
        "PATCH /api/v1/files/{fileId}",
        "POST /api/v1/files",
        "message.delete",
        "message.edit",
        "message.pin",
        "message.send",
        "message.unpin",
        "reaction.add",
        "reaction.remove",
        "typing.start",
        "typing.stop",
    },
    "rooms:write": {
        "member.add",
        "member.remove",
        "member.update",
        "room.create",
        "room.delete",
        "room.join",
        "room.leave",
        "room.openDirect",
        "room.update",
    },
    "profile:write": {
        "draft.save",
        "message.bookmark",
        "message.unbookmark",
        "notification.delete",
        "notification.markRead",
        "notification.markUnread",
        "notification.setSettings",
        "presence.update",
        "room.markRead",
        "room.markUnread",
        "room.setPreferences",
        "rooms.markAllRead",
        "rooms.undoMarkAllRead",
        "thread.follow",
        "thread.unfollow",
        "user.update",
    },
}
PEOPLE_ONLY = {
    "DELETE /api-keys/{keyId}",
    "DELETE /auth/sessions",
    "DELETE /auth/sessions/{sessionId}",
    "DELETE /groups/{groupId}/members/{userId}",
    "DELETE /invites/{inviteId}",
    "GET /admin/audit",
    "GET /api-keys",
    "GET /auth/sessions",
    "GET /invites",
    "POST /api-keys",
    "POST /invites",
    "POST /invites/{code}/accept",
    "PUT /groups/{groupId}/members/{userId}",
    "PUT /users/me/email",
    "PUT /users/me/password",
    "member.ban",
    "member.bans",
    "member.unban",
    "message.report",
    "report.list",
    "report.resolve",
    "suspension.list",
    "user.suspend",
    "user.unsuspend",
}
"""What no key may do: keys, passwords, sessions, who is let in, moderation, administration."""
STRANGERS_TOO = {
    "GET /invites/{code}",
    "GET /setup",
    "GET /setup/{code}",
    "POST /auth/password-reset/confirm",
    "POST /auth/sign-in",
    "POST /auth/sign-out",
    "POST /auth/sign-up",
    "POST /setup",
}
"""The ways in and out: to them a key is nobody."""

SCOPE_OF = {name: scope for scope, names in NEEDS.items() for name in names}


async def keys_of(stage: Stage, who: str) -> dict[str, str]:
    """Keys of a person, by what they have: `read`, with or without one scope, or everything."""
    wanted = {"everything": set(SCOPES)}
    for scope in SCOPES:
        wanted[f"read and {scope}"] = {"read", scope}
        wanted[f"all but {scope}"] = {*SCOPES} - {scope}
    return {
        name: (await stage.do(who, CreateApiKey(name=name, scopes=sorted(scopes)))).key
        for name, scopes in wanted.items()
    }


def answers_to_keys(row: Row, of_person: str, of_nobody: str) -> dict[str, str]:
    """What keys are answered where their person and nobody would be answered so, by key."""
    if row.operation not in OPERATION.keys() | SCOPE_OF.keys():
        return {}
    if row.operation in STRANGERS_TOO:
        return {"everything": of_nobody}
    if row.operation in PEOPLE_ONLY:
        return {"everything": "forbidden"}
    scope = SCOPE_OF[row.operation]
    return {f"read and {scope}": of_person, f"all but {scope}": "forbidden"}
