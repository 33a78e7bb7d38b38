"""User names and e-mail addresses: what is allowed, and what counts as the same one.

A user name is a handle in ASCII, so that it can be typed and told apart anywhere; the display name beside it
may be in any script. Two names are the same if their skeletons are: the prototypes are those of Unicode
Technical Standard 39 (confusables) for the signs that a user name can hold.
"""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct

from collabd.domain.errors import invalid
from collabd.domain.texts import has_invisible, one_line

USERNAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,30}[a-z0-9])?")
EMAIL = re.compile(r"[^\s@<>\"(),:;\\]+@[^\s@<>\"(),:;\\]+\.?[^\s@<>\"(),:;\\]*")
LOOKS_LIKE = str.maketrans({"1": "l", "i": "l", "0": "o", ".": None, "_": None, "-": None})
PAIRS = (("rn", "m"), ("vv", "w"))
RESERVED = frozenset({"all", "here", "room", "everyone", "channel", "collabd", "system", "me"}) | {
    "admins",
    "moderators",
    "users",
}


class Identity(Struct, frozen=True):
    """What a person is called and reached by, all three in their clean forms."""

    username: str
    display_name: str
    email: str


def identify(username: str, email: str, display_name: str | None) -> Identity:
    """The identity of a new account; raises `invalid` for what cannot be one."""
    name = clean_username(username)
    return Identity(name, clean_display_name(display_name, name), clean_email(email))


def clean_username(text: str) -> str:
    """The user name in its one form (NFKC, lower case); raises `invalid` for what is not one."""
    name = unicodedata.normalize("NFKC", text).strip().lower()
    if USERNAME.fullmatch(name) is None:
        raise invalid(
            "A user name has 1 to 32 letters a-z, digits, dots, dashes or underscores, "
            "and begins and ends with a letter or digit. The display name may be anything.",
            field="username",
        )
    if name in RESERVED:
        raise invalid("This user name is reserved. Choose another one.", field="username")
    return name


def username_key(name: str) -> str:
    """The skeleton of a user name: names that look alike have the same one."""
    skeleton = unicodedata.normalize("NFKC", name).strip().lower().translate(LOOKS_LIKE)
    for pair, sign in PAIRS:
        skeleton = skeleton.replace(pair, sign)
    return skeleton


def clean_email(text: str) -> str:
    """The e-mail address without surrounding blanks; raises `invalid` for what cannot be one."""
    address = text.strip()
    if len(address) > 254 or has_invisible(address) or EMAIL.fullmatch(address) is None:
        raise invalid("This does not look like an e-mail address.", field="email")
    return address


def email_key(address: str) -> str:
    """What makes two e-mail addresses the same one here: case does not."""
    return unicodedata.normalize("NFKC", address).strip().casefold()


def clean_display_name(text: str | None, username: str) -> str:
    """The display name on one line without control signs, the user name if none; raises `invalid`."""
    return one_line(text or "", "display name", "displayName") or username
