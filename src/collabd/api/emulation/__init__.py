"""The socket's protocol where WebSockets do not get through: an endless answer one way, requests the other.

- `framing.py`: how payloads travel in Server-Sent Events and in an HTTP stream; no I/O
- `sessions.py`: which client a request belongs to
- `streams.py`: the endless answers, `commands.py`: the requests beside them
- `bodies.py`: a request's body, bounded; `routes.py`: the addresses of all this

What is said and done is the socket's own (`api/socket/`): the same `Peer`, the same queue and its bounds.
"""
