"""People and groups: who is here, who belongs where."""

from __future__ import annotations

from msgspec import UNSET

from collabd.actions.avatars import set_avatar
from collabd.actions.context import Actor, Snapshot, Transaction
from collabd.actions.emails import tell_account
from collabd.actions.notifications import notify_of_office
from collabd.actions.office import note
from collabd.domain import policy
from collabd.domain.cursors import from_cursor, next_cursor
from collabd.domain.effects import Chosen
from collabd.domain.emoji import qualified
from collabd.domain.errors import conflict, invalid, not_found
from collabd.domain.events import AvailabilityChanged, UserUpdated
from collabd.domain.notifications import NotificationReason
from collabd.domain.presence import Availability, Choice
from collabd.domain.records import Done, Position
from collabd.domain.streams import DIRECTORY, user_stream
from collabd.domain.texts import one_line
from collabd.domain.times import milliseconds, require_zone
from collabd.domain.usernames import clean_display_name, username_key
from collabd.domain.users import (
    AddToGroup,
    GetMe,
    GetUser,
    GroupList,
    ListGroups,
    ListUsers,
    PublicUser,
    RemoveFromGroup,
    UpdateUser,
    User,
    UserPage,
    UserResult,
    UserStatus,
)
from collabd.store.base import Outcome


async def get_me(view: Snapshot, actor: Actor, query: GetMe) -> User:
    """The actor's own account."""
    return await view.users.require(actor.user_id)


async def get_user(view: Snapshot, actor: Actor, query: GetUser) -> PublicUser:
    """The public shape of a person."""
    return (await view.users.require(query.user_id)).public()


async def list_users(view: Snapshot, actor: Actor, query: ListUsers) -> UserPage:
    """People by user name."""
    (after,) = from_cursor(query.after, "after", ("",))
    found = await view.users.page(after, query.limit + 1)
    page = found[: query.limit]
    following = next_cursor(found, page, lambda user: (username_key(user.username),))
    return UserPage(items=[user.public() for user in page], next=following)


async def update_user(tx: Transaction, actor: Actor, command: UpdateUser) -> UserResult:
    """Change what the actor says of themselves, and how they are shown.

    Raises `invalid` for what is no line or no emoji, for a time that is over, for what is no avatar, and for
    a time zone that there is not.
    """
    before = await tx.users.require(actor.user_id)
    positions = []
    if command.status is not UNSET:
        await set_status(tx, actor.user_id, command.status)
    if command.avatar_file_id is not UNSET:
        await set_avatar(tx, actor, before.avatar_file_id, command.avatar_file_id)
    if command.display_name is not UNSET:
        name = clean_display_name(command.display_name, before.username)
        await tx.users.set_display_name(actor.user_id, name)
    after = (await tx.users.require(actor.user_id)).public()
    if after != before.public():
        positions.append(await tx.append(DIRECTORY, UserUpdated(user=after), record_id=after.id))
    if command.availability is not UNSET and command.availability != before.availability:
        positions.append(await set_availability(tx, actor.user_id, command.availability))
    if command.timezone is not UNSET and command.timezone != before.timezone:
        positions.append(await set_timezone(tx, actor.user_id, command.timezone))
    user = await tx.users.require(actor.user_id)
    return UserResult(user=user, position=positions[0] if positions else None)


async def set_status(tx: Transaction, user_id: str, status: UserStatus | None) -> None:
    """Store what a person says of themselves, in its one form."""
    status = status or UserStatus()
    text = one_line(status.text, "status", "status.text")
    emoji = qualified(status.emoji, "status's emoji", "status.emoji") if status.emoji else ""
    expires_at = None
    if status.expires_at is not None and (text or emoji):
        expires_at = milliseconds(status.expires_at, "status.expiresAt")
        if expires_at <= tx.now:
            raise invalid("This time is over already.", field="status.expiresAt")
    await tx.statuses.set(user_id, text, emoji, expires_at)


