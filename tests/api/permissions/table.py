"""The vocabulary of the table: a row says what is asked for, and a `Rights` how each caller is answered.

An answer stands for each of `CALLERS`, in their order: `no  no  ok  ok  ok  no  no`. Nobody else is let in:
whoever is not signed in, or no longer, is `unauthenticated`, unless `anybody` says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

CALLERS = ("stranger", "former", "member", "author", "owner", "moderator", "admin")
"""The former member wrote a message once; Moderator and Admin do not belong to the room."""
OUTSIDE = ("anonymous", "revoked")
"""Without a credential, and with one whose session has ended."""

WORDS = {
    "ok": "ok",
    "no": "forbidden",
    "-": "not_found",
    "gone": "gone",
    "bad": "invalid",
    "clash": "conflict",
    "who?": "unauthenticated",
}

#                stranger  former  member  author  owner  moderator  admin
ALL = "          ok        ok      ok      ok      ok     ok         ok"
NOBODY = "       -         -       -       -       -      -          -"
REFUSED = "      no        no      no      no      no     no         no"
MEMBERS = "      no        no      ok      ok      ok     no         no"
OWNERS = "       no        no      no      no      ok     no         no"
KEEPERS = "      no        no      no      no      ok     ok         ok"
MODERATORS = "   no        no      no      no      no     ok         ok"
ADMINS = "       no        no      no      no      no     no         ok"
AUTHOR = "       no        no      no      ok      no     ok         ok"
GONE = "         no        no      gone    gone    gone   no         no"
GONE_QUIET = "   no        no      no      no      gone   no         no"
INSIDE = "       -         -       ok      ok      ok     -          -"
OWNER_INSIDE = " -         -       no      no      ok     -          -"
NOBODY_INSIDE = "-         -       no      no      no     -          -"
AUTHOR_INSIDE = "-         -       no      ok      no     -          -"
GONE_INSIDE = "  -         -       gone    gone    gone   -          -"


@dataclass(frozen=True)
class Rights:
    """The answers in each place.

    Where one is not named, a rule holds. In a quiet room, where only owners post and pin, and in an archived
    one it is as in a public one; in a direct one as in a private one without an owner; what was in a deleted
    room is nowhere.
    """

    public: str
    private: str
    quiet: str = ""
    archived: str = ""
    direct: str = ""
    deleted: str = NOBODY
    anybody: str = "who?"
    """The answer to those who are not signed in."""

    def answers(self) -> dict[str, dict[str, str]]:
        """The answer to each caller, in each place."""
        places = {
            "public": self.public,
            "private": self.private,
            "quiet": self.quiet or self.public,
            "archived": self.archived or self.public,
            "direct": self.direct or without_owner(self.private),
            "deleted": self.deleted,
        }
        return {place: parsed(line, self.anybody) for place, line in places.items()}


@dataclass(frozen=True)
class Anywhere:
    """The answers where no room has anything to do with it."""

    line: str
    anybody: str = "who?"

    def answers(self) -> dict[str, dict[str, str]]:
        """The answer to each caller; the place does not matter."""
        return {"public": parsed(self.line, self.anybody)}


def parsed(line: str, anybody: str) -> dict[str, str]:
    """A line by caller, in the codes of the API."""
    told = dict(zip(CALLERS, map(WORDS.__getitem__, line.split()), strict=True))
    return {**dict.fromkeys(OUTSIDE, WORDS[anybody]), **told}


def without_owner(line: str) -> str:
    """The owner is a member like others."""
    words = line.split()
    words[CALLERS.index("owner")] = words[CALLERS.index("member")]
    return " ".join(words)


READ = Rights(ALL, INSIDE)
"""Whoever may see the room."""
BELONG = Rights(MEMBERS, INSIDE)
"""Members, for their own: also where nobody else may change anything."""
POST = Rights(MEMBERS, INSIDE, quiet=OWNERS, archived=REFUSED)
"""Members, as the room says."""
BELONG_TO_DELETED = Rights(GONE, GONE_INSIDE)
"""The same, to a message that was deleted."""
POST_TO_DELETED = Rights(GONE, GONE_INSIDE, quiet=GONE_QUIET, archived=REFUSED)
OWN = Rights(OWNERS, OWNER_INSIDE)
KEEP = Rights(KEEPERS, OWNER_INSIDE)
"""Owners, and Moderators in public rooms."""
EVERYBODY = Anywhere(ALL)
EVEN_STRANGERS = Anywhere(ALL, anybody="ok")
ADMINISTER = Anywhere(ADMINS)


class It(str):
    """Something of the place that a row speaks of, by its name in `Place`."""

    __slots__ = ()


class Person(It):
    """A person, by name."""

    __slots__ = ()


ROOM = It("room")
MESSAGE = It("message")
"""The author's."""
REPLY = It("reply")
"""A member's, in the thread of that message."""
OLD = It("old")
"""The former member's."""
BURIED = It("buried")
"""The author's, deleted."""


@dataclass(frozen=True)
class Row:
    """One line of the table. `case` tells it from others of the same operation."""

    operation: str
    asks: dict[str, Any]
    rights: Rights | Anywhere
    case: str = ""

    @property
    def name(self) -> str:
        """What the row is called in reports."""
        return f"{self.operation}, {self.case}" if self.case else self.operation
