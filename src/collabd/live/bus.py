"""Between the store and the hubs: who hears what has been committed.

The log is the truth and the bus a hint: a hub that misses something finds out by the offsets (see `hub.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from collabd.domain.effects import Effect

Listener = Callable[[Sequence[Effect]], None]
EphemeralListener = Callable[[str, bytes], None]


class Bus(Protocol):
    """Carries effects, in commit order, and ephemerals, which may be lost."""

    def publish(self, effects: Sequence[Effect]) -> None:
        """Hand over what one batch committed."""

    def send(self, stream: str, body: bytes) -> None:
        """Hand over an ephemeral: JSON without an offset."""

    def listen(self, effects: Listener, ephemerals: EphemeralListener | None = None) -> None:
        """Have everything handed to these from now on."""


class MemoryBus:
    """The bus of a single process: a synchronous call, which loses nothing."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []
        self._ephemeral_listeners: list[EphemeralListener] = []

    def publish(self, effects: Sequence[Effect]) -> None:
        """Hand over what one batch committed, before the caller goes on."""
        for hear in self._listeners:
            hear(effects)

    def send(self, stream: str, body: bytes) -> None:
        """Hand over an ephemeral."""
        for hear in self._ephemeral_listeners:
            hear(stream, body)

    def listen(self, effects: Listener, ephemerals: EphemeralListener | None = None) -> None:
        """Have everything handed to these from now on."""
        self._listeners.append(effects)
        if ephemerals is not None:
            self._ephemeral_listeners.append(ephemerals)
