"""Play the recorded conversation into a running server, through its HTTP API."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Any, Self

import httpx
import msgspec

from collabd.api.handlers import BODILESS, PREFIX
from collabd.api.http import OPERATIONS
from collabd.api.registry import Operation
from collabd.cli.refusal import CommandError
from collabd.demo.commands import Act, Script
from collabd.demo.exhibits import content_of
from collabd.demo.steps import FileUploaded, PersonJoins, Step

TIMEOUT_SECONDS = 30.0
METHODS: dict[str, Operation] = {operation.rpc: operation for operation in OPERATIONS if operation.rpc}


class Loader:
    """Plays steps through the API of the server at `address`; everybody gets the same password."""

    def __init__(self, address: str, password: str) -> None:
        self._http = httpx.Client(base_url=address.rstrip("/") + PREFIX, timeout=TIMEOUT_SECONDS)
        self._password = password
        self._script = Script()
        self._tokens: dict[str, str] = {}
        self._invite = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def invite(self, admin: str, password: str, uses: int) -> None:
        """Sign in as an Admin and make the invite by which the demo's people come in."""
        signed_in = self._send(
            "POST", "/auth/sign-in", {"login": admin, "password": password, "session": "token"}
        )
        made = self._send("POST", "/invites", {"maxUses": uses, "validDays": 1}, signed_in["token"])
        self._invite = made["code"]

    def play(self, steps: Iterable[Step], progress: Callable[[], None]) -> None:
        """Play all steps in their order. Raises `CommandError` with the server's own words."""
        for step in steps:
            if isinstance(step, PersonJoins):
                self._arrive(step)
            elif isinstance(step, FileUploaded):
                self._upload(step)
            else:
                self._perform(self._script.act(step))
            progress()

    def _arrive(self, step: PersonJoins) -> None:
        account = {
            "username": step.username,
            "email": step.email,
            "displayName": step.display_name,
            "password": self._password,
            "invite": self._invite,
            "session": "token",
        }
        signed_up = self._send("POST", "/auth/sign-up", account)
        self._script.people[step.username] = signed_up["user"]["id"]
        self._tokens[step.username] = signed_up["token"]

    def _upload(self, step: FileUploaded) -> None:
        sent = {"file": (step.name, content_of(step))}
        path, token = f"/files?purpose={step.purpose}", self._tokens[step.who]
        self._script.files[step.key] = self._send("POST", path, {}, token, files=sent)["id"]

    def _perform(self, act: Act) -> None:
        operation = METHODS[act.name]
        fields: dict[str, Any] = msgspec.to_builtins(act.command)
        path = operation.path
        for name in operation.path_fields:
            path = path.replace(f"{{{name}}}", fields.pop(name))
        self._send(operation.method, path, fields, self._tokens[act.who])

    def _send(
        self, method: str, path: str, fields: dict[str, Any], token: str = "", files: Any = None
    ) -> Any:
        headers = {"authorization": f"Bearer {token}"} if token else {}
        given = {name: value for name, value in fields.items() if value is not None}
        body = None if method in BODILESS or files else given
        try:
            answer = self._http.request(method, path, json=body, files=files, headers=headers)
        except httpx.HTTPError as error:
            raise CommandError(f"{self._http.base_url} does not answer: {error}") from error
        if answer.is_error:
            raise CommandError(f"{method} {path}: {answer.json()['error']['message']}")
        return answer.json()
