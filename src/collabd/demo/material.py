"""Reads the hand-written text files of `material/`."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

MATERIAL = files("collabd.demo") / "material"


class MaterialError(ValueError):
    """A text file of `material/` says something that cannot be understood. Names file and line."""

    def __init__(self, source: str, number: int, problem: str) -> None:
        super().__init__(f"{source}:{number}: {problem}")


def scene_files() -> Iterator[tuple[str, str]]:
    """Theme (the file's name without ending) and text of every scene file, by name."""
    entries = [entry for entry in (MATERIAL / "scenes").iterdir() if entry.name.endswith(".txt")]
    for entry in sorted(entries, key=lambda each: each.name):
        yield entry.name.removesuffix(".txt"), entry.read_text(encoding="utf-8")


def document(name: str) -> bytes:
    """A document that somebody sends. Raises `FileNotFoundError`."""
    return (MATERIAL / "documents" / name).read_bytes()


def rows(name: str, columns: int) -> Iterator[tuple[str, ...]]:
    """The rows of a table: columns split by `|`, blank lines and lines with `;` left out.

    Raises MaterialError where a row has not exactly `columns` columns.
    """
    for number, line in _lines(name):
        row = tuple(cell.strip() for cell in line.split("|"))
        if len(row) != columns:
            raise MaterialError(name, number, f"{columns} columns expected, {len(row)} found")
        yield row


def lists(name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The `name: one | two` lines of a file. Raises MaterialError for a line without name or values."""
    for number, line in _lines(name):
        key, colon, values = line.partition(":")
        found = tuple(value.strip() for value in values.split("|"))
        if not (key.strip() and colon and all(found)):
            raise MaterialError(name, number, "`name: value | value` expected")
        yield key.strip(), found


def _lines(name: str) -> Iterator[tuple[int, str]]:
    text = (MATERIAL / name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith(";"):
            yield number, line
