"""A refusal has one code, one HTTP status and one RPC code, whoever refuses."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from collabd.api.errors import RPC_CODE, STATUS, TEMPORARY, error_body, internal_body, refusal
from collabd.domain import errors
from collabd.domain.errors import Code, CollabError
from collabd.domain.messages import EditMessage, SendMessage
from collabd.domain.sync import GetEvents

TABLE = {
    # code              HTTP  RPC  worth another try
    "invalid": (400, 107, False),
    "unauthenticated": (401, 101, False),
    "forbidden": (403, 103, False),
    "not_found": (404, 404, False),
    "conflict": (409, 409, False),
    "gone": (410, 410, False),
    "too_large": (413, 413, False),
    "rate_limited": (429, 111, True),
    "overloaded": (503, 100, True),
}
"""As design/protocol.md has it."""


def test_the_table() -> None:
    assert set(TABLE) == {code.value for code in Code}
    assert {code.value: (STATUS[code], RPC_CODE[code], code in TEMPORARY) for code in Code} == TABLE


def test_each_has_its_maker() -> None:
    made: list[CollabError] = [
        errors.invalid("x"),
        errors.unauthenticated(),
        errors.forbidden(),
        errors.not_found("room"),
        errors.conflict("x"),
        errors.gone("x", record=1),
        errors.too_large("x", 5),
        errors.rate_limited(3),
        errors.overloaded(),
    ]
    assert {error.code for error in made} == set(Code)
    assert all(error.message and str(error) == error.message for error in made)


def test_the_body_carries_what_is_there_and_no_more() -> None:
    assert json.loads(error_body(errors.forbidden("No."), "id-1")) == {
        "error": {"code": "forbidden", "message": "No."},
        "requestId": "id-1",
    }
    assert json.loads(error_body(errors.invalid("Say more.", field="name"), ""))["error"] == {
        "code": "invalid",
        "message": "Say more.",
        "field": "name",
    }
    assert json.loads(error_body(errors.rate_limited(7), ""))["error"]["details"] == {"retryAfter": 7}
    assert json.loads(error_body(errors.too_large("x", 10), ""))["error"]["details"] == {"limit": 10}
    current = errors.conflict("x", current=SendMessage(room_id="r", content="c"))
    details = json.loads(error_body(current, ""))["error"]["details"]
    assert details["current"]["roomId"] == "r", "records are worded as everywhere"
    assert "details" not in json.loads(error_body(errors.conflict("x"), ""))["error"]


def test_a_fault_of_ours_has_no_reason() -> None:
    body = json.loads(internal_body("id-1"))
    assert (body["error"]["code"], body["requestId"]) == ("internal", "id-1")


ID = "019fd5b2-7c00-7abc-8def-0123456789ab"
WRONG: list[tuple[type[msgspec.Struct], dict[str, Any], str]] = [
    (SendMessage, {"content": "x"}, "roomId"),
    (SendMessage, {"roomId": ID, "content": 5}, "content"),
    (SendMessage, {"roomId": "x", "content": "x"}, "roomId"),
    (SendMessage, {"roomId": ID, "content": "x", "colour": "red"}, "colour"),
    (SendMessage, {"roomId": ID, "content": "x", "messageType": "VIDEO"}, "messageType"),
    (EditMessage, {"messageId": ID, "content": "x", "contentVersion": 0}, "contentVersion"),
    (GetEvents, {"positions": {"room:x": {"offset": -1}}}, "positions[...].offset"),
    (GetEvents, {"positions": 5}, "positions"),
]


@pytest.mark.parametrize(("struct", "data", "field"), WRONG)
def test_what_the_decoder_finds_wrong_names_its_place(
    struct: type[msgspec.Struct], data: dict[str, Any], field: str
) -> None:
    with pytest.raises(msgspec.ValidationError) as found:
        msgspec.json.decode(msgspec.json.encode(data), type=struct)
    refused = refusal(found.value)
    assert (refused.code, refused.field) == (Code.INVALID, field)
    assert "$" not in refused.message, "it is for a person"
    assert refused.message.endswith(".")


def test_what_is_no_json_names_no_place() -> None:
    with pytest.raises(msgspec.DecodeError) as found:
        msgspec.json.decode(b"{]", type=SendMessage)
    assert refusal(found.value).field is None
