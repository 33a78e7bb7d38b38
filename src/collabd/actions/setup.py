"""Set-up: the one-time code by which the first Admin comes in."""

from __future__ import annotations

import hashlib
import secrets

from collabd.actions.context import Transaction


def code_hash(code: str) -> bytes:
    """What is stored of a one-time code: it is random enough for a fast hash."""
    return hashlib.sha256(code.encode()).digest()


async def renew_setup_code(tx: Transaction) -> str | None:
    """A fresh code in place of the last one; None if the server has an Admin already."""
    if await tx.users.any_admin():
        return None
    code = secrets.token_urlsafe(16)
    await tx.sessions.insert_code(code_hash(code), "setup", None, tx.now, None)
    return code
