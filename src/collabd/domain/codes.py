"""Codes that are handed to a person as part of a link: set-up, password reset, invite."""

from __future__ import annotations

import hashlib
import secrets


def new_code() -> str:
    """128 random bits, URL-safe: short enough to be read out, too many to be guessed."""
    return secrets.token_urlsafe(16)


def code_hash(code: str) -> bytes:
    """What is stored of a code: it is random enough for a fast hash (SHA-256, 32 bytes)."""
    return hashlib.sha256(code.encode()).digest()
