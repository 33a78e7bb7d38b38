"""The WebSocket door: the Centrifuge client protocol in its JSON form.

- `protocol.py`: frames as Structs, `pushes.py`: what the hub has to say; no I/O
- `session.py`: the state machine of one socket; no I/O, no clock
- `opening.py`: what connecting and subscribing read, in one snapshot
- `connecting.py`, `channels.py`, `rpc.py`: what a socket can ask for
- `peer.py`: one socket's work, put together; `heartbeat.py`: its pings
- `endpoint.py`: the thin shell on the wire
"""
