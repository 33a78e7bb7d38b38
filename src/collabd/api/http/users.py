"""People, over both doors."""

from collabd.actions import users
from collabd.api.registry import command, query
from collabd.domain.users import GetMe, GetUser, ListUsers, PublicUser, UpdateUser, User, UserPage, UserResult

OPERATIONS = [
    query("user.me", "GET /users/me", GetMe, User, users.get_me),
    command("user.update", "PATCH /users/me", UpdateUser, UserResult, users.update_user, users.answer_user),
    query("user.list", "GET /users", ListUsers, UserPage, users.list_users),
    query("user.get", "GET /users/{userId}", GetUser, PublicUser, users.get_user),
]
