"""What every action is given besides its transaction: who acts."""

from __future__ import annotations

from msgspec import Struct

from collabd.store.base import Snapshot, Transaction


class Actor(Struct, frozen=True):
    """The person on whose behalf an action runs, what they are called, by which session, and from where."""

    user_id: str
    name: str
    session_id: str = ""
    address: str = ""


__all__ = ["Actor", "Snapshot", "Transaction"]
