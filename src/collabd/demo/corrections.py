"""Typing errors that are edited later, and slips that are taken back."""

from __future__ import annotations

import re
from random import Random

# A plain lower-case word in running text: no code, no link, no name.
WORD = re.compile(r"(?<=[ (])[a-z]{5,}(?=[ .,!?)])")
SHORTEST_EDITED = 12


def misspelt(rng: Random, text: str) -> str | None:
    """`text` as it was before its author corrected it, or None where nothing can go wrong.

    Two letters of a plain word are swapped; text without such a word was sent before it was finished.
    """
    line, rest = _split(text)
    swaps = [
        (word.start() + offset)
        for word in WORD.finditer(line)
        for offset in range(1, len(word[0]) - 2)
        if word[0][offset] != word[0][offset + 1]
    ]
    if "`" not in line and "://" not in line and swaps:
        at = rng.choice(swaps)
        return line[:at] + line[at + 1] + line[at] + line[at + 2 :] + rest
    if len(text) < SHORTEST_EDITED or rest or "`" in text:
        return None
    return text[: -rng.randint(1, 3)].rstrip()


def _split(text: str) -> tuple[str, str]:
    """The first line, and the rest with its line break."""
    line, end, rest = text.partition("\n")
    return line, end + rest


def slip(rng: Random, text: str, excuses: tuple[str, ...]) -> str:
    """What was posted by mistake just before `text`: the same half typed, or a line for another room."""
    words = text.partition("\n")[0].split(" ")
    if len(words) > 4 and rng.random() < 0.5 and "`" not in text:
        return " ".join(words[: len(words) // 2])
    return rng.choice(excuses)
