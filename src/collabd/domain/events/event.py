"""What all events carry."""

from __future__ import annotations

from msgspec import Struct


class Event(Struct, rename="camel", frozen=True, kw_only=True, tag_field="type"):
    """What all events carry. The store sets these as it appends; an action leaves them alone."""

    at: str = ""
    actor_id: str | None = None
    command_id: str | None = None
    tag: str = ""
