"""Play the recorded conversation into a store, through the same actions as everything else."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, TypeAlias

from collabd.actions import members, messages, presence, reactions, read_markers, rooms, users
from collabd.actions.accounts import Account, create_account
from collabd.actions.commands import Verb, perform
from collabd.actions.context import Actor, Transaction
from collabd.demo.commands import Act, Script
from collabd.demo.exhibits import content_of
from collabd.demo.reading import Readers
from collabd.demo.steps import AvatarChosen, FileUploaded, MessageSent, PersonJoins, Step
from collabd.domain.files import File, Purpose
from collabd.domain.presence import Seen
from collabd.domain.usernames import identify
from collabd.domain.users import User
from collabd.store.base import Store

VERBS: dict[str, Verb[Any, Any]] = {
    verb.name: verb
    for verb in (
        Verb("room.create", rooms.create_room, rooms.answer_room),
        Verb("room.join", rooms.join_room, rooms.answer_room),
        Verb("member.add", members.add_member, members.answer_member),
        Verb("message.send", messages.send_message, messages.answer_message),
        Verb("message.edit", messages.edit_message, messages.answer_message),
        Verb("message.delete", messages.delete_message, messages.answer_message),
        Verb("reaction.add", reactions.add_reaction, reactions.answer_reaction),
        Verb("reaction.remove", reactions.remove_reaction, reactions.answer_reaction),
        Verb("user.update", users.update_user, users.answer_user),
        Verb("rooms.markAllRead", read_markers.mark_all_read, read_markers.answer_markers),
    )
}
WINDOW = 1000
"""How many commands may wait in the store's queue: enough to fill its batches."""


Bring: TypeAlias = Callable[[Actor, str, bytes, Purpose], Awaitable[File]]
"""Uploads a file: whose, its name, its content, what it is for."""


class Filler:
    """Plays steps; `password_hash` becomes that of everybody. Without `bring` nobody uploads anything."""

    def __init__(self, store: Store, password_hash: str, bring: Bring | None = None) -> None:
        self._store = store
        self._bring = bring
        self._uploads: dict[str, asyncio.Task[File]] = {}
        self._password_hash = password_hash
        self._script = Script()
        self._actors: dict[str, Actor] = {}
        self._waiting: deque[tuple[Act, asyncio.Future[Any]]] = deque()
        self._readers = Readers()
        self._seen: dict[str, Seen] = {}

    async def play(self, steps: Iterable[Step], progress: Callable[[], None]) -> None:
        """Play all steps in their order, calling `progress` after each. Raises what an action raises."""
        now = 0
        for step in steps:
            if isinstance(step, PersonJoins):
                user = await self._store.write(arrive, step, self._password_hash)
                self._script.people[step.username] = user.id
                self._actors[step.username] = Actor(user.id, user.display_name)
            elif isinstance(step, FileUploaded):
                self._upload(step)
            else:
                await self._act(step)
            if len(self._waiting) > WINDOW:
                await self._carried_out()
            progress()
            now = step.at
        while self._waiting:
            await self._carried_out()
        await self._store.write(presence.remember, [*self._seen.values()])
        for act in self._readers.acts():
            self._submit(now, act)
        while self._waiting:
            await self._carried_out()

    def _upload(self, step: FileUploaded) -> None:
        """Begin an upload; whoever needs the file waits for it."""
        if self._bring is not None:
            actor, content = self._actors[step.who], content_of(step)
            bringing = self._bring(actor, step.name, content, step.purpose)
            self._uploads[step.key] = asyncio.ensure_future(bringing)

    async def _act(self, step: Step) -> None:
        """Carry a step out, with the files that it needs."""
        for key in files_of(step):
            if key in self._uploads:
                self._script.files[key] = (await self._uploads.pop(key)).id
        if self._bring is not None or not isinstance(step, AvatarChosen):
            self._submit(step.at, self._script.act(step))

    def _submit(self, now: int, act: Act) -> None:
        actor = self._actors[act.who]
        self._seen[act.who] = Seen(actor.user_id, "OFFLINE", now)
        self._waiting.append((act, self._store.submit(at, now, actor, act)))

    async def _carried_out(self) -> None:
        act, done = self._waiting.popleft()
        self._readers.note(act, await done)


def files_of(step: Step) -> tuple[str, ...]:
    """The keys of the files that a step is about."""
    if isinstance(step, AvatarChosen):
        return (step.file_key,)
    return step.file_keys if isinstance(step, MessageSent) else ()


async def arrive(tx: Transaction, step: PersonJoins, password_hash: str) -> User:
    """Make the account of somebody who joins, at the time of the step."""
    tx.now = step.at
    account = Account(identify(step.username, step.email, step.display_name), password_hash)
    created = await create_account(tx, account, [step.group.lower()], by_themselves=True)
    return created.user


async def at(tx: Transaction, now: int, actor: Actor, act: Act) -> object:
    """Carry an act out with the clock set to its time."""
    tx.now = now
    return await perform(tx, VERBS[act.name], actor, act.command)
