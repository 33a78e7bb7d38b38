"""Mentions: whom a message names with an @: people, groups, or everybody in the room.

They are found by a scan of our own and not by a Markdown parser: this runs in the only writer, and
markdown-it-py took up to a second for 32 KiB of nothing but brackets. The scan is linear.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from msgspec import field

from collabd.domain.records import Record

EVERYBODY = "room"
"""What names everybody in the room; no person and no group may be called so."""
GREATEST_MENTIONS = 50
"""People that one message may name; each may cost a row and a notification. Those beyond are mere text."""
GREATEST_NAMES = 200
"""Different names that are looked up for one message."""

FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(`{3,}|~{3,})(?!.*`)")
ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]")
INLINE = re.compile(
    r"""
      \\[!-/:-@\[-`{-~]                                                # an escaped sign
    | (?P<ticks>`+)                                                    # a code span may begin
    | <[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+>                         # <an address>
    | (?:https?://|www\.)[^\s<]*+                                      # a bare address
    | \]\([^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+\)                      # the address of a link
    | ^[ ]{0,3}\[[^\]\n]{1,200}\]:[ \t]*\S++                           # ... or of many links
    | (?<![A-Za-z0-9@/])@(?P<name>[A-Za-z0-9](?:[A-Za-z0-9._-]{0,30}[A-Za-z0-9])?)(?![A-Za-z0-9@])
    """,
    re.VERBOSE | re.MULTILINE,
)
LAST_PART = re.compile(r"[._-]+[A-Za-z0-9]+$")


class Mentions(Record, frozen=True, kw_only=True):
    """Whom a message names, of those who may read it: ids of people and of groups, and all in its room."""

    users: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    room: bool = False

    def targets(self) -> list[str]:
        """All of them by one kind of name: the ids, and `EVERYBODY`."""
        return [*self.users, *self.groups, *([EVERYBODY] if self.room else [])]


NOBODY = Mentions()


def names_in(content: str) -> list[str]:
    """The names that follow an @ outside code and addresses, in lower case and in order, each once."""
    if "@" not in content:
        return []
    found: dict[str, None] = {}
    for block in blocks_of(content):
        for name in names_of(block):
            found[name] = None
            if len(found) >= GREATEST_NAMES:
                return list(found)
    return list(found)


def readings(name: str) -> list[str]:
    """What a name may stand for, the likeliest first: after `@anna.Then` the sentence may have gone on."""
    found = [name]
    while shorter := LAST_PART.sub("", name):
        if shorter == name:
            break
        found.append(name := shorter)
    return found


def blocks_of(content: str) -> Iterator[str]:
    """The texts between blank lines, without fenced and indented code."""
    block: list[str] = []
    fence, quoted, in_list = "", False, False
    for line in content.splitlines():
        if fence:
            ends = line.strip(" \t>").startswith(fence) and not line.strip(" \t>" + fence[0])
            if not ends and (line.lstrip().startswith(">") or not quoted):
                continue
            fence = ""
            if ends:
                continue
        opening = FENCE.match(line)
        if not line.strip() or opening is not None or (is_indented(line) and not block and not in_list):
            yield "\n".join(block)
            block = []
            fence = "" if opening is None else opening[1]
            quoted = line.lstrip().startswith(">")
            continue
        in_list = ITEM.match(line) is not None or (in_list and line[0] in " \t")
        block.append(line)
    yield "\n".join(block)


def is_indented(line: str) -> bool:
    """Whether the line may be one of code that is set off by four blanks."""
    return line.startswith(("    ", "\t"))


def names_of(block: str) -> Iterator[str]:
    """The names in a text of running lines."""
    runs: dict[int, list[int]] = {}
    for run in re.finditer(r"`+", block):
        runs.setdefault(len(run[0]), []).append(run.start())
    at = 0
    while (found := INLINE.search(block, at)) is not None:
        at = found.end()
        if found["name"]:
            yield found["name"].lower()
        elif found["ticks"]:
            # A code span ends at the next run of just as many; without one there is none.
            starts = runs.get(len(found["ticks"]), [])
            index = bisect_right(starts, found.start())
            if index < len(starts):
                at = starts[index] + len(found["ticks"])
