"""Pins, over both doors."""

from collabd.actions import pins
from collabd.api.registry import command, query
from collabd.domain.pins import ListPins, PinMessage, PinPage, PinResult, UnpinMessage

PATH = "/messages/{messageId}/pin"

OPERATIONS = [
    command("message.pin", f"PUT {PATH}", PinMessage, PinResult, pins.pin_message, pins.answer_pin),
    command("message.unpin", f"DELETE {PATH}", UnpinMessage, PinResult, pins.unpin_message, pins.answer_pin),
    query("message.pins", "GET /rooms/{roomId}/pins", ListPins, PinPage, pins.list_pins),
]
