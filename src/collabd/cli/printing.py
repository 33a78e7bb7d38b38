"""What commands print: JSON for programs, numbers with their nouns and units for people."""

from __future__ import annotations

import sys

import msgspec


def print_json(what: object) -> None:
    """Print a result as indented JSON, for `--json`."""
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(what), indent=2).decode() + "\n")


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number and what it counts."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def talk(people: int, rooms: int, messages: int, files: int) -> str:
    """How much is there, in words; files only where there are any."""
    said = f"{counted(people, 'person', 'people')}, {counted(rooms, 'room')}, {counted(messages, 'message')}"
    return f"{said}, {counted(files, 'file')}" if files else said


def lasted(seconds: float) -> str:
    """How long something took."""
    return "less than 0.1 s" if seconds < 0.1 else f"{seconds:.1f} s"


def ago(seconds: float) -> str:
    """How long ago something was, in its largest unit; a clock that was put back makes it just now."""
    for unit, length in (("day", 86_400), ("hour", 3600), ("minute", 60)):
        if seconds >= length:
            return f"{counted(int(seconds // length), unit)} ago"
    return "just now"
