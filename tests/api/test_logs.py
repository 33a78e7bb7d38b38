"""The log's lines: one record a line, in both forms, whatever it holds."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest

from collabd import config
from collabd.api import logs
from collabd.api.tracing import Served, known, serving

EVIL = "zoe\r\n2026-01-01T00:00:00.000Z INFO forged\x1b[2J\x00\x85\u2028\u202egnp.exe"
WHOLE = r"zoe\u000d\u000a2026-01-01T00:00:00.000Z INFO forged\u001b[2J\u0000\u0085\u2028\u202egnp.exe"


def record(message: str, *args: object, **extra: object) -> logging.LogRecord:
    made = logging.getLogger("collabd.test").makeRecord(
        "collabd.test", logging.WARNING, "file.py", 1, message, args, None, extra=extra
    )
    made.created = 1_795_000_000.25
    return made


def text(made: logging.LogRecord) -> str:
    return logs.TextLines().format(made)


def lines(made: logging.LogRecord) -> dict[str, object]:
    """The object of a record's JSON line."""
    line = logs.JsonLines().format(made)
    assert line.isprintable(), "nothing in it moves the cursor or ends the line"
    found: dict[str, object] = json.loads(line)
    return found


def test_a_record_is_a_line_of_text() -> None:
    assert text(record("hello %s", "zoe")) == "2026-11-18T11:06:40.250Z WARNING collabd.test hello zoe"
    fields = {"status": 200, "reason": "session ended", "sign": 'a="b"', "nothing": ""}
    assert text(record("done", fields=fields)).endswith(
        r'done status=200 reason="session ended" sign="a=\"b\"" nothing=""'
    )


def test_a_record_is_an_object_of_json() -> None:
    assert lines(record("hello %s", "zoe", fields={"status": 200})) == {
        "time": "2026-11-18T11:06:40.250Z",
        "level": "warning",
        "logger": "collabd.test",
        "message": "hello zoe",
        "status": 200,
    }


def test_what_is_being_served_is_on_the_line() -> None:
    assert "requestId" not in lines(record("outside"))
    with serving("r1"):
        assert text(record("inside")).endswith("inside requestId=r1")
        known("u1")
        found = lines(record("inside"))
        assert (found["requestId"], found["userId"]) == ("r1", "u1")
        other = Served("r2")
        found = lines(record("about another", served=other))
        assert (found["requestId"], found.get("userId")) == ("r2", None)
    known("nobody")
    assert "requestId" not in lines(record("outside"))


def test_nothing_from_outside_begins_a_line_or_moves_the_cursor() -> None:
    for made in (record("by %s", EVIL), record("done", fields={"name": EVIL})):
        line = text(made)
        assert len(line.splitlines()) == 1
        assert line.isprintable()
        assert "forged" in line
    assert text(record("by %s", EVIL)).endswith(f"by {WHOLE}")
    found = lines(record("by %s", EVIL, fields={"name": EVIL}))
    assert found["message"] == f"by {EVIL}"
    assert found["name"] == EVIL


def test_a_traceback_is_indented_and_in_one_field() -> None:
    made = record("failed")
    try:
        int(EVIL)
    except ValueError as error:
        made.exc_info = (ValueError, ValueError(EVIL), error.__traceback__)
    first, *further = text(made).split("\n")
    assert first.endswith("failed")
    assert further[0] == "    Traceback (most recent call last):"
    assert all(line.startswith("    ") and line.isprintable() for line in further)
    assert "forged" in further[-1]
    assert str(lines(made)["error"]).startswith("Traceback (most recent call last):\n")


@pytest.fixture
def loggers() -> Iterator[None]:
    """The logging of the tests is put back afterwards."""
    root, ours = logging.getLogger(), logging.getLogger("collabd")
    was = root.handlers[:], root.level, ours.level
    yield
    root.handlers[:] = was[0]
    root.setLevel(was[1])
    ours.setLevel(was[2])


@pytest.mark.usefixtures("loggers")
@pytest.mark.parametrize(
    ("settings", "written"),
    [
        (config.Log(level="debug"), ["ours debug", "ours info", "theirs info", "ours error"]),
        (config.Log(), ["ours info", "theirs info", "ours error"]),
        (config.Log(level="error"), ["ours error"]),
    ],
    ids=["debug", "info", "error"],
)
def test_the_level_is_ours_and_libraries_say_at_most_info(
    settings: config.Log, written: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    logs.configure(settings)
    ours, theirs = logging.getLogger("collabd.somewhere"), logging.getLogger("aiosqlite")
    for logger, name in ((ours, "ours"), (theirs, "theirs")):
        logger.debug("%s debug", name)
        logger.info("%s info", name)
    ours.error("ours error")
    said = [" ".join(line.split()[-2:]) for line in capsys.readouterr().err.splitlines()]
    assert sorted(said) == sorted(written)
