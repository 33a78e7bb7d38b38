"""On which line of a TOML text each table and key stands: the standard library's parser does not say."""

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

Path = tuple[str, ...]


def lines(text: str) -> dict[Path, int]:
    """The line (from 1) on which each path first appears; `text` must be TOML that parses as a whole.

    A path is the names from the root down: `("server", "port")`, however it was written: under a header,
    dotted, quoted or in an inline table.
    """
    found: dict[Path, int] = {}
    table: Path = ()
    for line, statement in _statements(text):
        parsed = tomllib.loads(statement)
        if statement.lstrip().startswith("["):
            table = _header(parsed)
            paths = [table[:end] for end in range(1, len(table) + 1)]
        else:
            paths = [table + path for path in _flat(parsed)]
        for path in paths:
            found.setdefault(path, line)
    return found


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Cut into headers and assignments: each is the fewest lines that parse by themselves."""
    start, gathered = 1, ""
    for number, line in enumerate(text.split("\n"), start=1):
        if not gathered:
            start = number
        gathered += line + "\n"
        try:
            parsed = tomllib.loads(gathered)
        except tomllib.TOMLDecodeError:
            continue
        if parsed:
            yield start, gathered
        gathered = ""


def _header(parsed: Mapping[str, Any]) -> Path:
    path: Path = ()
    inner: Any = parsed
    while inner:
        if isinstance(inner, list):
            inner = inner[0]
            continue
        (name,) = inner
        path, inner = (*path, name), inner[name]
    return path


def _flat(parsed: Mapping[str, Any]) -> Iterator[Path]:
    for name, value in parsed.items():
        yield (name,)
        if isinstance(value, Mapping):
            yield from ((name, *rest) for rest in _flat(value))
