"""One race on the real store, hub and sockets' logic: people act, and a dice says whose step is next."""

from __future__ import annotations

import asyncio
import itertools
import random
import secrets
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from tests.api.socket.interleaving import Scheduler
from tests.api.socket.racing import Client
from tests.api.socket.watch import Watch
from tests.support.people import YEAR, Person, person
from tests.support.stage import VERBS
from tests.support.stores import World

from collabd import config
from collabd.actions import passwords, sessions
from collabd.actions.commands import perform
from collabd.actions.context import Actor, Snapshot, Transaction
from collabd.api.auth import token_hash
from collabd.api.http import OPERATIONS
from collabd.api.measures import Measures
from collabd.api.readiness import Readiness
from collabd.api.services import Services
from collabd.api.socket.openings import Openings
from collabd.api.socket.pushes import CentrifugeEncoding
from collabd.domain.codes import code_hash
from collabd.domain.drafts import SaveDraft
from collabd.domain.effects import Effect
from collabd.domain.ids import new_id
from collabd.domain.members import AddMember, RemoveMember
from collabd.domain.messages import DeleteMessage, EditMessage, SendMessage
from collabd.domain.records import Command
from collabd.domain.rooms import CreateRoom, DeleteRoom, JoinRoom, LeaveRoom, RoomKind
from collabd.domain.sessions import EndOtherSessions, EndSession
from collabd.domain.streams import room_stream
from collabd.live.bus import MemoryBus
from collabd.live.flush import Flusher
from collabd.live.hub import Hub
from collabd.live.presence import Presence
from collabd.live.typing import Typing

STEPS = 140
NAMES = ("alice", "bob", "carol")
KINDS: tuple[RoomKind, ...] = ("private", "private", "public")


def never(seconds: float, call: Callable[[], None]) -> None:
    """A timer of a clock that stands still."""


@dataclass
class Race:
    """One run, decided by its seed."""

    w: World
    scheduler: Scheduler
    dice: random.Random
    watch: Watch
    seen: Counter[str]
    people: list[Person] = field(default_factory=list)
    rooms: list[str] = field(default_factory=list)
    clients: list[Client] = field(default_factory=list)
    tasks: set[asyncio.Task[Any]] = field(default_factory=set)
    said: list[tuple[Person, str]] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    async def prepare(self, number: int) -> None:
        """People of this run alone, in rooms of their own."""
        self.people = [await person(self.w.store, f"{name}{number}") for name in NAMES]
        alice = self.people[0]
        for kind in KINDS:
            made = await self.do(alice, CreateRoom(name="Room", kind=kind))
            self.rooms.append(made.room.id)
            stream = room_stream(made.room.id)
            self.watch.let_in(alice.id, stream)
            if kind == "private":
                self.watch.private.add(stream)
                await self.do(alice, AddMember(room_id=made.room.id, user_id=self.people[1].id))
                self.watch.let_in(self.people[1].id, stream)
            await self.do(alice, SendMessage(room_id=made.room.id, content="first"))

    def open(self) -> None:
        """The server starts: nobody is connected."""
        self.hub = Hub(CentrifugeEncoding())
        bus = MemoryBus()
        bus.listen(self.hub.apply, self.hub.send)

        def on_commit(effects: list[Effect]) -> None:
            self.watch.begin(effects)
            bus.publish(effects)
            self.watch.apply(effects)

        self.w.store.writer._on_commit = on_commit  # type: ignore[assignment]
        services = Services(
            config=config.Config(),
            clock=self.w.clock,
            store=self.w.store,
            bus=bus,
            hub=self.hub,
            flusher=Flusher(self.scheduler.call_soon),
            presence=Presence(self.w.clock, never, bus.send, 0, lambda _: 1),
            typing=Typing(self.w.clock, bus.send, 6),
            passwords=cast(Any, None),
            throttle=cast(Any, None),
            uploads=cast(Any, None),
            readiness=Readiness(self.w.store),
            measures=Measures(),
            openings=Openings(self.w.store, self.hub, config.Live()),
            methods={one.rpc: one for one in OPERATIONS if one.rpc is not None},
        )
        for one in self.people:
            for _ in range(2):
                self.clients.append(Client(services, self.watch, one, self.dice))

    async def do(self, who: Person, command: Command) -> Any:
        return await self.w.store.write(perform, VERBS[type(command)], who.actor, command)

    def submit(self, op: Callable[..., Any], *arguments: Any) -> None:
        """Somebody else's doing, who does not wait for the answer; refusals are theirs to read."""
        done = self.w.store.submit(op, *arguments)
        done.add_done_callback(lambda future: future.cancelled() or future.exception())

    def act(self) -> None:
        """Something happens somewhere."""
        kind = self.dice.random()
        if kind < 0.4:
            self._client_acts(self.dice.choice(self.clients))
        elif kind < 0.5:
            self._say(self.dice.choice(self.people))
        elif kind < 0.6:
            self._take_back(self.dice.choice(self.people))
        elif kind < 0.93:
            self._rights_change()
        else:
            self._session_ends(self.dice.choice(self.clients))

    def _client_acts(self, client: Client) -> None:
        if not client.online:
            if client.token is None:
                self._sign_in(client)
            else:
                self.seen["connect"] += 1
                client.connect()
            return
        room = self.dice.choice(self.rooms)
        stream = room_stream(room)
        kind = self.dice.randrange(9)
        if kind == 0:
            client.leave()
        elif kind == 1:
            client.say(room)
        elif kind <= 4:
            client.subscribe(stream)
        elif kind == 5 and not client.follows_rooms:
            client.ask("unsubscribe", stream)
        elif kind == 6:
            client.ask("history", stream, limit=10)
        else:
            client.hold(self.dice.random() < 0.4)

    def _say(self, who: Person) -> None:
        message_id = new_id(self.w.clock())
        self.said.append((who, message_id))
        self._command(who, SendMessage, id=message_id, content=self._text())

    def _take_back(self, who: Person) -> None:
        kind = self.dice.randrange(3)
        if kind == 0:
            self.submit(draft_anew, who.actor, self.dice.choice(self.rooms), self._text())
        elif self.said:
            author, message_id = self.dice.choice(self.said[-5:])
            self.submit(edit if kind == 1 else delete, author.actor, message_id, self._text())

    def _text(self) -> str:
        """What nobody has said before, and `Watch` knows again."""
        return f"#{next(self._numbers)}#"

    def _command(self, who: Person, kind: type[Any], **more: Any) -> None:
        command = kind(room_id=self.dice.choice(self.rooms), **more)
        self.submit(perform, VERBS[kind], who.actor, command)

    def _rights_change(self) -> None:
        alice, other = self.people[0], self.dice.choice(self.people[1:])
        kind = self.dice.random()
        if kind < 0.4:
            self._command(alice, RemoveMember, user_id=other.id)
        elif kind < 0.8:
            self._command(alice, AddMember, user_id=other.id)
        elif kind < 0.88:
            self._command(other, LeaveRoom)
        elif kind < 0.97:
            self._command(other, JoinRoom)
        elif len(self.watch.private) and self.dice.random() < 0.5:
            self._command(alice, DeleteRoom)

    def _session_ends(self, client: Client) -> None:
        actor = Actor(client.person.id, client.person.actor.name, client.session_id)
        other = next(one for one in self.clients if one.person is client.person and one is not client)
        kind = self.dice.randrange(5)
        if kind == 0:
            self.submit(sessions.sign_out, actor, None)
        elif kind == 1:
            self.submit(sessions.end_session, actor, EndSession(session_id=other.session_id))
        elif kind == 2:
            self.submit(sessions.end_other_sessions, actor, EndOtherSessions())
        elif kind == 3:
            self.submit(passwords.change_password, actor, "no password", "no password", None)
        else:
            self.submit(reset, client.person.id)

    def _sign_in(self, client: Client) -> None:
        task = asyncio.ensure_future(self._new_session(client))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def _new_session(self, client: Client) -> None:
        token = secrets.token_hex(8)
        session_id = await self.w.store.write(new_session, client.person.id, token)
        if client.token is None:
            client.session_id, client.token = session_id, token

    async def run(self) -> None:
        """Everything happens, in the order of the dice; then everybody comes back and is up to date."""
        for _ in range(STEPS):
            if self.dice.random() < 0.35:
                self.act()
            await self._step()
        self.scheduler.in_order = True
        for _ in range(4):
            for client in self.clients:
                client.hold(False)
                if not client.online:
                    self._sign_in(client) if client.token is None else client.connect()
            await self._calm()
        await self._all_are_up_to_date()
        for client in self.clients:
            client.leave()
        await self._calm()
        assert self.hub.lasts() == {}, "nothing is kept for those who have gone"

    async def _calm(self) -> None:
        while await self._step():
            pass

    async def _step(self) -> bool:
        went_on = await self.scheduler.step()
        for client in self.clients:
            if client.faults:
                raise client.faults[0]
        return went_on

    async def _all_are_up_to_date(self) -> None:
        self.scheduler.free = True
        for client in self.clients:
            assert client.connected
            heads = await self.w.store.read(heads_of, client.person.id, list(client.holds))
            for stream in client.holds:
                assert client.holds[stream] == heads["all"][stream], (client.person.user.username, stream)
            if client.follows_rooms:
                assert heads["own"] <= set(client.holds)
            assert all(self.watch.may_hear(client.person.id, stream) for stream in client.holds)
            self.seen["events resumed"] += client.recovered


