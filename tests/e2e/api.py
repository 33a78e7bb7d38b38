"""What someone does without a browser, so that a browser can see it happen."""

from __future__ import annotations

from typing import Any

import httpx


class Api:
    """A person who talks to the server over HTTP; without a token, a stranger."""

    def __init__(self, address: str, token: str = "") -> None:
        headers = {"authorization": f"Bearer {token}"} if token else {}
        self._http = httpx.Client(base_url=f"{address}/api/v1", headers=headers, timeout=10)

    def do(self, method: str, path: str, **fields: Any) -> Any:
        """Make a request that must succeed; its answer."""
        answer = self._http.request(method, path, json=fields if fields or method == "POST" else None)
        assert answer.is_success, answer.text
        return answer.json()

    def room(self, name: str, kind: str = "public", description: str = "") -> str:
        """Make a room; its id."""
        made = self.do("POST", "/rooms", name=name, kind=kind, description=description)
        return str(made["room"]["id"])

    def join(self, room_id: str) -> None:
        """Become a member of a public room."""
        self.do("POST", f"/rooms/{room_id}/join")

    def say(self, room_id: str, *contents: str) -> list[str]:
        """Post messages, one after the other; their ids."""
        sent = [self.do("POST", f"/rooms/{room_id}/messages", content=content) for content in contents]
        return [str(each["message"]["id"]) for each in sent]

    def sign_up(self, username: str, password: str, name: str | None = None) -> str:
        """Make an account; its token."""
        account = {
            "username": username,
            "email": f"{username}@example.org",
            "displayName": name,
            "password": password,
            "session": "token",
        }
        return str(self.do("POST", "/auth/sign-up", **account)["token"])

    def close(self) -> None:
        """Hang up."""
        self._http.close()
