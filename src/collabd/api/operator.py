"""What the command line asks for, and who carries it out: the same by the running server and without one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, Protocol, TypeAlias

from msgspec import Meta, Struct

from collabd.actions import operator as actions
from collabd.actions.accounts import NO_PASSWORD, Account
from collabd.api.passwords import Passwords
from collabd.api.status import Status
from collabd.config import Accounts
from collabd.domain.backups import Copied, Verdict
from collabd.domain.errors import not_found
from collabd.domain.passwords import clean_password
from collabd.domain.records import Record
from collabd.domain.usernames import identify
from collabd.domain.users import User
from collabd.store.base import Store


class Errand(Struct, rename="camel", frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="do"):
    """Something to be done for whoever runs the server."""


class ListPeople(Errand, tag="listPeople", frozen=True, kw_only=True):
    """A page of accounts; `after` is an earlier page's `next`."""

    after: str | None = None


class CreatePerson(Errand, tag="createPerson", frozen=True, kw_only=True):
    """Make an account; without a password its owner sets one by a link."""

    username: str
    email: str
    display_name: str | None = None
    admin: bool = False
    password: str | None = None


class OfferReset(Errand, tag="offerReset", frozen=True, kw_only=True):
    """A link by which this person can set a password."""

    username: str


class GetStatus(Errand, tag="getStatus", frozen=True, kw_only=True):
    """How the running server is doing."""


class CopyDatabase(Errand, tag="copyDatabase", frozen=True, kw_only=True):
    """Make a whole copy of the database beside it, for a backup; `token` is part of its name."""

    token: Annotated[str, Meta(pattern="^[0-9a-f]{16}$")]


class CheckDatabase(Errand, tag="checkDatabase", frozen=True, kw_only=True):
    """Look through the database."""


AnyErrand: TypeAlias = ListPeople | CreatePerson | OfferReset | GetStatus | CopyDatabase | CheckDatabase


class Keeper(Protocol):
    """Who does the long jobs over the whole database, one at a time."""

    async def copy(self, token: str) -> Copied:
        """Make a whole copy; raises `overloaded` while another job runs, `conflict` if it cannot be."""

    async def check(self) -> Verdict:
        """Look through the database; raises like `copy`."""


class People(Record, frozen=True, kw_only=True):
    """Accounts by user name, and where the list goes on."""

    items: list[User]
    next: str | None = None


class Provided(Record, frozen=True, kw_only=True):
    """An account, and the one-time link for its owner, if there is one."""

    user: User
    link: str | None = None


class Operator:
    """Carries errands out. `address` is where people reach the server, for links.

    `report` says how the server is doing; without a server there is none.
    """

    def __init__(
        self,
        store: Store,
        passwords: Passwords,
        accounts: Accounts,
        address: str,
        keeper: Keeper,
        report: Callable[[], Awaitable[Status]] | None = None,
    ) -> None:
        self._keeper = keeper
        self._store = store
        self._passwords = passwords
        self._accounts = accounts
        self._address = address
        self._report = report

    async def carry_out(self, errand: AnyErrand) -> People | Provided | Status | Copied | Verdict:
        """Do it; raises `CollabError` with a sentence for whoever asked."""
        if isinstance(errand, ListPeople):
            items, after = await self._store.read(actions.list_accounts, errand.after)
            return People(items=items, next=after)
        if isinstance(errand, GetStatus):
            return await self._status()
        if isinstance(errand, CreatePerson):
            return await self._create(errand)
        if isinstance(errand, CopyDatabase):
            return await self._keeper.copy(errand.token)
        if isinstance(errand, CheckDatabase):
            return await self._keeper.check()
        return self._provided(await self._store.write(actions.offer_reset, errand.username))

    async def _status(self) -> Status:
        if self._report is None:
            raise not_found("running server")
        return await self._report()

    async def _create(self, errand: CreatePerson) -> Provided:
        person = identify(errand.username, errand.email, errand.display_name)
        hashed = NO_PASSWORD
        if errand.password is not None:
            names = (person.username, person.email)
            hashed = await self._passwords.hash(
                clean_password(errand.password, self._accounts.password_min_length, names)
            )
        account = Account(person, hashed)
        return self._provided(await self._store.write(actions.provide_account, account, admin=errand.admin))

    def _provided(self, provided: actions.Provided) -> Provided:
        link = None if provided.code is None else f"{self._address}/reset/{provided.code}"
        return Provided(user=provided.user, link=link)
