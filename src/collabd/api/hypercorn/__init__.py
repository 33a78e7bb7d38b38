"""The one place that knows Hypercorn's inside: how it serves the application, hardened, with a fast way out.

Hypercorn 0.18 is pinned; tests/api/hypercorn shows each hardening at work and pins what we rely on.

- `limits.py`: every bound, with its reason
- `listening.py`: the sockets that connections arrive at
- `serving.py`: start and serve
- `draining.py`: the end
- `doorway.py`: TLS and plain http on one port
- `arrival.py`: a connection that has not said yet what it wants
- `link.py`: one accepted TCP connection: flow control, the cut after a close
- `handshake.py`: the opening of a WebSocket
- `frames.py` `parsing.py`: what is said on one, from bytes to messages
- `reading.py` `inbox.py`: a little of it at a time, and what waits for the application
- `websocket.py`: a WebSocket on a connection, and its application
- `tcp.py`: Hypercorn's work on a connection, from the first byte to the last
- `tasks.py`: the application's tasks on it, and what waits for them
- `http.py`: HTTP/1.1 on it: what is refused, how long a body may take
- `sink.py`: what the flush pass writes to
- `stream.py`: an answer without an end on it: the sink for ready-made pieces
"""

from collabd.api.hypercorn.draining import SHUTDOWN
from collabd.api.hypercorn.frames import INTERNAL_ERROR, NORMAL, text_frame
from collabd.api.hypercorn.limits import ServerLimits
from collabd.api.hypercorn.link import current_sink, hear
from collabd.api.hypercorn.listening import listen
from collabd.api.hypercorn.serving import new_event_loop, serve
from collabd.api.hypercorn.stream import may_stream, open_stream

__all__ = [
    "INTERNAL_ERROR",
    "NORMAL",
    "SHUTDOWN",
    "ServerLimits",
    "current_sink",
    "hear",
    "listen",
    "may_stream",
    "new_event_loop",
    "open_stream",
    "serve",
    "text_frame",
]
