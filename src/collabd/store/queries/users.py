"""People and groups."""

from __future__ import annotations

from collections.abc import Collection

import msgspec
from msgspec import Struct

from collabd.domain.errors import not_found
from collabd.domain.times import optional_rfc3339, rfc3339
from collabd.domain.users import Group, PublicUser, User, UserStatus
from collabd.store.queries.rows import Row, Rows

COLUMNS = """
    users.id, users.username, users.display_name, users.email,
    (
        SELECT group_concat(groups.name)
        FROM   group_members JOIN groups ON groups.id = group_members.group_id
        WHERE  group_members.user_id = users.id
    ),
    users.created_at, users.updated_at, users.deactivated_at,
    users.status_text, users.status_emoji, users.status_expires_at, users.availability,
    users.avatar_file_id, users.timezone
"""


class Credentials(Struct, frozen=True):
    """What signing in checks."""

    user_id: str
    password_hash: str
    deactivated: bool


def user_from(row: Row) -> User:
    """A row of `COLUMNS` as a User."""
    return User(
        id=row[0],
        username=row[1],
        display_name=row[2],
        email=row[3],
        groups=sorted((row[4] or "").split(",")) if row[4] else [],
        created_at=rfc3339(row[5]),
        updated_at=rfc3339(row[6]),
        deactivated_at=optional_rfc3339(row[7]),
        status=status_from(*row[8:11]),
        availability=row[11],
        avatar_file_id=row[12],
        timezone=row[13],
    )


def status_from(text: str, emoji: str, expires_at: int | None) -> UserStatus | None:
    """What a person says of themselves; None for nothing."""
    if not text and not emoji:
        return None
    return UserStatus(text=text, emoji=emoji, expires_at=optional_rfc3339(expires_at))


