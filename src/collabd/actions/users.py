"""People and groups: who is here, who belongs where."""

from __future__ import annotations

from collabd.actions.context import Actor, Snapshot, Transaction
from collabd.actions.office import note
from collabd.domain import policy
from collabd.domain.cursors import from_cursor, to_cursor
from collabd.domain.errors import conflict, not_found
from collabd.domain.events import UserUpdated
from collabd.domain.records import Done
from collabd.domain.streams import DIRECTORY
from collabd.domain.usernames import username_key
from collabd.domain.users import (
    AddToGroup,
    GetMe,
    GetUser,
    GroupList,
    ListGroups,
    ListUsers,
    PublicUser,
    RemoveFromGroup,
    User,
    UserPage,
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
    items = [user.public() for user in found[: query.limit]]
    more = len(found) > query.limit
    return UserPage(items=items, next=to_cursor((username_key(items[-1].username),)) if more else None)


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
