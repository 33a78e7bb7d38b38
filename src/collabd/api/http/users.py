"""People, over both doors."""

from collabd.actions import users
from collabd.api.registry import query
from collabd.domain.users import GetMe, GetUser, ListUsers, PublicUser, User, UserPage

OPERATIONS = [
    query("user.me", "GET /users/me", GetMe, User, users.get_me),
    query("user.list", "GET /users", ListUsers, UserPage, users.list_users),
    query("user.get", "GET /users/{userId}", GetUser, PublicUser, users.get_user),
]