class UserQueries:
    """Questions and changes about people and groups."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def insert(
        self, user: User, username_key: str, email_key: str, password_hash: str, now: int
    ) -> None:
        """Store a new account; the caller has made sure that its keys are free."""
        await self.rows.run(
            """
            INSERT INTO users (id, username, username_key, display_name, email, email_key, password_hash,
                               created_at, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)
            """,
            user.id,
            user.username,
            username_key,
            user.display_name,
            user.email,
            email_key,
            password_hash,
            now,
        )

    async def get(self, user_id: str) -> User | None:
        """The person, or None."""
        row = await self.rows.one(f"SELECT {COLUMNS} FROM users WHERE id = $1", user_id)  # noqa: S608
        return None if row is None else user_from(row)

    async def require(self, user_id: str) -> User:
        """The person; raises `not_found`."""
        user = await self.get(user_id)
        if user is None:
            raise not_found("person")
        return user

    async def some(self, user_ids: Collection[str]) -> dict[str, User]:
        """Those of these people that there are, by id."""
        rows = await self.rows.all(
            f"SELECT {COLUMNS} FROM users WHERE id IN (SELECT value FROM json_each($1))",  # noqa: S608
            msgspec.json.encode([*user_ids]).decode(),
        )
        return {row[0]: user_from(row) for row in rows}

    async def display_name(self, user_id: str) -> str:
        """What the person is called; raises `not_found`."""
        row = await self.rows.one("SELECT display_name FROM users WHERE id = $1", user_id)
        if row is None:
            raise not_found("person")
        name: str = row[0]
        return name

    async def taken(self, username_key: str, email_key: str) -> tuple[bool, bool]:
        """Whether someone has this user name, and whether someone has this e-mail address."""
        rows = await self.rows.all(
            "SELECT username_key = $1, email_key = $2 FROM users WHERE username_key = $1 OR email_key = $2",
            username_key,
            email_key,
        )
        return any(row[0] for row in rows), any(row[1] for row in rows)

    async def credentials(self, login_key: str, email_key: str) -> Credentials | None:
        """What is needed to check a password, by user name or e-mail address."""
        row = await self.rows.one(
            "SELECT id, password_hash, deactivated_at FROM users WHERE username_key = $1 OR email_key = $2",
            login_key,
            email_key,
        )
        return None if row is None else Credentials(row[0], row[1], row[2] is not None)

    async def password_hash(self, user_id: str) -> str:
        """The stored hash of the person's password; raises `not_found`."""
        row = await self.rows.one("SELECT password_hash FROM users WHERE id = $1", user_id)
        if row is None:
            raise not_found("person")
        stored: str = row[0]
        return stored

    async def set_password(self, user_id: str, password_hash: str, now: int) -> None:
        """Store another password hash."""
        await self.rows.run(
            "UPDATE users SET password_hash = $2, updated_at = $3 WHERE id = $1", user_id, password_hash, now
        )

    async def replace_hash(self, user_id: str, password_hash: str) -> None:
        """Store a stronger hash of the same password: nothing that anybody could see changes."""
        await self.rows.run("UPDATE users SET password_hash = $2 WHERE id = $1", user_id, password_hash)

    async def set_avatar(self, user_id: str, file_id: str | None) -> None:
        """Store which file is the person's picture."""
        await self.rows.run("UPDATE users SET avatar_file_id = $2 WHERE id = $1", user_id, file_id)

    async def set_display_name(self, user_id: str, name: str) -> None:
        """Store what the person is called."""
        await self.rows.run("UPDATE users SET display_name = $2 WHERE id = $1", user_id, name)

    async def set_timezone(self, user_id: str, timezone: str | None, now: int) -> None:
        """Store where the person's clock is."""
        await self.rows.run(
            "UPDATE users SET timezone = $2, updated_at = $3 WHERE id = $1", user_id, timezone, now
        )

    async def set_email(self, user_id: str, email: str, email_key: str, now: int) -> None:
        """Store another e-mail address; the caller has made sure that its key is free."""
        await self.rows.run(
            "UPDATE users SET email = $2, email_key = $3, updated_at = $4 WHERE id = $1",
            user_id,
            email,
            email_key,
            now,
        )

    async def by_username(self, username_key: str) -> User | None:
        """The person with this user name, or None."""
        row = await self.rows.one(
            f"SELECT {COLUMNS} FROM users WHERE username_key = $1",  # noqa: S608
            username_key,
        )
        return None if row is None else user_from(row)

    async def page(self, after: str | None, limit: int) -> list[User]:
        """People by user name, above `after`."""
        rows = await self.rows.all(
            f"""
            SELECT {COLUMNS} FROM users
            WHERE  username_key > $1
            ORDER  BY username_key
            LIMIT  $2
            """,  # noqa: S608
            after or "",
            limit,
        )
        return [user_from(row) for row in rows]

    async def everybody(self) -> list[PublicUser]:
        """The public shape of all people."""
        rows = await self.rows.all(f"SELECT {COLUMNS} FROM users ORDER BY username_key")  # noqa: S608
        return [user_from(row).public() for row in rows]

    async def any_admin(self) -> bool:
        """Whether the server has an Admin."""
        row = await self.rows.one("SELECT 1 FROM group_members WHERE group_id = 'admins' LIMIT 1")
        return row is not None

    async def groups_of(self, user_id: str) -> frozenset[str]:
        """The names of the groups that the person belongs to."""
        rows = await self.rows.all(
            """
            SELECT groups.name
            FROM   group_members JOIN groups ON groups.id = group_members.group_id
            WHERE  group_members.user_id = $1
            """,
            user_id,
        )
        return frozenset(row[0] for row in rows)

    async def groups(self) -> list[Group]:
        """All groups with the number of their members."""
        rows = await self.rows.all(
            """
            SELECT   groups.id, groups.name, count(group_members.user_id)
            FROM     groups LEFT JOIN group_members ON group_members.group_id = groups.id
            GROUP BY groups.id, groups.name
            ORDER BY groups.name
            """
        )
        return [Group(id=row[0], name=row[1], members=row[2]) for row in rows]

    async def join_group(self, group_id: str, user_id: str) -> bool:
        """Put a person into a group; whether that changed anything."""
        changed = await self.rows.run(
            "INSERT INTO group_members (group_id, user_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            group_id,
            user_id,
        )
        return changed > 0

    async def leave_group(self, group_id: str, user_id: str) -> bool:
        """Take a person out of a group; whether that changed anything."""
        changed = await self.rows.run(
            "DELETE FROM group_members WHERE group_id = $1 AND user_id = $2", group_id, user_id
        )
        return changed > 0