async def heads_of(view: Snapshot, user_id: str, streams: list[str]) -> dict[str, Any]:
    """Where streams stand, and which rooms' streams are the person's own."""
    own = {room_stream(room_id) for room_id in (await view.rooms.joined([user_id]))[user_id]}
    heads = await view.events.heads(streams)
    return {"own": own, "all": {stream: head.offset for stream, head in heads.items()}}


async def edit(tx: Transaction, actor: Actor, message_id: str, content: str) -> None:
    """Give a message another text, whichever version of it there is."""
    message = await tx.messages.require(message_id, actor.user_id)
    command = EditMessage(message_id=message_id, content=content, content_version=message.content_version)
    await perform(tx, VERBS[EditMessage], actor, command)


async def delete(tx: Transaction, actor: Actor, message_id: str, _: str) -> None:
    """Delete a message."""
    await perform(tx, VERBS[DeleteMessage], actor, DeleteMessage(message_id=message_id))


async def draft_anew(tx: Transaction, actor: Actor, room_id: str, content: str) -> None:
    """Save another draft in place of the one there is."""
    draft = await tx.drafts.get(actor.user_id, room_id, None)
    version = 0 if draft is None else draft.version
    command = SaveDraft(room_id=room_id, content=content, version=version)
    await perform(tx, VERBS[SaveDraft], actor, command)


async def new_session(tx: Transaction, user_id: str, token: str) -> str:
    """One more session of a person."""
    session_id = tx.new_id()
    await tx.sessions.insert(session_id, user_id, token_hash(token), "tests", "", tx.now, tx.now + YEAR)
    return session_id


async def reset(tx: Transaction, user_id: str) -> None:
    """Get a code to set a new password with, and use it."""
    code = secrets.token_hex(8)
    await tx.sessions.insert_code(code_hash(code), passwords.RESET, user_id, tx.now, tx.now + YEAR)
    await passwords.reset_password(tx, code, "no password", None)
