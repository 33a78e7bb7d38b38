"""Passwords: what one must be. How they are kept is in `api/passwords.py`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from collabd.domain.errors import invalid


def normalised(password: str) -> str:
    """The password in the one form (NFKC) in which all keyboards and systems agree on it."""
    return unicodedata.normalize("NFKC", password)


def clean_password(text: str, minimum: int, names: Iterable[str], field: str = "password") -> str:
    """The normalised new password; raises `invalid` for one that is too short or easy to guess.

    `minimum` is in characters. `names` are what others know of the person (user name, e-mail address): none
    of them may be the password. Length decides, not the kinds of signs (NIST SP 800-63B-4, section 3.1.1.2).
    """
    password = normalised(text)
    if len(password) < minimum:
        raise invalid(f"A password has at least {minimum} characters.", field=field)
    if password.casefold() in {normalised(name).casefold() for name in names}:
        raise invalid("A password must not be your user name or your e-mail address.", field=field)
    return password
