"""Changing one's password, and setting one with a one-time code. HTTP only."""

from __future__ import annotations

from collabd.actions import passwords
from collabd.actions.context import Actor, Snapshot
from collabd.api.registry import call
from collabd.api.services import Caller, Services
from collabd.domain.errors import invalid
from collabd.domain.passwords import clean_password
from collabd.domain.records import Done
from collabd.domain.sessions import ChangePassword, ResetPassword
from collabd.domain.users import User


async def change_password(services: Services, caller: Caller, command: ChangePassword) -> Done:
    """Set a new password; every other session ends.

    Raises `invalid` for a wrong present password or a new one that cannot be one, `rate_limited`.
    """
    actor = caller.require()
    user, stored = await services.store.read(find_own, actor)
    minimum = services.config.accounts.password_min_length
    names = (user.username, user.email)
    password = clean_password(command.new_password, minimum, names, field="newPassword")
    with services.throttle.password(actor.session_id):
        if await services.passwords.check(stored, command.current_password) is None:
            raise invalid("This is not your present password.", field="currentPassword")
    hashed = await services.passwords.hash(password)
    return await services.store.write(passwords.change_password, actor, stored, hashed, command.command_id)


async def find_own(view: Snapshot, actor: Actor) -> tuple[User, str]:
    """The actor's account and the stored hash of their password."""
    return await view.users.require(actor.user_id), await view.users.password_hash(actor.user_id)


async def reset_password(services: Services, caller: Caller, command: ResetPassword) -> Done:
    """Set a new password with a one-time code; every session of the person ends.

    Raises `forbidden` for a code that cannot be used, `invalid` for what cannot be a password,
    `rate_limited`.
    """
    with services.throttle.code(caller.address):
        user = await services.store.read(passwords.find_reset, command.code)
    minimum = services.config.accounts.password_min_length
    password = clean_password(command.password, minimum, (user.username, user.email))
    hashed = await services.passwords.hash(password)
    await services.store.write(passwords.reset_password, command.code, hashed, command.command_id)
    services.throttle.forgive((user.username, user.email), caller.address)
    return Done()


OPERATIONS = [
    call("PUT /users/me/password", ChangePassword, Done, change_password),
    call("POST /auth/password-reset/confirm", ResetPassword, Done, reset_password, anonymous=True),
]
