"""The log's lines, as text for people or as JSON for machines.

One record, one line: what comes from outside cannot begin a line of its own, move the cursor or turn the
direction of the text, since such signs are written as escapes. A traceback's further lines are indented.
"""

from __future__ import annotations

import logging
import re
from datetime import UTC, datetime
from typing import Any

import msgspec

from collabd import config
from collabd.api.tracing import Served, current

CONTROL = {
    code: f"\\u{code:04x}"
    for code in (
        *range(0x20),
        *range(0x7F, 0xA0),
        0x200E,
        0x200F,
        *range(0x2028, 0x202F),
        *range(0x2066, 0x206A),
    )
}
"""Control characters, line and paragraph separators, and marks that turn the direction of a text."""
STANDARD = logging.Formatter()
PLAIN = re.compile(r"[^\s\"=]+")


def configure(settings: config.Log) -> None:
    """Have everything logged on standard error, in the form and from the level that the configuration says.

    Libraries write from "info" on at most: what they say below it is not ours to vouch for.
    """
    level = getattr(logging, settings.level.upper())
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines() if settings.format == "json" else TextLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(max(level, logging.INFO))
    logging.getLogger("collabd").setLevel(level)


class TextLines(logging.Formatter):
    """`<time> <LEVEL> <logger> <message> name=value ...`, the traceback indented below it."""

    def format(self, record: logging.LogRecord) -> str:
        """The lines of a record."""
        words = [time_of(record), record.levelname, record.name, escaped(record.getMessage())]
        words += [f"{name}={worded(value)}" for name, value in fields_of(record).items()]
        return "\n    ".join([" ".join(words), *map(escaped, traceback_of(record))])


class JsonLines(logging.Formatter):
    """One JSON object: time, level, logger, message, the record's fields, the traceback as `error`."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        content: dict[str, Any] = {
            "time": time_of(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **fields_of(record),
        }
        trace = traceback_of(record)
        if trace:
            content["error"] = "\n".join(trace)
        # JSON escapes the control characters below a space; the others are escaped in the finished line.
        return escaped(msgspec.json.encode(content, enc_hook=str).decode())


def fields_of(record: logging.LogRecord) -> dict[str, Any]:
    """What a record says besides its message: the request it belongs to, then `extra={"fields": ...}`.

    `extra={"served": ...}` names the request where that is another one than the one being served.
    """
    served: Served | None = getattr(record, "served", None) or current()
    found = {}
    if served is not None:
        found["requestId"] = served.request_id
        if served.user_id:
            found["userId"] = served.user_id
    return {**found, **getattr(record, "fields", {})}


def traceback_of(record: logging.LogRecord) -> list[str]:
    """The lines of a record's traceback and stack, if it has any."""
    texts = [STANDARD.formatException(record.exc_info)] if record.exc_info else []
    texts += [STANDARD.formatStack(record.stack_info)] if record.stack_info else []
    return [line for text in texts for line in text.split("\n")]


def time_of(record: logging.LogRecord) -> str:
    """When it was written, in UTC with milliseconds."""
    stamp = datetime.fromtimestamp(record.created, UTC)
    return stamp.isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def worded(value: Any) -> str:
    """A field's value: as it is if it is one word, else in quotes."""
    text = str(value)
    return escaped(text if PLAIN.fullmatch(text) else msgspec.json.encode(text).decode())


def escaped(text: str) -> str:
    """A text in which nothing controls whatever shows it."""
    return text if text.isprintable() else text.translate(CONTROL)
