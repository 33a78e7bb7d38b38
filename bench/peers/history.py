"""A long past, written in bulk: what `message.send` leaves of a message, for very many of them at once."""

import itertools
import random
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
from tests.support.people import arrive

from collabd.actions import messages, retention, room_settings, rooms
from collabd.actions.commands import fingerprint
from collabd.actions.context import Actor, Transaction
from collabd.assets import migrations_folder
from collabd.demo.material import scene_files
from collabd.domain.events import MessageCreated
from collabd.domain.mentions import Mentions
from collabd.domain.messages import Message, SendMessage
from collabd.domain.policy import Rules
from collabd.domain.rooms import CreateRoom, JoinRoom, UpdateRoom
from collabd.domain.streams import room_stream
from collabd.store.migrate import migrate, migrations_in
from collabd.store.sqlite.database import connect
from collabd.store.sqlite.rows import SqliteRows, run_to_end
from collabd.store.sqlite.store import server_epoch

ROOMS = 200
FEW = 3
SPEAKERS = 20
BEHIND = 20
"""So many messages of each room are unread."""
BEGIN = 1_760_000_000_000
STEP = 20_000
"""Milliseconds between two messages: a million are eight months."""
CHUNK = 5000
SEED = 7
COMMON, RARE, ABSENT = "server", "zanzibar", "quagmires"
RARELY = 50
"""So often the rare word is said, however long the past is."""
CANARY = "Qzxvjkwqy"
"""What the message in the middle says."""
NEW_WORDS = 0.1
"""In so many messages stands a word that is new, such as a ticket's number."""


class Town(msgspec.Struct):
    """Who asks, and about what: somebody in all rooms, somebody in three, where the rooms end, a message."""

    many: Actor
    few: Actor
    heads: dict[str, int]
    message: Message


def build_or_take(path: Path, count: int) -> Town:
    """The database that an earlier run has made, or a new one."""
    town = path.with_name("town.json")
    if not town.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        town.write_bytes(msgspec.json.encode(build(path, count)))
    return msgspec.json.decode(town.read_bytes(), type=Town)


def build(path: Path, count: int) -> Town:
    """A database with so many messages in 200 rooms, three quarters of them private."""
    migrate(path, migrations_in(migrations_folder()))
    connection = connect(path)
    connection.execute("PRAGMA synchronous = OFF").fetchall()
    tx = Transaction(SqliteRows(connection), server_epoch(connection, BEGIN), Rules())
    connection.execute("BEGIN")
    people, room_ids = settle(tx)
    heads = {room_id: run_to_end(tx.events.head(room_stream(room_id))).offset for room_id in room_ids}
    connection.execute("COMMIT")
    stories = talk(tx, random.Random(SEED), people, heads, count)
    while chunk := list(itertools.islice(stories, CHUNK)):
        connection.execute("BEGIN")
        store(connection, chunk)
        connection.execute("COMMIT")
        last = chunk[-1][0]
    connection.execute("BEGIN")
    add_up(connection)
    connection.execute("COMMIT")
    finish(connection, tx)
    connection.close()
    return Town(people[0], people[1], heads, last)


def settle(tx: Transaction) -> tuple[list[Actor], list[str]]:
    """People and rooms, by real actions: the first person is in all rooms, the second in three private."""
    tx.begin(BEGIN - ROOMS * STEP)
    people = [run_to_end(arrive(tx, f"person{number}", ())).actor for number in range(SPEAKERS)]
    room_ids: list[str] = []
    for number in range(ROOMS):
        tx.begin(tx.now + STEP)
        made = run_to_end(rooms.create_room(tx, people[0], CreateRoom(name=f"Room {number}"))).room
        assert made is not None
        room_ids.append(made.id)
        few = people[1:2] if 1 <= number <= FEW else []
        for person in (*few, *people[2:]):
            run_to_end(rooms.join_room(tx, person, JoinRoom(room_id=made.id)))
        if number % 4:
            private = UpdateRoom(room_id=made.id, kind="private")
            run_to_end(room_settings.update_room(tx, people[0], private))
    return people, room_ids


