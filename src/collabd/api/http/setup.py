"""Set-up of the first Admin. HTTP only."""

from __future__ import annotations

from collabd.actions import setup
from collabd.actions.accounts import Account, require_free
from collabd.api.entering import prepare_entry
from collabd.api.handlers import Answered
from collabd.api.registry import call
from collabd.api.services import Caller, Services
from collabd.domain.passwords import clean_password
from collabd.domain.sessions import GetSetup, SetUp, SetupState, SignedIn
from collabd.domain.usernames import identify


async def get_setup(services: Services, _: Caller, __: GetSetup) -> SetupState:
    """What the pages for people who are not signed in must know."""
    accounts = services.config.accounts
    return SetupState(
        needed=await services.store.read(setup.setup_needed),
        name=services.config.server.name,
        sign_up=accounts.sign_up,
        password_min_length=accounts.password_min_length,
    )


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
    call("POST /setup", SetUp, SignedIn, set_up, anonymous=True),
]
