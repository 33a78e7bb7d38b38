"""Pins: set and taken away."""

from tests.actions.traces.scene import Moves

from collabd.domain.pins import PinMessage, UnpinMessage

MOVES: Moves = {
    PinMessage: (6, lambda at: PinMessage(message_id=at.message())),
    UnpinMessage: (4, lambda at: UnpinMessage(message_id=at.message_of(PinMessage))),
}
