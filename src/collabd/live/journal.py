"""The hub's short memory of effects, for those who are just subscribing.

Whoever subscribes takes a mark, reads permission, head and log in one snapshot, and then has the effects
since the mark applied: what was committed while it read is neither missed nor doubled, and a revocation in
between holds.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import islice

from collabd.domain.effects import Appended, Effect, Revoked

GREATEST_EFFECTS = 8192
GREATEST_BYTES = 8 * 1024 * 1024
"""Several seconds at full load; a read that takes longer begins again."""


class Journal:
    """A bounded tail of all effects, addressed by marks."""

    def __init__(self) -> None:
        self._effects: deque[Effect] = deque()
        self._end = 0
        self._bytes = 0

    @property
    def mark(self) -> int:
        """The place after the newest effect."""
        return self._end

    def add(self, effect: Effect) -> None:
        """Remember an effect, forgetting the oldest ones beyond the bounds."""
        self._effects.append(effect)
        self._end += 1
        self._bytes += size_of(effect)
        while len(self._effects) > GREATEST_EFFECTS or self._bytes > GREATEST_BYTES:
            self._bytes -= size_of(self._effects.popleft())

    def since(self, mark: int) -> Sequence[Effect] | None:
        """The effects after a mark, in order; None if some of them have been forgotten."""
        if not self.reaches(mark):
            return None
        # From the newest: a deque is slow to find a place in its middle, and few effects are asked for.
        return list(islice(reversed(self._effects), self._end - mark))[::-1]

    def revoked(self, user_id: str, stream: str, mark: int) -> bool:
        """Whether the stream has been taken from the person, alone or with others, since that mark."""
        return any(
            isinstance(effect, Revoked) and effect.stream == stream and effect.concerns(user_id)
            for effect in self.since(mark) or ()
        )

    def reaches(self, mark: int) -> bool:
        """Whether all effects after a mark are still here."""
        return self._end - mark <= len(self._effects)


def size_of(effect: Effect) -> int:
    """The bytes that an effect keeps in memory, roughly."""
    return len(effect.body) if isinstance(effect, Appended) else 0
