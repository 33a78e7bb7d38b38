"""People: accounts and what others see of them."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from msgspec import UNSET, Meta, UnsetType

from collabd.domain.ids import Id
from collabd.domain.presence import Availability
from collabd.domain.records import DEFAULT_LIMIT, Command, Cursor, Limit, Position, Query, Record
from collabd.domain.times import Timestamp, TimeZone

GroupName: TypeAlias = Literal["Admins", "Moderators", "Users"]
ADMINS: GroupName = "Admins"
MODERATORS: GroupName = "Moderators"
USERS: GroupName = "Users"

Username: TypeAlias = Annotated[str, Meta(min_length=1, max_length=64)]
DisplayName: TypeAlias = Annotated[str, Meta(min_length=1, max_length=80)]
Email: TypeAlias = Annotated[str, Meta(min_length=3, max_length=254)]
Password: TypeAlias = Annotated[str, Meta(min_length=1, max_length=1024)]


StatusText: TypeAlias = Annotated[str, Meta(max_length=100)]


class UserStatus(Record, frozen=True, kw_only=True):
    """What a person says of themselves: a line, an emoji, or both, and until when."""

    text: StatusText = ""
    emoji: Annotated[str, Meta(max_length=64)] = ""
    expires_at: Timestamp | None = None


class PublicUser(Record, frozen=True, kw_only=True):
    """What everybody signed in may see of a person.

    `avatarFileId` is their picture, a small square one: show the file's thumbnail.
    """

    id: str
    username: str
    display_name: str
    groups: list[str]
    created_at: Timestamp
    deactivated_at: Timestamp | None = None
    status: UserStatus | None = None
    avatar_file_id: str | None = None


class User(Record, frozen=True, kw_only=True):
    """A person's account, as that person and Admins see it.

    `updatedAt` is when the account was changed; what people say of themselves, and how they want to be shown,
    is no part of that. `timezone` is a name of the IANA's list.
    """

    id: str
    username: str
    display_name: str
    email: str
    groups: list[str]
    created_at: Timestamp
    updated_at: Timestamp
    deactivated_at: Timestamp | None = None
    status: UserStatus | None = None
    availability: Availability = "AUTO"
    avatar_file_id: str | None = None
    timezone: TimeZone | None = None

    def public(self) -> PublicUser:
        """The part that everybody may see."""
        return PublicUser(
            id=self.id,
            username=self.username,
            display_name=self.display_name,
            groups=self.groups,
            created_at=self.created_at,
            deactivated_at=self.deactivated_at,
            status=self.status,
            avatar_file_id=self.avatar_file_id,
        )


class Group(Record, frozen=True, kw_only=True):
    """A server-wide group and how many belong to it."""

    id: str
    name: str
    members: int


class GetMe(Query, frozen=True, kw_only=True):
    """Who am I?"""


class GetUser(Query, frozen=True, kw_only=True):
    """One person, by id."""

    user_id: Id


class UpdateUser(Command, frozen=True, kw_only=True):
    """Change what I say of myself, or how I am shown. A field that is not named stays as it is.

    `status` null, or without text and emoji, takes it away; `availability` AUTO shows me as I am.
    `avatarFileId` is a file that I have uploaded for this (`POST /files?purpose=avatar`), or null for none.
    A `displayName` of nothing but blanks is the user name, as when signing up. `timezone` is a name of the
    IANA's list, or null for none; others do not see it.
    """

    status: UserStatus | UnsetType | None = UNSET
    availability: Availability | UnsetType = UNSET
    avatar_file_id: Id | UnsetType | None = UNSET
    display_name: DisplayName | UnsetType = UNSET
    timezone: TimeZone | UnsetType | None = UNSET


class ChangeEmail(Command, frozen=True, kw_only=True):
    """Take another e-mail address. It is one of the names to sign in with: this takes the password."""

    email: Email
    password: Password


class UserResult(Record, frozen=True, kw_only=True):
    """One's account as it stands."""

    user: User
    position: Position | None


class ListUsers(Query, frozen=True, kw_only=True):
    """Everybody, by user name."""

    limit: Limit = DEFAULT_LIMIT
    after: Cursor | None = None


class UserPage(Record, frozen=True, kw_only=True):
    """People, and where the list goes on."""

    items: list[PublicUser]
    next: str | None = None


class ListGroups(Query, frozen=True, kw_only=True):
    """The server's groups."""


class GroupList(Record, frozen=True, kw_only=True):
    """The server's groups."""

    items: list[Group]


class AddToGroup(Command, frozen=True, kw_only=True):
    """Put a person into a group (Admins)."""

    group_id: str
    user_id: Id


class RemoveFromGroup(Command, frozen=True, kw_only=True):
    """Take a person out of a group (Admins)."""

    group_id: str
    user_id: Id
