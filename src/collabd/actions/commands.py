"""What stands around every command: carried out once, answered as often as it is asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

import msgspec

from collabd.actions.context import Actor, Transaction
from collabd.domain.errors import conflict
from collabd.domain.records import Command
from collabd.store.base import Cause, Outcome

C = TypeVar("C", bound=Command)
R = TypeVar("R")

encode = msgspec.json.Encoder().encode


class Verb(msgspec.Struct, Generic[C, R], frozen=True):
    """A command's name, the action that carries it out, and how a repeat of it is answered.

    `answer` builds the result again from the record as it stands now; it is asked before any permission or
    version check, so it must show nothing that the actor may no longer see.
    """

    name: str
    action: Callable[[Transaction, Actor, C], Awaitable[R]]
    answer: Callable[[Transaction, Actor, C, Outcome], Awaitable[R]]


async def perform(tx: Transaction, verb: Verb[C, R], actor: Actor, command: C) -> R:
    """Carry a command out, unless this person's command of that id has been carried out before.

    A repeat answers with the first outcome. Raises `conflict` if the same id came with another content.
    A refusal is not remembered: a retry may succeed.
    """
    command_id = command.command_id or getattr(command, "id", None)
    if command_id is None:
        tx.cause = Cause(actor.user_id, None, None)
        return await verb.action(tx, actor, command)
    digest = fingerprint(verb.name, command)
    outcome = await tx.outcomes.find(actor.user_id, command_id)
    if outcome is not None:
        if outcome.command_hash != digest:
            raise conflict("This commandId was used for something else.", field="commandId")
        return await verb.answer(tx, actor, command, outcome)
    tx.cause = Cause(actor.user_id, command_id, digest)
    result = await verb.action(tx, actor, command)
    if not tx.outcome_stored:
        record_id = getattr(command, "id", None)
        await tx.outcomes.insert(actor.user_id, command_id, digest, record_id, tx.now)
    return result


def fingerprint(name: str, command: Command) -> bytes:
    """16 bytes that stand for what the command says, its own id apart."""
    content = encode(msgspec.structs.replace(command, command_id=None))
    return hashlib.blake2b(content, digest_size=16, key=name.encode()).digest()
