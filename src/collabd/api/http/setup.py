"""Set-up of the first Admin. HTTP only."""

from __future__ import annotations

from collabd.actions import setup
from collabd.actions.accounts import Account, require_free
from collabd.api.entering import prepare_entry
from collabd.api.handlers import Answered
from collabd.api.registry import call
from collabd.api.services import Caller, Services
from collabd.domain.passwords import clean_password
from collabd.domain.sessions import CheckSetup, GetSetup, SetUp, SetupLink, SetupState, SignedIn
from collabd.domain.usernames import identify


async def get_setup(services: Services, caller: Caller, _: GetSetup) -> SetupState:
    """What the pages for people who are not signed in must know."""
    accounts = services.config.accounts
    return SetupState(
        needed=await services.store.read(setup.setup_needed),
        name=services.config.server.name,
        sign_up=accounts.sign_up,
        password_min_length=accounts.password_min_length,
        signed_in=caller.actor is not None,
    )


async def check_setup(services: Services, caller: Caller, query: CheckSetup) -> SetupLink:
    """Whether a code would make the first Admin; a wrong one counts as a failed try of its address."""
    with services.throttle.code(caller.address) as attempt:
        valid = await services.store.read(setup.setup_is_valid, query.code)
        attempt.counts = not valid
    return SetupLink(valid=valid)


async def set_up(services: Services, caller: Caller, command: SetUp) -> SignedIn | Answered:
    """Make the first Admin with the code that the server printed; see `actions.setup.set_up` for refusals."""
    entry = prepare_entry(services, caller, command.session)
    person = identify(command.username, command.email, command.display_name)
    minimum = services.config.accounts.password_min_length
    password = clean_password(command.password, minimum, (person.username, person.email))
    with services.throttle.code(caller.address):
        await services.store.read(setup.require_setup, command.code)
    await services.store.read(require_free, person)
    hashed = await services.passwords.hash(password)
    account = Account(person, hashed, command.command_id)
    return entry.answer(await services.store.write(setup.set_up, command.code, account, entry.session))


OPERATIONS = [
    call("GET /setup", GetSetup, SetupState, get_setup, anonymous=True),
    call("GET /setup/{code}", CheckSetup, SetupLink, check_setup, anonymous=True),
    call("POST /setup", SetUp, SignedIn, set_up, anonymous=True),
]