def talk(
    tx: Transaction, rng: random.Random, people: list[Actor], heads: dict[str, int], count: int
) -> Iterator[tuple[Message, MessageCreated, bytes]]:
    """Messages with their events and the fingerprints of their commands, as the action makes them."""
    say = sentences(rng)
    room_ids = list(heads)
    for number in range(count):
        tx.begin(BEGIN + number * STEP)
        room_id, actor = rng.choice(room_ids), rng.choice(people[2:])
        content = next(say) + (f" {RARE}" if number % (count // RARELY) == 0 else "")
        if number == count // 2:
            content += f" {CANARY}"
        command = SendMessage(id=tx.new_id(), room_id=room_id, content=content)
        heads[room_id] += 1
        message = messages.new_message(tx, actor, command, Mentions(), [])(heads[room_id])
        event = MessageCreated(
            message=message,
            at=message.created_at,
            actor_id=actor.user_id,
            command_id=message.id,
            tag=f"{rng.randrange(2**32):08x}",
        )
        yield message, event, fingerprint("message.send", command)


def sentences(rng: random.Random) -> Iterator[str]:
    """What the demo's people could say: its words, as often as it uses them, and new ones now and then."""
    found = Counter(word for _, text in scene_files() for word in re.findall(r"[A-Za-z]{2,}", text))
    words, often = list(found), list(itertools.accumulate(found.values()))
    while True:
        said = rng.choices(words, cum_weights=often, k=rng.randint(4, 30))
        if rng.random() < NEW_WORDS:
            said.append(f"{rng.choice(words)}{rng.randrange(1000)}")
        yield " ".join(said)


def store(connection: sqlite3.Connection, chunk: list[tuple[Message, MessageCreated, bytes]]) -> None:
    """The rows that the action writes for these messages."""
    connection.executemany(
        """
        INSERT INTO messages (id, room_id, "offset", author_id, author_name, content, message_type,
                              created_at, updated_at, place)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'TEXT', ?7, ?7, (SELECT coalesce(max(place), 0) + 1 FROM messages))
        """,
        [
            (one.id, one.room_id, one.offset, one.author, one.author_name, one.content, milliseconds(one))
            for one, _, _ in chunk
        ],
    )
    connection.executemany(
        """
        INSERT INTO events (stream, "offset", tag, at, actor_id, command_id, command_hash, record_id, body)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
            (
                *(room_stream(one.room_id), one.offset, event.tag, milliseconds(one)),
                *(one.author, one.id, digest, one.id, msgspec.json.encode(event).decode()),
            )
            for one, event, digest in chunk
        ],
    )


def milliseconds(message: Message) -> int:
    """When it was stored: its id tells."""
    return int(message.id.replace("-", "")[:12], 16)


def add_up(connection: sqlite3.Connection) -> None:
    """What every message changes: its stream's head, its room's count, how far people have read."""
    connection.execute(
        """
        UPDATE streams SET (head, tag) = (
            SELECT   "offset", tag FROM events
            WHERE    events.stream = streams.stream
            ORDER BY "offset" DESC
            LIMIT    1)
        """
    )
    connection.execute(
        """
        UPDATE rooms SET (message_count, last_activity) = (
            SELECT count(*), max(created_at) FROM messages
            WHERE  room_id = rooms.id AND message_type <> 'SYSTEM')
        """
    )
    connection.execute(
        """
        UPDATE read_markers
        SET    last_read_offset = (SELECT head - ? FROM streams WHERE stream = 'room:' || room_id)
        """,
        (BEHIND,),
    )


def finish(connection: sqlite3.Connection, tx: Transaction) -> None:
    """Index everything, and merge the index, with upkeep's own steps."""
    connection.execute("UPDATE search_state SET unindexed_below = (SELECT max(place) + 1 FROM messages)")
    connection.execute("UPDATE search_merges SET is_stale = 1")
    for step in (retention.index_unindexed, retention.index_rescoped, retention.merge_index):
        going = True
        while going:
            connection.execute("BEGIN")
            tx.begin(tx.now)
            going = bool(run_to_end(step(tx)))
            if tx.messages.touched:
                run_to_end(tx.search_index.index(tx.messages.touched))
            connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
