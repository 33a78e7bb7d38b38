"""What every action is given besides its transaction: who acts."""

from __future__ import annotations

from msgspec import Struct

from collabd.store.base import Snapshot, Transaction


class Actor(Struct, frozen=True):
    """The person on whose behalf an action runs, what they are called, by which session, and from where.

    With `scopes` an API key acts in the place of a session, and may do no more than these.
    """

    user_id: str
    name: str
    session_id: str = ""
    address: str = ""
    scopes: frozenset[str] | None = None


__all__ = ["Actor", "Snapshot", "Transaction"]
