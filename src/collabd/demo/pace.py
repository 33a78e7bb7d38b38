"""Keeps a share of random picks close to what was asked for."""

from __future__ import annotations

from random import Random


class Pace:
    """Picks about `rate` of all that it is shown: more eagerly while behind, hardly while ahead."""

    def __init__(self, rng: Random, rate: float) -> None:
        """`rate` is between 0 and 1."""
        self._rng = rng
        self._rate = rate
        self._shown = 0
        self._picked = 0

    def picks(self, eagerness: float = 1.0) -> bool:
        """Whether this one is picked. `eagerness` 0 never picks; above 1 it prefers this one to others."""
        self._shown += 1
        behind = self._picked < self._rate * self._shown
        picked = self._rng.random() < self._rate * eagerness * (1.5 if behind else 0.4)
        self._picked += picked
        return picked

    def missed(self) -> None:
        """The last one picked was no use: another one will be picked instead."""
        self._picked -= 1