async def set_availability(tx: Transaction, user_id: str, availability: Availability) -> Position:
    """Store how a person wants to be shown, and tell their devices; others see what comes of it."""
    await tx.statuses.set_availability(user_id, availability)
    position = await tx.append(user_stream(user_id), AvailabilityChanged(availability=availability))
    tx.effects.append(Chosen(user_id, Choice(availability, position.offset)))
    return position


async def set_timezone(tx: Transaction, user_id: str, timezone: str | None) -> Position:
    """Store where a person's clock is, and tell their devices; raises `invalid` for no time zone."""
    if timezone is not None:
        require_zone(timezone, "timezone")
    await tx.users.set_timezone(user_id, timezone, tx.now)
    return await tell_account(tx, user_id)


async def answer_user(tx: Transaction, actor: Actor, command: UpdateUser, outcome: Outcome) -> UserResult:
    """The answer to a repeat: the account as it stands."""
    return UserResult(user=await tx.users.require(actor.user_id), position=outcome.position)


async def clear_expired_statuses(tx: Transaction, limit: int) -> int:
    """Take away what has run out of what people say of themselves; how many there were."""
    expired = await tx.statuses.expired(tx.now, limit)
    for user_id in expired:
        await tx.statuses.set(user_id, "", "", None)
        user = await tx.users.require(user_id)
        await tx.append(DIRECTORY, UserUpdated(user=user.public()), record_id=user_id)
    return len(expired)


async def list_groups(view: Snapshot, actor: Actor, query: ListGroups) -> GroupList:
    """All groups with the number of their members."""
    return GroupList(items=await view.users.groups())


async def add_to_group(tx: Transaction, actor: Actor, command: AddToGroup) -> Done:
    """Put a person into a group (Admins); doing so twice changes nothing."""
    await require_admin(tx, actor)
    await require_group(tx, command.group_id)
    await tx.users.require(command.user_id)
    if not await tx.users.join_group(command.group_id, command.user_id):
        return Done()
    return await regrouped(tx, actor, command.user_id, "group.add", command.group_id)


async def remove_from_group(tx: Transaction, actor: Actor, command: RemoveFromGroup) -> Done:
    """Take a person out of a group (Admins). Everybody stays in Users, and the server keeps an Admin."""
    await require_admin(tx, actor)
    await require_group(tx, command.group_id)
    await tx.users.require(command.user_id)
    if command.group_id == "users":
        raise conflict("Everybody belongs to Users.", field="groupId")
    if not await tx.users.leave_group(command.group_id, command.user_id):
        return Done()
    if not await tx.users.any_admin():
        raise conflict("The server needs an Admin. Make someone else one first.", field="userId")
    return await regrouped(tx, actor, command.user_id, "group.remove", command.group_id)


async def regrouped(tx: Transaction, actor: Actor, user_id: str, action: str, group_id: str) -> Done:
    """Tell everybody that a person's groups have changed, and note who changed them."""
    user = await tx.users.require(user_id)
    position = await tx.append(DIRECTORY, UserUpdated(user=user.public()), record_id=user_id)
    await note(tx, actor, action, user_id, {"group": group_id})
    if user_id != actor.user_id:
        reason: NotificationReason = "groupJoined" if action == "group.add" else "groupLeft"
        await notify_of_office(tx, user_id, reason, group_id)
    return Done(position=position)


async def answer_group(
    tx: Transaction, actor: Actor, command: AddToGroup | RemoveFromGroup, outcome: Outcome
) -> Done:
    """The answer to a repeat."""
    return Done(position=outcome.position)


async def require_admin(tx: Snapshot, actor: Actor) -> None:
    """Raise `forbidden` unless the actor is an Admin."""
    policy.require(policy.is_admin(await tx.users.groups_of(actor.user_id)), "Only Admins may do this.")


async def require_group(tx: Snapshot, group_id: str) -> None:
    """Raise `not_found` unless there is such a group."""
    if all(group.id != group_id for group in await tx.users.groups()):
        raise not_found("group")
