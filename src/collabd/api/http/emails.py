"""Changing one's e-mail address. HTTP only."""

from __future__ import annotations

from collabd.actions import emails
from collabd.api.http.passwords import find_own
from collabd.api.registry import call
from collabd.api.services import Caller, Services
from collabd.domain.errors import invalid
from collabd.domain.passwords import clean_password
from collabd.domain.usernames import clean_email
from collabd.domain.users import ChangeEmail, UserResult


async def change_email(services: Services, caller: Caller, command: ChangeEmail) -> UserResult:
    """Take another e-mail address.

    Raises `invalid` for a wrong password, for what is no address or is the password itself, `conflict` for
    an address that somebody else has, `rate_limited`.
    """
    actor = caller.require()
    email = clean_email(command.email)
    clean_password(command.password, 0, (email,), field="email")
    _, stored = await services.store.read(find_own, actor)
    # The write is part of the try: else one could ask about other people's addresses without end.
    with services.throttle.password(actor.session_id):
        if await services.passwords.check(stored, command.password) is None:
            raise invalid("This is not your present password.", field="password")
        return await services.store.write(emails.change_email, actor, email, stored, command.command_id)


OPERATIONS = [call("PUT /users/me/email", ChangeEmail, UserResult, change_email)]
