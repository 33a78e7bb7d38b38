"""The PyPI library `centrifuge-python`, unmodified, in the test's own event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict
from typing import Any

import centrifuge  # type: ignore[import-untyped]
from tests.sdk.clients import Place, RefusedError, Report, Reports


class Pypi:
    """Any number of clients in this process."""

    def __init__(self) -> None:
        self._clients: list[PypiClient] = []

    async def open(
        self, url: str, token: str, *, data: dict[str, Any] | None = None, ping_delay: float = 10.0
    ) -> PypiClient:
        """A client that is not connected yet."""
        reports = Reports()
        made = centrifuge.Client(
            url,
            events=ConnectionEvents(reports),
            token=token,
            data=data,
            min_reconnect_delay=0.05,
            max_reconnect_delay=0.2,
            max_server_ping_delay=ping_delay,
            proxy=None,
        )
        client = PypiClient(made, reports)
        self._clients.append(client)
        return client

    async def close(self) -> None:
        """End all clients."""
        for client in self._clients:
            await client.disconnect()


class ConnectionEvents(centrifuge.ClientEventHandler):  # type: ignore[misc]
    """Passes on what the connection and its server-side subscriptions report."""

    def __init__(self, reports: Reports) -> None:
        self._reports = reports

    async def on_connecting(self, ctx: Any) -> None:
        self._add("connecting", ctx)

    async def on_connected(self, ctx: Any) -> None:
        self._add("connected", ctx)

    async def on_disconnected(self, ctx: Any) -> None:
        self._add("disconnected", ctx)

    async def on_error(self, ctx: Any) -> None:
        self._add("error", ctx)

    async def on_subscribing(self, ctx: Any) -> None:
        self._add("subscribing", ctx)

    async def on_subscribed(self, ctx: Any) -> None:
        self._add("subscribed", ctx)

    async def on_unsubscribed(self, ctx: Any) -> None:
        self._add("unsubscribed", ctx)

    async def on_publication(self, ctx: Any) -> None:
        self._add("publication", ctx)

    def _add(self, event: str, ctx: Any) -> None:
        self._reports.add(Report(event, getattr(ctx, "channel", ""), context_of(ctx)))


class ChannelEvents(centrifuge.SubscriptionEventHandler):  # type: ignore[misc]
    """Passes on what a client-side subscription reports."""

    def __init__(self, reports: Reports, channel: str) -> None:
        self._reports = reports
        self._channel = channel

    async def on_subscribing(self, ctx: Any) -> None:
        self._add("subscribing", ctx)

    async def on_subscribed(self, ctx: Any) -> None:
        self._add("subscribed", ctx)

    async def on_unsubscribed(self, ctx: Any) -> None:
        self._add("unsubscribed", ctx)

    async def on_publication(self, ctx: Any) -> None:
        self._add("publication", ctx)

    async def on_error(self, ctx: Any) -> None:
        self._add("error", ctx)

    def _add(self, event: str, ctx: Any) -> None:
        self._reports.add(Report(event, self._channel, context_of(ctx)))


class PypiClient:
    """One client; see `Client`."""

    def __init__(self, client: Any, reports: Reports) -> None:
        self.reports = reports
        self._client = client

    async def start(self) -> None:
        await self._client.connect()

    async def disconnect(self) -> None:
        """See `Client`; waits for the tasks in which the library closes its sockets."""
        await self._client.disconnect()
        if tasks := list(self._client._background_tasks):
            await asyncio.wait(tasks)

    async def subscribe(self, *channels: str, states: Sequence[Place] | None = None) -> None:
        for channel in channels:
            subscription = self._client.get_subscription(channel)
            if subscription is None:
                subscription = self._client.new_subscription(
                    channel,
                    events=ChannelEvents(self.reports, channel),
                    get_state=None if states is None else self._state_of(states),
                )
            await subscription.subscribe()

    async def unsubscribe(self, channel: str) -> None:
        await self._client.get_subscription(channel).unsubscribe()

    async def call(self, method: str, **data: Any) -> Any:
        return (await answered(self._client.rpc(method, data))).data

    async def publish(self, channel: str, data: Any) -> None:
        await answered(self._client.publish(channel, data))

    async def history(
        self, channel: str, *, limit: int = 0, since: Place | None = None, reverse: bool = False
    ) -> dict[str, Any]:
        place = None if since is None else centrifuge.StreamPosition(since.offset, since.epoch)
        return asdict(await answered(self._client.history(channel, limit, place, reverse)))

    async def presence(self, channel: str) -> dict[str, str]:
        found = await answered(self._client.presence(channel))
        return {client: info.user for client, info in found.clients.items()}

    async def presence_stats(self, channel: str) -> tuple[int, int]:
        found = await answered(self._client.presence_stats(channel))
        return found.num_clients, found.num_users

    def _state_of(self, states: Sequence[Place]) -> Callable[[str], Awaitable[Any]]:
        left = list(states)

        async def state(channel: str) -> Any:
            self.reports.add(Report("stateAsked", channel, {}))
            if left:
                given = left.pop(0)
                return centrifuge.StreamPosition(given.offset, given.epoch)
            top = await self.history(channel)
            return centrifuge.StreamPosition(top["offset"], top["epoch"])

        return state


async def answered(asking: Awaitable[Any]) -> Any:
    """The answer to a request; raises `RefusedError`."""
    try:
        return await asking
    except centrifuge.CentrifugeError as error:
        raise RefusedError(getattr(error, "code", 0), str(error)) from error


def context_of(ctx: Any) -> dict[str, Any]:
    """A report of this library under the names of the other."""
    values = vars(ctx)
    publication = values.get("pub")
    context = {"offset": publication.offset, "data": publication.data} if publication else {}
    position = values.get("stream_position")
    if position is not None:
        context["streamPosition"] = {"offset": position.offset, "epoch": position.epoch}
    names = {"was_recovering": "wasRecovering"}
    return {**{names.get(name, name): value for name, value in values.items()}, **context}
