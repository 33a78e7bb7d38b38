"""The state before + its events = a fresh snapshot, for every action and everybody who is told.

Each person has a replica that starts from a snapshot and from then on only believes events, as a client does;
what is derived (a room's count of messages and its last activity) is left apart.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import msgspec
import pytest
from tests.support.stage import Stage

from collabd.domain.bookmarks import BookmarkMessage, UnbookmarkMessage
from collabd.domain.drafts import SaveDraft
from collabd.domain.effects import Appended, Effect, Granted, Revoked
from collabd.domain.errors import CollabError
from collabd.domain.members import AddMember, ListMembers, RemoveMember, UpdateMember
from collabd.domain.messages import DeleteMessage, EditMessage, ListMessages, SendMessage
from collabd.domain.pins import ListPins, PinMessage, UnpinMessage
from collabd.domain.reactions import AddReaction, RemoveReaction
from collabd.domain.read_markers import MarkAllRead, MarkRead, MarkUnread
from collabd.domain.records import Command
from collabd.domain.room_preferences import SetRoomPreferences
from collabd.domain.rooms import CreateRoom, DeleteRoom, JoinRoom, LeaveRoom, OpenDirectRoom, UpdateRoom
from collabd.domain.sync import GetSnapshot
from collabd.domain.threads import FollowThread, ListReplies, ListThreads, UnfollowThread
from collabd.domain.users import AddToGroup, RemoveFromGroup

PEOPLE = ("alice", "bob", "carol", "mod")
DERIVED = ("messageCount", "lastActivity")

Json = dict[str, Any]


def json(record: msgspec.Struct) -> Json:
    built: Json = msgspec.to_builtins(record)
    return built


def place_of(draft: Json) -> str:
    """By what a draft is held: its thread, else its room."""
    return str(draft["threadId"] or draft["roomId"])


def marker_of(record: Json) -> Json:
    """Where a marker stands, without what is counted above it."""
    return {name: record[name] for name in ("roomId", "lastReadOffset", "markerVersion")}


class Replica:
    """What one person's client believes."""

    def __init__(self, stage: Stage, who: str) -> None:
        self.stage, self.who = stage, who
        self.users: dict[str, Json] = {}
        self.rooms: dict[str, Json] = {}
        self.mine: dict[str, Json] = {}
        self.markers: dict[str, Json] = {}
        self.bookmarks: dict[str, Json] = {}
        self.drafts: dict[str, Json] = {}
        self.preferences: dict[str, Json] = {}
        self.offsets: dict[str, int] = {}
        self.inside: dict[str, dict[str, Any]] = {}
        self.follows: dict[str, Json] = {}

    async def start(self) -> None:
        state = json(await self.stage.ask(self.who, GetSnapshot()))
        self.users = {user["id"]: user for user in state["users"]}
        self.rooms = {room["id"]: room for room in state["rooms"]}
        self.mine = {member["roomId"]: member for member in state["memberships"]}
        self.markers = {one["roomId"]: marker_of(one) for one in state["unread"]}
        self.bookmarks = {mark["messageId"]: mark for mark in state["bookmarks"]}
        self.drafts = {place_of(draft): draft for draft in state["drafts"]}
        self.preferences = {one["roomId"]: one for one in state["roomPreferences"]}
        self.offsets = {stream: place["offset"] for stream, place in state["positions"].items()}
        threads = json(await self.stage.ask(self.who, ListThreads(limit=200)))["items"]
        self.follows = {
            thread["first"]["id"]: {
                "threadId": thread["first"]["id"],
                "roomId": thread["first"]["roomId"],
                "followedAt": thread["followedAt"],
            }
            for thread in threads
        }
        await self.look_inside()

    async def look_inside(self) -> None:
        """Load what a client shows of the rooms that it has not loaded yet."""
        for room_id in self.mine.keys() - self.inside.keys():
            members = json(await self.stage.ask(self.who, ListMembers(room_id=room_id, limit=200)))["items"]
            messages = json(await self.stage.ask(self.who, ListMessages(room_id=room_id, limit=200)))["items"]
            for message in messages[:]:
                replies = json(
                    await self.stage.ask(self.who, ListReplies(message_id=message["id"], limit=200))
                )
                assert replies["first"] == message
                messages += replies["items"]
            self.inside[room_id] = {
                "members": {member["userId"]: member for member in members},
                "messages": {message["id"]: message for message in messages},
                "pins": await self._pinned(room_id),
            }

    async def _pinned(self, room_id: str) -> dict[str, Json]:
        items = json(await self.stage.ask(self.who, ListPins(room_id=room_id, limit=200)))["items"]
        return {item["message"]["id"]: item["pin"] for item in items}

    def believe(self, effect: Effect) -> None:
        if isinstance(effect, Granted) and effect.user_id == self.stage.id(self.who):
            self.offsets[effect.position.stream] = effect.position.offset
        elif isinstance(effect, Revoked) and effect.concerns(self.stage.id(self.who)):
            self.offsets.pop(effect.stream, None)
        elif isinstance(effect, Appended) and effect.position.stream in self.offsets:
            self.offsets[effect.position.stream] += 1
            assert effect.position.offset == self.offsets[effect.position.stream]
            event = msgspec.json.decode(effect.body)
            getattr(self, event["type"].replace(".", "_"))(event)

    def user_created(self, event: Json) -> None:
        self.users[event["user"]["id"]] = event["user"]

    user_updated = user_created

    def room_listed(self, event: Json) -> None:
        if event["room"]["id"] not in self.mine:
            self.rooms[event["room"]["id"]] = event["room"]

    def room_unlisted(self, event: Json) -> None:
        if event["roomId"] not in self.mine:
            self.rooms.pop(event["roomId"], None)

    def room_updated(self, event: Json) -> None:
        self.rooms[event["room"]["id"]] = event["room"]

    def room_deleted(self, event: Json) -> None:
        self.rooms.pop(event["roomId"], None)

    def membership_added(self, event: Json) -> None:
        self.rooms[event["room"]["id"]] = event["room"]
        self.mine[event["room"]["id"]] = event["member"]
        self.markers[event["room"]["id"]] = marker_of(event["marker"])

    def readMarker_moved(self, event: Json) -> None:  # noqa: N802 - as the type is spelt
        for marker in event["markers"]:
            assert self.markers[marker["roomId"]]["lastReadOffset"] == marker["previousOffset"]
            self.markers[marker["roomId"]] = marker_of(marker)

    def preferences_updated(self, event: Json) -> None:
        self.preferences[event["preferences"]["roomId"]] = event["preferences"]

    def membership_removed(self, event: Json) -> None:
        room_id = event["roomId"]
        self.preferences.pop(room_id, None)
        del self.mine[room_id]
        del self.markers[room_id]
        self.inside.pop(room_id, None)
        self.drafts = {key: one for key, one in self.drafts.items() if one["roomId"] != room_id}
        self.bookmarks = {key: mark for key, mark in self.bookmarks.items() if mark["roomId"] != room_id}
        self.follows = {key: one for key, one in self.follows.items() if one["roomId"] != room_id}
        if self.rooms[room_id]["isPrivate"]:
            del self.rooms[room_id]

    def member_added(self, event: Json) -> None:
        member = event["member"]
        self.rooms[member["roomId"]]["members"] = event["members"]
        self.users[event["user"]["id"]] = event["user"]
        self._members(member["roomId"])[member["userId"]] = member

    def member_removed(self, event: Json) -> None:
        self.rooms[event["roomId"]]["members"] = event["members"]
        self._members(event["roomId"]).pop(event["userId"], None)

    def member_updated(self, event: Json) -> None:
        member = event["member"]
        self._members(member["roomId"])[member["userId"]] = member
        if member["userId"] == self.stage.id(self.who):
            self.mine[member["roomId"]] = member

    def message_created(self, event: Json) -> None:
        self._messages(event["message"]["roomId"])[event["message"]["id"]] = event["message"]

        if event.get("thread") is not None:
            self._count(event["message"]["roomId"], event["thread"])

    message_edited = message_created

    def message_deleted(self, event: Json) -> None:
        self.message_created(event)
        self._pins(event["message"]["roomId"]).pop(event["message"]["id"], None)

    def message_pinned(self, event: Json) -> None:
        pin = event["pin"]
        self._pins(pin["roomId"])[pin["messageId"]] = pin
        self._messages(pin["roomId"]).get(pin["messageId"], {})["isPinned"] = True

    def message_unpinned(self, event: Json) -> None:
        pin = event["pin"]
        self._pins(pin["roomId"]).pop(pin["messageId"], None)
        self._messages(pin["roomId"]).get(pin["messageId"], {})["isPinned"] = False

    def thread_followed(self, event: Json) -> None:
        self.follows[event["follow"]["threadId"]] = event["follow"]

    def thread_unfollowed(self, event: Json) -> None:
        del self.follows[event["threadId"]]

    def _count(self, room_id: str, thread: Json) -> None:
        first = self._messages(room_id).get(thread["id"], {})
        first.update(replyCount=thread["replyCount"], lastReplyAt=thread["lastReplyAt"])

    def reaction_added(self, event: Json) -> None:
        self._message(event)["reactions"].append(event["reaction"])

    def reaction_removed(self, event: Json) -> None:
        self._message(event)["reactions"].remove(event["reaction"])

    def bookmark_added(self, event: Json) -> None:
        self.bookmarks[event["bookmark"]["messageId"]] = event["bookmark"]

    def bookmark_removed(self, event: Json) -> None:
        del self.bookmarks[event["bookmark"]["messageId"]]

    def draft_saved(self, event: Json) -> None:
        self.drafts[place_of(event["draft"])] = event["draft"]

    def _members(self, room_id: str) -> dict[str, Json]:
        found: dict[str, Json] = self.inside.get(room_id, {}).get("members", {})
        return found

    def _messages(self, room_id: str) -> dict[str, Json]:
        found: dict[str, Json] = self.inside.get(room_id, {}).get("messages", {})
        return found

    def _pins(self, room_id: str) -> dict[str, Json]:
        found: dict[str, Json] = self.inside.get(room_id, {}).get("pins", {})
        return found

    def _message(self, event: Json) -> Json:
        return self._messages(event["roomId"]).get(
            event["reaction"]["messageId"], {"reactions": [event["reaction"]]}
        )

    def told(self) -> Json:
        """Everything but what is derived; how many are in a room is known to those inside."""
        rooms = {
            room_id: {
                name: value
                for name, value in room.items()
                if name not in DERIVED and (name != "members" or room_id in self.mine)
            }
            for room_id, room in self.rooms.items()
        }
        return {
            "users": self.users,
            "rooms": rooms,
            "mine": self.mine,
            "markers": self.markers,
            "bookmarks": self.bookmarks,
            "drafts": self.drafts,
            "preferences": self.preferences,
            "at": self.offsets,
            "inside": self.inside,
            "follows": self.follows,
        }


