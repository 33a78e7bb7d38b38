"""`collabd user list`, `user create` and `user reset-password`."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable, Iterator
from typing import Any

from collabd.api.operator import CreatePerson, ListPeople, OfferReset, People, Provided
from collabd.cli.operating import run_errand
from collabd.cli.printing import print_json
from collabd.config import Config
from collabd.domain.errors import invalid
from collabd.domain.users import User

Configuration = Callable[[argparse.Namespace], Config]

PASSWORD_BYTES = 8192
"""More than the longest password has."""

COLUMNS = ("USER NAME", "NAME", "E-MAIL", "GROUPS", "SINCE")


def add_to(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add the commands to the grammar."""
    command = commands.add_parser("user", help="list people, make accounts, let someone set a new password")
    verbs = command.add_subparsers(dest="verb", metavar="VERB", required=True)
    add_list(verbs, shared)
    add_create(verbs, shared)
    add_reset(verbs, shared)


def add_list(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Add `user list`."""
    verb = verbs.add_parser(
        "list",
        parents=[shared],
        allow_abbrev=False,
        help="list all accounts",
        epilog="example: collabd user list --json",
    )
    verb.add_argument("--json", action="store_true", help="print one JSON array")
    verb.set_defaults(run=list_people)


def add_create(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Add `user create`."""
    verb = verbs.add_parser(
        "create",
        parents=[shared],
        allow_abbrev=False,
        help="make an account, and print a one-time link by which its owner sets a password",
        epilog="example: collabd user create alice --email alice@example.org --admin",
    )
    verb.add_argument("username", metavar="USERNAME", help="the name to sign in with")
    verb.add_argument("--email", required=True, metavar="ADDRESS", help="e-mail address")
    verb.add_argument("--display-name", metavar="NAME", help="what people read (the user name)")
    verb.add_argument("--admin", action="store_true", help="put the person into the group Admins")
    verb.add_argument(
        "--password-stdin",
        action="store_true",
        help="read the password from standard input instead of making a link",
    )
    verb.set_defaults(run=create)


def add_reset(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Add `user reset-password`."""
    verb = verbs.add_parser(
        "reset-password",
        parents=[shared],
        allow_abbrev=False,
        help="print a one-time link by which someone sets a new password",
        epilog="example: collabd user reset-password alice",
    )
    verb.add_argument("username", metavar="USERNAME", help="the name to sign in with")
    verb.set_defaults(run=reset_password)


def list_people(arguments: argparse.Namespace, configuration: Configuration) -> int:
    """Print everybody."""
    people = list(everybody(configuration(arguments)))
    if arguments.json:
        print_json(people)
    else:
        print_table([COLUMNS, *map(row_of, people)])
    return 0


def everybody(config: Config) -> Iterator[User]:
    """All accounts, page by page."""
    after: str | None = None
    while True:
        page = run_errand(config, ListPeople(after=after), People)
        yield from page.items
        after = page.next
        if after is None:
            return


def create(arguments: argparse.Namespace, configuration: Configuration) -> int:
    """Make an account."""
    config = configuration(arguments)
    errand = CreatePerson(
        username=arguments.username,
        email=arguments.email,
        display_name=arguments.display_name,
        admin=arguments.admin,
        password=read_password() if arguments.password_stdin else None,
    )
    provided = run_errand(config, errand, Provided, create=True)
    print(f"Made the account of {describe(provided.user)}.")
    print_link(provided)
    return 0


def reset_password(arguments: argparse.Namespace, configuration: Configuration) -> int:
    """Let someone set a new password."""
    provided = run_errand(configuration(arguments), OfferReset(username=arguments.username), Provided)
    print(f"A link for {describe(provided.user)}.")
    print_link(provided)
    return 0


def read_password() -> str:
    """The first line of standard input; asked for without showing it if a person sits there."""
    if sys.stdin.isatty():
        return getpass.getpass()
    password = sys.stdin.readline(PASSWORD_BYTES).rstrip("\r\n")
    if not password:
        raise invalid(
            "No password arrived on standard input. Without --password-stdin you get a link instead."
        )
    return password


def describe(user: User) -> str:
    """A person in a sentence."""
    office = ", an Admin" if "Admins" in user.groups else ""
    return f"{user.username} ({user.display_name}, {user.email}){office}"


def print_link(provided: Provided) -> None:
    """Print the link by itself on the last line, for people and for scripts."""
    if provided.link is not None:
        print("Hand this over; it sets a password, once, within 24 hours:")
        print(provided.link)


def row_of(user: User) -> tuple[str, ...]:
    """A person in a table."""
    since = user.created_at[:10] if user.deactivated_at is None else "deactivated"
    return (user.username, user.display_name, user.email, " ".join(user.groups), since)


def print_table(rows: list[tuple[str, ...]]) -> None:
    """Print rows in columns as wide as their longest text."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (text.ljust(width) for text, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())
