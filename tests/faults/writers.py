"""Someone who posts over the WebSocket and keeps books: sent, acknowledged, heard."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import websockets
from websockets.asyncio.client import ClientConnection

from collabd.domain.ids import new_id
from collabd.domain.streams import room_stream

NOW = 1_795_000_000_000
IN_FLIGHT = 16
"""How many messages one writer has under way, so that batches form."""


@dataclass(frozen=True)
class Draft:
    """A message as its writer sends it."""

    id: str
    room_id: str
    content: str


class Writer:
    """Posts with ids of its own; what was not acknowledged is sent again over the next connection."""

    def __init__(self, name: str, rooms: list[str], dice: random.Random) -> None:
        self.acknowledged: dict[str, int] = {}
        """The offset of each message by its id."""
        self.again = 0
        """How many messages were sent more than once."""
        self.heard: dict[tuple[str, int], str] = {}
        """The message at each place of a stream, as the server has told this client."""
        self.pending: dict[str, Draft] = {}
        self._name = name
        self._rooms = rooms
        self._dice = dice
        self._numbers = itertools.count(1)

    async def write(self, url: str, token: str, enough: Callable[[], bool]) -> None:
        """Connect and post until it is enough and everything is acknowledged, or the connection breaks."""
        try:
            async with websockets.connect(url, max_size=None, ping_interval=None) as socket:
                await socket.send(json.dumps({"id": 1, "connect": {"token": token}}))
                await self._converse(socket, enough)
        except (OSError, EOFError, websockets.InvalidHandshake):
            return  # killed before it could even answer
        except websockets.ConnectionClosed as closed:
            if closed.rcvd is not None:
                raise  # a killed server says no farewell

    async def _converse(self, socket: ClientConnection, enough: Callable[[], bool]) -> None:
        asked: dict[int, str] = {}
        ids = itertools.count(2)
        waiting = list(self.pending.values())
        self.again += len(waiting)
        while waiting or asked or not enough():
            while len(asked) < IN_FLIGHT and (waiting or not enough()):
                draft = waiting.pop(0) if waiting else self._new_draft()
                number = next(ids)
                asked[number] = draft.id
                await socket.send(json.dumps({"id": number, "rpc": posting(draft)}))
            for line in str(await socket.recv()).split("\n"):
                self._take(json.loads(line), asked)

    def _new_draft(self) -> Draft:
        content = f"{self._name} {next(self._numbers)} " + "x" * self._dice.randrange(200)
        draft = Draft(new_id(NOW), self._dice.choice(self._rooms), content)
        self.pending[draft.id] = draft
        return draft

    def _take(self, message: dict[str, Any], asked: dict[int, str]) -> None:
        if message.get("id") in asked:
            self._acknowledge(asked.pop(message["id"]), message)
        publication = message.get("push", {}).get("pub", {})
        if publication.get("data", {}).get("type") == "message.created":
            place = (message["push"]["channel"], publication["offset"])
            self.heard[place] = publication["data"]["message"]["id"]

    def _acknowledge(self, message_id: str, reply: dict[str, Any]) -> None:
        draft = self.pending.pop(message_id)
        message = reply["rpc"]["data"]["message"]
        assert (message["id"], message["content"]) == (draft.id, draft.content), reply
        self.acknowledged[message_id] = message["offset"]
        self.heard[room_stream(draft.room_id), message["offset"]] = message_id


def posting(draft: Draft) -> dict[str, Any]:
    """The RPC that posts a message."""
    data = {"id": draft.id, "roomId": draft.room_id, "content": draft.content}
    return {"method": "message.send", "data": data}
