"""What is relied upon inside Hypercorn and asyncio: another version must fail here, loudly."""

import asyncio
import inspect
from importlib.metadata import version

from hypercorn.app_wrappers import ASGIWrapper
from hypercorn.asyncio.lifespan import Lifespan
from hypercorn.asyncio.task_group import TaskGroup
from hypercorn.asyncio.tcp_server import TCPServer
from hypercorn.asyncio.worker_context import WorkerContext
from hypercorn.config import Config
from hypercorn.protocol.h11 import H11Protocol
from hypercorn.protocol.http_stream import HTTPStream

from collabd.api.hypercorn.http import HttpProtocol, HttpStream
from collabd.api.hypercorn.tasks import Tasks
from collabd.api.hypercorn.tcp import Conversation, HttpLink

STREAM = "app, config, context, task_group, ssl, client, server, send, stream_id"


def parameters(function: object) -> str:
    names = list(inspect.signature(function).parameters)  # type: ignore[arg-type]
    return ", ".join(name for name in names if name != "self")


def test_it_is_the_version_that_was_read() -> None:
    assert version("hypercorn").startswith("0.18.")


def test_constructors_take_what_they_are_given() -> None:
    assert parameters(TCPServer.__init__) == "app, loop, config, context, state, reader, writer"
    assert parameters(H11Protocol.__init__) == (
        "app, config, context, task_group, connection_state, ssl, client, server, send"
    )
    assert parameters(HTTPStream.__init__) == STREAM
    assert parameters(Lifespan.__init__) == "app, config, loop, lifespan_state"
    assert parameters(WorkerContext.__init__) == "max_requests"
    assert parameters(ASGIWrapper.__init__) == "app"
    assert parameters(TaskGroup.spawn_app) == "app, config, scope, send"
    assert parameters(asyncio.StreamReaderProtocol.__init__) == "stream_reader, client_connected_cb, loop"


def test_what_is_overridden_exists_and_is_called_the_same_way() -> None:
    overridden = {
        Conversation: (TCPServer, ["run", "protocol_send", "_close"]),
        HttpProtocol: (H11Protocol, ["handle", "_maybe_recycle", "_check_protocol", "_create_stream"]),
        HttpStream: (HTTPStream, ["handle", "app_send"]),
        Tasks: (TaskGroup, ["spawn_app"]),
        HttpLink: (asyncio.StreamReaderProtocol, ["connection_lost"]),
    }
    for ours, (theirs, names) in overridden.items():
        for name in names:
            assert name in ours.__dict__, (ours, name)
            assert parameters(getattr(ours, name)) == parameters(getattr(theirs, name)), (ours, name)


def test_what_is_called_exists() -> None:
    for theirs, names in (
        (TCPServer, ["_idle_timeout", "_read_data", "_initiate_server_close"]),
        (H11Protocol, ["_send_error_response", "stream_send", "initiate"]),
        (HTTPStream, ["_send_error_response"]),
        (Lifespan, ["handle_lifespan", "wait_for_startup", "wait_for_shutdown"]),
    ):
        assert [name for name in names if not hasattr(theirs, name)] == []


def test_every_setting_that_is_made_is_one() -> None:
    for name in (
        "errorlog",
        "h11_max_incomplete_size",
        "include_server_header",
        "keep_alive_timeout",
        "max_app_queue_size",
    ):
        assert hasattr(Config, name), name
    assert Config.accesslog is None, "it would write query strings"
    assert Config.read_timeout is None, "it would end streams that the peer only listens to"


async def test_a_reader_keeps_what_has_arrived_in_its_buffer() -> None:
    reader = asyncio.StreamReader()
    reader.feed_data(b"unread")
    assert reader._buffer == bytearray(b"unread")  # type: ignore[attr-defined]


async def test_what_is_put_for_an_application_goes_to_a_queue() -> None:
    async def app(*_: object) -> None:
        pass

    async def send(_: object) -> None:
        pass

    async with TaskGroup(asyncio.get_running_loop()) as tasks:
        put = await tasks.spawn_app(app, Config(), {"type": "http"}, send)  # type: ignore[arg-type]
        assert isinstance(put.__self__, asyncio.Queue)  # type: ignore[attr-defined]
        assert put.__self__.maxsize == Config.max_app_queue_size  # type: ignore[attr-defined]
