"""Frames, from bytes to messages: nothing lost, nothing taken that is no WebSocket, however it arrives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wsproto.connection import Connection, ConnectionType
from wsproto.events import BytesMessage, CloseConnection, Ping, Pong, TextMessage

from collabd.api.hypercorn.frames import Opcode, close_frame, frame, unmask
from collabd.api.hypercorn.parsing import Broken, FrameReader, Said

LIMIT = 1000
Event = TextMessage | BytesMessage | Ping | Pong


def client(*events: Event | CloseConnection) -> bytes:
    """What a client that is not ours sends for these."""
    peer = Connection(ConnectionType.CLIENT)
    return b"".join(peer.send(event) for event in events)


def raw(first: int, payload: bytes = b"", *, length: bytes | None = None) -> bytes:
    """A frame with the first byte as it is, masked with zeros; `length` instead of the right one."""
    size = bytes((0x80 | len(payload),)) if length is None else length
    return bytes((first,)) + size + b"\0\0\0\0" + payload


def read_on(reader: FrameReader, data: bytes) -> list[Said | Broken]:
    """Everything that is complete with these bytes, in however many turns."""
    said = reader.read(data)
    while reader.more:
        said += reader.read(b"")
    return said


def read(data: bytes, limit: int = LIMIT) -> list[Said | Broken]:
    return read_on(FrameReader(limit), data)


def code(data: bytes, limit: int = LIMIT) -> int:
    """The close code of what is refused at the end of `data`."""
    last = read(data, limit)[-1]
    assert isinstance(last, Broken), last
    return last.code


texts = st.text(max_size=200).map(TextMessage)
binaries = st.binary(max_size=200).map(BytesMessage)
controls: st.SearchStrategy[Ping | Pong] = st.binary(max_size=125).flatmap(
    lambda data: st.sampled_from([Ping(data), Pong(data)])
)


@st.composite
def conversations(draw: st.DrawFn) -> list[Event]:
    """Messages, some in several frames, with control frames between and within them."""
    said: list[Event] = []
    anything: st.SearchStrategy[Event] = st.one_of(texts, binaries, controls)
    for message in draw(st.lists(anything, max_size=6)):
        if isinstance(message, (Ping, Pong)) or not draw(st.booleans()):
            said.append(message)
            continue
        cut = draw(st.integers(0, len(message.data)))
        said.append(part(message, slice(0, cut), last=False))
        said.extend(draw(st.lists(controls, max_size=2)))
        said.append(part(message, slice(cut, None), last=True))
    return said


def part(message: TextMessage | BytesMessage, of: slice, *, last: bool) -> Event:
    if isinstance(message, TextMessage):
        return TextMessage(message.data[of], message_finished=last)
    return BytesMessage(message.data[of], message_finished=last)


def meaning(said: list[Event]) -> list[Said]:
    """The same as whole messages and control frames."""
    whole: list[Said] = []
    begun = b""
    for event in said:
        if isinstance(event, (Ping, Pong)):
            whole.append(Said(Opcode.PING if isinstance(event, Ping) else Opcode.PONG, bytes(event.payload)))
            continue
        begun += event.data.encode() if isinstance(event.data, str) else event.data
        if event.message_finished:
            opcode = Opcode.TEXT if isinstance(event, TextMessage) else Opcode.BINARY
            whole.append(Said(opcode, begun))
            begun = b""
    return whole


@given(conversations(), st.lists(st.integers(1, 40), min_size=1, max_size=40))
def test_what_another_implementation_sends_is_read_however_it_is_cut(
    said: list[Event], sizes: list[int]
) -> None:
    data = client(*said)
    reader = FrameReader(LIMIT)
    heard: list[Said | Broken] = []
    turn = 0
    while data:
        size = sizes[turn % len(sizes)]
        heard += read_on(reader, data[:size])
        data, turn = data[size:], turn + 1
    assert heard == meaning(said)


@given(st.binary(max_size=300), st.integers(1, 20))
def test_noise_ends_in_the_same_way_however_it_is_cut(noise: bytes, size: int) -> None:
    whole = read(noise)
    reader = FrameReader(LIMIT)
    pieces = [one for at in range(0, len(noise), size) for one in read_on(reader, noise[at : at + size])]
    assert pieces == whole
    assert all(isinstance(one, Said) for one in whole[:-1]), "at most one end, and nothing after it"


@given(st.binary(max_size=1000), st.binary(min_size=4, max_size=4))
def test_a_mask_is_taken_off(payload: bytes, key: bytes) -> None:
    assert unmask(payload, key) == bytes(byte ^ key[at % 4] for at, byte in enumerate(payload))


@pytest.mark.parametrize("size", [0, 125, 126, 65_535, 65_536, 200_000])
def test_every_length_is_written_as_another_implementation_reads_it(size: int) -> None:
    peer = Connection(ConnectionType.CLIENT)
    peer.receive_data(frame(Opcode.TEXT, b"x" * size))
    heard = "".join(event.data for event in peer.events() if isinstance(event, TextMessage))
    assert heard == "x" * size
    ours = client(TextMessage("x" * size))
    assert read(ours, size) == [Said(Opcode.TEXT, b"x" * size)]
    if size:
        assert code(ours, size - 1) == 1009


@pytest.mark.parametrize(
    "data",
    [
        raw(0xC1, b"x"),
        raw(0x91, b"x"),
        raw(0x83),
        raw(0x8B),
        b"\x81\x01x",
        raw(0x09, b"x"),
        raw(0x89, length=b"\xfe\x00\x7e"),
        raw(0x80, b"x"),
        raw(0x01, b"x") + raw(0x81, b"y"),
        raw(0x81, length=b"\xfe\x00\x01"),
        raw(0x81, length=b"\xff\x00\x00\x00\x00\x00\x00\x00\x7f"),
        raw(0x88, b"\x03"),
        raw(0x88, (999).to_bytes(2, "big")),
        raw(0x88, (1005).to_bytes(2, "big")),
        raw(0x88, (5000).to_bytes(2, "big")),
    ],
    ids=[
        "first reserved bit",
        "third reserved bit",
        "unknown opcode",
        "unknown control opcode",
        "no mask",
        "a ping in parts",
        "a long ping",
        "a part of nothing",
        "a message within another",
        "a short length the long way",
        "a short length the longest way",
        "a close of one byte",
        "a close below all codes",
        "a close with a code that is never sent",
        "a close above all codes",
    ],
)
def test_what_is_no_websocket_is_refused(data: bytes) -> None:
    good = client(TextMessage("good"))
    assert read(good + data + good)[0] == Said(Opcode.TEXT, b"good")
    assert code(good + data + good) == 1002
    peer = Connection(ConnectionType.SERVER)
    peer.receive_data(data)
    refused = [event for event in peer.events() if isinstance(event, CloseConnection)]
    assert refused, "another implementation does not take it, either"


def test_text_is_utf8_at_its_end() -> None:
    euro = "€".encode()
    assert read(raw(0x01, euro[:1]) + raw(0x80, euro[1:])) == [Said(Opcode.TEXT, euro)]
    assert code(raw(0x81, euro[:2])) == 1007
    assert code(raw(0x88, (1000).to_bytes(2, "big") + b"\xff")) == 1007
    assert read(raw(0x82, b"\xff")) == [Said(Opcode.BINARY, b"\xff")]


def test_what_is_too_large_is_refused_before_it_arrives() -> None:
    assert code(b"\x81\xff" + (1 << 40).to_bytes(8, "big")) == 1009
    assert code(b"\x81\xfe" + (LIMIT + 1).to_bytes(2, "big")) == 1009
    first = raw(0x01, b"x" * 100)
    assert code(first * 1 + raw(0x00, b"x" * 100) * 9 + raw(0x80, b"x")) == 1009


def test_whoever_says_nothing_for_long_is_refused() -> None:
    hello = raw(0x81, b"hello")
    for idle in (raw(0x89), raw(0x8A, b"pong")):
        assert len(read(hello + idle * 1000 + hello + idle * 1000 + hello)) == 2003
        assert code(hello + idle * 1001) == 1008
    begun = raw(0x01, b"x")
    assert read(begun + raw(0x00) * 999 + raw(0x80)) == [Said(Opcode.TEXT, b"x")]
    assert code(begun + raw(0x00) * 1000 + raw(0x80)) == 1008


def test_a_flood_is_read_in_many_turns() -> None:
    reader = FrameReader(200_000)
    assert len(reader.read(raw(0x81, b"x") * 1000)) == 100
    assert reader.more
    assert len(reader.read(raw(0x81, b"y"))) == 100, "what comes meanwhile waits its turn"
    turns = [reader.read(b"") for _ in range(9)]
    assert [len(turn) for turn in turns] == [100] * 8 + [1]
    assert turns[-1] == [Said(Opcode.TEXT, b"y")]
    large = client(TextMessage("x" * 100_000))
    assert len(reader.read(large * 5)) == 1
    assert reader.more


def test_nothing_is_read_after_a_close() -> None:
    reader = FrameReader(LIMIT)
    said = reader.read(client(CloseConnection(code=1000, reason="done")) + raw(0x81, b"late"))
    assert said == [Said(Opcode.CLOSE, (1000).to_bytes(2, "big") + b"done")]
    assert reader.read(raw(0x81, b"later")) == []


def test_a_close_that_says_too_much_is_cut_between_characters() -> None:
    said = close_frame(4000, "€" * 100)
    assert len(said) <= 127
    peer = Connection(ConnectionType.CLIENT)
    peer.receive_data(said)
    (event,) = peer.events()
    assert isinstance(event, CloseConnection)
    assert (event.code, event.reason) == (4000, "€" * 41)
    assert close_frame(1005, "") == b"\x88\x00"
