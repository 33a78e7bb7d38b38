"""The API does what its description says, whatever is asked: Schemathesis over the OpenAPI document.

Requests that fit the description and such that do not, by four roles, about what there is and what there is
not: no answer is a fault of the server, and each has a status, a type and a shape that the description names.
The server forgets what it was told to do, so that each request finds the same state.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import unquote, urlsplit

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy
from schemathesis import Case, GenerationMode, Response
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.api.permissions.town import Town, built
from tests.support.asgi import put, scope_of
from tests.support.stores import lightly

from collabd.api.http import OPERATIONS as REGISTRY
from collabd.api.openapi import content

ROLES = ("owner", "admin", "moderator", "anonymous")
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
CONTENTS = 4
"""Routes of contents of files, which are beside the registry."""
AnyCase: TypeAlias = Case[Any]
DESCRIBED = schemathesis.openapi.from_dict(content())
OPERATIONS = [found.ok() for found in DESCRIBED.get_all_operations() if isinstance(found, Ok)]
NOT_OURS = {"authorization", "cookie", "host", "origin", "connection"}
"""Headers that the test sets itself, or that are about the connection."""


class Asker:
    """Sends requests to a town, and holds the answers against the description."""

    def __init__(self, town: Town) -> None:
        self._town = town
        self._known = known(town)
        self.statuses: Counter[int] = Counter()

    def aim(self, case: AnyCase, data: DataObject) -> None:
        """Let a request be about something that there is, more often than not."""
        fields = [case.path_parameters, case.query]
        if isinstance(case.body, dict):
            fields.append(case.body)
        for part in fields:
            for name in part.keys() & self._known.keys():
                if data.draw(st.integers(0, 3)):
                    part[name] = data.draw(st.sampled_from(self._known[name]))

    async def ask(self, case: AnyCase, role: str) -> None:
        """Send a request; raises if its answer is not as described."""
        sent = requests.Request(**case.as_transport_kwargs(base_url="http://localhost:8000")).prepare()
        told = await put(self._town.app, self._scope(sent, role), body_of(sent))
        headers = {name: [value] for name, value in told.headers.items()}
        self.statuses[told.status] += 1
        answer = Response(told.status, headers, told.body, sent, 0.0, verify=False)
        case.validate_response(answer, checks=CHECKS)

    def _scope(self, sent: requests.PreparedRequest, role: str) -> dict[str, Any]:
        address = urlsplit(str(sent.url))
        scope = scope_of(f"{sent.method} /", authorization=self._credential(role))
        pairs = [(name, value) for name, value in sent.headers.items() if name.lower() not in NOT_OURS]
        scope["headers"] += [(bytes_of(name).lower(), bytes_of(value)) for name, value in pairs]
        scope["path"], scope["raw_path"] = unquote(address.path), address.path.encode()
        scope["query_string"] = address.query.encode()
        return scope

    def _credential(self, role: str) -> str:
        token = self._town.tokens[role]
        return f"Bearer {token}" if token else ""


def known(town: Town) -> dict[str, list[str]]:
    """Values of fields by which something is found."""
    names = [place.names for place in town.places.values()]
    person = town.places["public"].stage.id
    messages = [one[kind] for one in names for kind in ("message", "reply", "old", "buried")]
    beside = names[0]
    return {
        "roomId": [one["room"] for one in names],
        **dict.fromkeys(("messageId", "threadId", "replyToId", "around"), messages),
        "fileId": [one["file"] for one in names] + [beside["loose"], beside["upload"]],
        "userId": [person(name) for name in ("owner", "another", "newcomer", "admin")],
        "author": [person("another"), person("owner")],
        "groupId": ["admins", "moderators", "users"],
        "sessionId": [beside["another_session"]],
        "inviteId": [beside["invite"]],
        "code": [beside["invite_code"], beside["reset_code"]],
        "emoji": ["👍", "👀"],
        "login": ["another", "owner@example.org"],
        "currentPassword": [beside["password"]],
    }


def bytes_of(text: str | bytes) -> bytes:
    """A header's name or value as it is sent."""
    return text if isinstance(text, bytes) else text.encode("latin-1", "replace")


def body_of(sent: requests.PreparedRequest) -> bytes:
    """What a request carries."""
    body = sent.body or b""
    assert isinstance(body, str | bytes), "nothing is streamed"
    return body.encode() if isinstance(body, str) else body


def requests_for(operation: Any) -> SearchStrategy[AnyCase]:
    """Requests that fit the description, and, where there is something to be said, such that do not."""
    fitting = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    has_parts = operation.path_parameters or operation.query or operation.body
    unfitting = operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)
    return st.one_of(fitting, unfitting) if has_parts else fitting


@pytest.fixture
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as made:
        yield made


@pytest.fixture
def asker(runner: asyncio.Runner, tmp_path: Path) -> Iterator[Asker]:
    town = built(tmp_path)
    with lightly():
        yield Asker(runner.run(town.__aenter__()))
        runner.run(town.__aexit__(None, None, None))


def test_every_operation_is_asked() -> None:
    assert len(OPERATIONS) == len(REGISTRY) + CONTENTS


@pytest.mark.parametrize("cases", [500, pytest.param(5_000, marks=pytest.mark.long)])
def test_every_answer_is_as_described(
    cases: int, asker: Asker, runner: asyncio.Runner, figures: Callable[[str], None]
) -> None:
    # Of some operations there are not so many different requests.
    each = -(-cases * 5 // (4 * len(OPERATIONS)))
    for operation in OPERATIONS:

        @settings(max_examples=each, suppress_health_check=list(HealthCheck))
        @given(data=st.data(), case=requests_for(operation), role=st.sampled_from(ROLES))
        def try_one(data: DataObject, case: AnyCase, role: str) -> None:
            asker.aim(case, data)
            runner.run(asker.ask(case, role))

        try_one()
    statuses = ", ".join(f"{status}: {count}" for status, count in sorted(asker.statuses.items()))
    figures(f"{asker.statuses.total()} requests for {len(OPERATIONS)} operations ({statuses})")
    assert asker.statuses.total() >= cases
