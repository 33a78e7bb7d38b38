"""Who may be told what, by what has been committed and what has been applied."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from collabd.domain.effects import Appended, Effect, Granted, Revoked, SessionClosed

SAYING = {"message.created", "message.edited", "message.deleted", "draft.saved"}


@dataclass
class Watch:
    """Follows every commit, and its effects once they have been applied.

    Nothing may be handed to a socket that its person lost by a commit whose effects have been applied, unless
    a later commit, be its effects applied or not, has given it back. No answer may hold a text that was gone
    when it was asked for.
    """

    private: set[str]
    """The streams that are only for those who have been let in."""
    committed: int = 0
    applied: int = 0
    ended: set[str] = field(default_factory=set)
    """The sessions that are over."""
    revocations: int = 0
    gone: dict[str, int] = field(default_factory=dict)
    """Texts that have been edited, deleted or drafted anew, numbered in this order from 0."""
    _texts: dict[str, list[str]] = field(default_factory=dict)
    """By message or draft: what it has said so far."""
    _rights: dict[tuple[str, str], int] = field(default_factory=dict)
    """By person and stream: 0 for who has been let in, the number of the commit that put them out."""

    def commit(self, effects: Sequence[Effect]) -> None:
        """These have just been committed, and nobody has been told."""
        self.committed += 1
        for effect in effects:
            if isinstance(effect, Granted):
                self._rights[effect.user_id, effect.position.stream] = 0
            elif isinstance(effect, Revoked) and effect.user_id is not None:
                self._rights[effect.user_id, effect.stream] = self.committed

    def begin(self, effects: Sequence[Effect]) -> None:
        """The hub is about to be told of these: a session that ends is over before its sockets close."""
        self.ended.update(effect.session_id for effect in effects if isinstance(effect, SessionClosed))

    def apply(self, effects: Sequence[Effect]) -> None:
        """The hub has been told of these."""
        self.applied += 1
        self.revocations += sum(isinstance(effect, Revoked | SessionClosed) for effect in effects)
        for effect in effects:
            if isinstance(effect, Appended):
                self._read(effect.position.stream, msgspec.json.decode(effect.body))

    def _read(self, stream: str, event: dict[str, Any]) -> None:
        if event["type"] not in SAYING:
            return
        said = event.get("message") or event["draft"]
        texts = self._texts.setdefault(said.get("id") or f"{stream} {said['roomId']}", [])
        for text in texts:
            if text != said["content"]:
                self.gone.setdefault(text, len(self.gone))
        texts.append(said["content"])

    def leaks(self, answer: str, asked: int) -> list[str]:
        """What an answer tells although it was gone when `asked` texts were."""
        return [text for text in re.findall("#[0-9]+#", answer) if self.gone.get(text, asked) < asked]

    def let_in(self, user_id: str, stream: str) -> None:
        """This person has been in from the beginning."""
        self._rights[user_id, stream] = 0

    def may_hear(self, user_id: str, stream: str) -> bool:
        """Whether an event of the stream may be handed to the person's sockets now."""
        put_out = self._rights.get((user_id, stream))
        if put_out is None:
            return stream not in self.private
        return put_out == 0 or put_out > self.applied or stream not in self.private