class Story:
    """Random people do random things, allowed or not."""

    def __init__(self, stage: Stage, seed: int) -> None:
        self.stage = stage
        self.dice = random.Random(seed)
        self.rooms: list[str] = []
        self.messages: list[str] = []
        self.done: set[str] = set()

    async def go_on(self) -> None:
        command = self.choose()
        try:
            result = await self.stage.do(self.dice.choice(PEOPLE), command)
        except CollabError:
            return
        self.done.add(type(command).__name__)
        if isinstance(command, CreateRoom | OpenDirectRoom):
            self.rooms.append(result.room.id)
        elif isinstance(command, SendMessage):
            self.messages.append(result.message.id)

    def choose(self) -> Command:
        dice, person = self.dice, self.stage.id(self.dice.choice(PEOPLE))
        if not self.rooms or dice.random() < 0.04:
            return CreateRoom(name="Room", kind=dice.choice(["public", "private"]))
        # The newest ones, so that what is done often concerns what was done before.
        room, message = dice.choice(self.rooms[-3:]), dice.choice(self.messages[-6:] or self.rooms)
        begun = dice.choice(["", f"{dice.random()}"])
        choices: Sequence[tuple[int, Command]] = (
            (20, SendMessage(room_id=room, content=f"{dice.random()}")),
            (12, SendMessage(room_id=room, content="below", thread_id=message)),
            (3, SendMessage(room_id=room, content="as you say", reply_to_id=message)),
            (3, FollowThread(message_id=message)),
            (3, UnfollowThread(message_id=message)),
            (8, EditMessage(message_id=message, content="edited", content_version=dice.randint(1, 2))),
            (3, DeleteMessage(message_id=message)),
            (15, AddReaction(message_id=message, emoji=dice.choice("👍👀🎉"))),
            (10, RemoveReaction(message_id=message, emoji=dice.choice("👍👀🎉"))),
            (6, MarkRead(room_id=room, offset=dice.randint(1, 40))),
            (3, MarkUnread(room_id=room, offset=dice.randint(1, 20))),
            (2, MarkAllRead()),
            (4, SetRoomPreferences(room_id=room, favourite=dice.random() < 0.5, notify="all")),
            (6, PinMessage(message_id=message)),
            (3, UnpinMessage(message_id=message)),
            (6, BookmarkMessage(message_id=message)),
            (2, UnbookmarkMessage(message_id=message)),
            (5, RemoveReaction(message_id=message, emoji=dice.choice("👍👀🎉"), author=person)),
            (4, SaveDraft(room_id=room, content=begun, version=dice.randint(0, 3))),
            (4, SaveDraft(room_id=room, thread_id=message, content=begun, version=dice.randint(0, 1))),
            (12, JoinRoom(room_id=room)),
            (5, LeaveRoom(room_id=room)),
            (10, AddMember(room_id=room, user_id=person)),
            (5, RemoveMember(room_id=room, user_id=person)),
            (1, DeleteRoom(room_id=room)),
            (4, UpdateRoom(room_id=room, name=dice.choice(("Hall", "Attic")), archived=dice.random() < 0.2)),
            (3, UpdateRoom(room_id=room, kind=dice.choice(("public", "private")))),
            (2, UpdateRoom(room_id=room, posting_policy=dice.choice(("owners", "everyone")))),
            (4, UpdateMember(room_id=room, user_id=person, role=dice.choice(("owner", "member")))),
            (2, OpenDirectRoom(user_ids=[person, self.stage.id(dice.choice(PEOPLE))])),
            (1, AddToGroup(group_id="moderators", user_id=person)),
            (1, RemoveFromGroup(group_id="moderators", user_id=person)),
        )
        return dice.choices([command for _, command in choices], [weight for weight, _ in choices])[0]


@pytest.mark.parametrize("seed", range(3))
async def test_events_alone_keep_a_replica_like_a_fresh_snapshot(stage: Stage, seed: int) -> None:
    await stage.enter("mod", groups=("admins",))
    replicas = [Replica(stage, who) for who in PEOPLE]
    for replica in replicas:
        await replica.start()
    story, heard = Story(stage, seed), len(stage.w.effects)
    for number in range(300):
        await story.go_on()
        new, heard = stage.w.effects[heard:], len(stage.w.effects)
        for replica in replicas:
            for effect in new:
                replica.believe(effect)
            await replica.look_inside()
            if new and number % 7 == 0:
                fresh = Replica(stage, replica.who)
                await fresh.start()
                assert replica.told() == fresh.told(), f"seed {seed}, step {number}"
    assert len(story.done) >= 10, "most of what can be done was done"
