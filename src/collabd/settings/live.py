"""The section `[live]`, in a file of its own for its length."""

from typing import Annotated

from msgspec import Meta

from collabd.settings.section import Section


class Live(Section, frozen=True):
    """Sockets: when one is given up, and how much is kept for it."""

    ping_seconds: Annotated[int, Meta(ge=1, le=300, description="A ping goes to every client so often.")] = 25
    pong_timeout_seconds: Annotated[
        int, Meta(ge=1, le=300, description="A client that has not answered a ping by then is gone.")
    ] = 10
    connect_timeout_seconds: Annotated[
        int, Meta(ge=1, le=300, description="A new socket must have said who it is by then.")
    ] = 15
    unauthenticated_per_address: Annotated[
        int,
        Meta(ge=1, le=100_000, description="Sockets of one address that have said nothing of who they are."),
    ] = 20
    sockets_per_person: Annotated[
        int, Meta(ge=1, le=100_000, description="Sockets of one person at once: tabs, devices and programs.")
    ] = 100
    frame_bytes: Annotated[
        int, Meta(ge=131072, le=4194304, description="The largest frame taken from a client.")
    ] = 262144
    queue_bytes: Annotated[
        int,
        Meta(ge=65536, le=67108864, description="Waiting for one slow client; beyond it the socket closes."),
    ] = 1048576
    queue_messages: Annotated[
        int, Meta(ge=10, le=1_000_000, description="The same bound, counted in messages.")
    ] = 1000
    resume_events: Annotated[
        int, Meta(ge=1, le=100_000, description="Missed events sent again to a subscription that comes back.")
    ] = 300
    resume_bytes: Annotated[
        int, Meta(ge=1024, le=33554432, description="Missed events sent again to a client, together.")
    ] = 524288
    channels: Annotated[
        int, Meta(ge=1, le=100_000, description="Streams that one socket may be subscribed to.")
    ] = 2000
    requests_in_flight: Annotated[
        int, Meta(ge=1, le=100_000, description="Requests of one socket that are waiting for their answer.")
    ] = 2048
    presence_grace_seconds: Annotated[
        int,
        Meta(ge=0, le=3600, description="Someone whose last socket is gone counts as online for so long."),
    ] = 15
    typing_seconds: Annotated[
        int, Meta(ge=1, le=60, description='"Is typing" goes away by itself after so long.')
    ] = 6

    def __post_init__(self) -> None:
        if self.pong_timeout_seconds >= self.ping_seconds:
            raise ValueError("pong_timeout_seconds must be less than ping_seconds")
        if self.resume_bytes > self.queue_bytes:
            raise ValueError(
                "resume_bytes must not exceed queue_bytes: a full catch-up has to fit in the queue"
            )
