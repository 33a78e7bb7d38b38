"""The bases of everything that crosses the wire: records, commands, queries and their results.

JSON is camelCase, Python is snake_case; the one `rename` here does it. What a client sends is closed (an
unknown field is refused); what the server answers is open (clients ignore what they do not know).
"""

from __future__ import annotations

from typing import Annotated, TypeAlias

from msgspec import Meta, Struct

from collabd.domain.ids import Id

DEFAULT_LIMIT = 50
GREATEST_LIMIT = 200

Limit: TypeAlias = Annotated[int, Meta(ge=1, le=GREATEST_LIMIT, description="How many items at most.")]
Cursor: TypeAlias = Annotated[
    str, Meta(max_length=200, description="Opaque; from an earlier answer's `next`.")
]


class Record(Struct, rename="camel", frozen=True, kw_only=True):
    """A record, or a part of one, in its public shape."""


class Command(Struct, rename="camel", frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A client's request to change something.

    The same `command_id` of the same person is carried out once: a repeat answers with the first outcome.
    """

    command_id: Id | None = None


class Query(Struct, rename="camel", frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A client's question; answering it changes nothing."""


class Position(Record, frozen=True, kw_only=True):
    """A place in a stream: what a client holds, has reached, or starts from.

    Offsets are 1, 2, 3, ... without gaps; `epoch` is random per database generation; `tag` is 8 hexadecimal
    digits of that very event, so that a copied or rolled-back database is found out.
    """

    stream: str
    epoch: str
    offset: int
    tag: str


class Done(Record, frozen=True, kw_only=True):
    """The result of a command that has no record to show."""

    position: Position | None = None
