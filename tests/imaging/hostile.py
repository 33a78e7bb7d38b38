"""Files that mean harm, made from a seed: what is a picture and a page at once, what grows, what lies."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from PIL import Image

SCRIPT = b"<script>fetch('/api/v1/users/me')</script>"
NAMES = (
    "../../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "photo.png\x00.html",
    "a\r\nContent-Type: text/html\r\n\r\n.png",
    "\u202egnp.lmth",
    "CON.svg",
    "/" * 300,
    "x" * 3000 + ".png",
    '"; filename="evil.html',
    ".",
)


@dataclass(frozen=True)
class Hostile:
    """One file: its name, its content, and what it is."""

    kind: str
    name: str
    content: bytes


def chunk(kind: bytes, content: bytes) -> bytes:
    """A chunk of a PNG file."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


@cache
def zeros(size: int) -> bytes:
    """So many zero bytes, in the few that they are packed into."""
    return zlib.compress(bytes(size), 9)


def png(width: int, height: int, *extra: bytes, size: int | None = None, depth: int = 1) -> bytes:
    """A black PNG that says it is so large, and holds what it must, or `size` bytes."""
    head = struct.pack(">IIBBBBB", width, height, depth, 0, 0, 0, 0)
    packed = zeros(((width * depth + 7) // 8 + 1) * height if size is None else size)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + b"".join(extra)
        + chunk(b"IDAT", packed)
        + chunk(b"IEND", b"")
    )


def saved(dice: random.Random, kind: str, **more: object) -> bytes:
    """A picture of noise."""
    size = (dice.randint(1, 200), dice.randint(1, 200))
    buffer = io.BytesIO()
    Image.frombytes("RGB", size, dice.randbytes(size[0] * size[1] * 3)).save(buffer, kind, **more)
    return buffer.getvalue()


def polyglot(dice: random.Random) -> bytes:
    """A picture, and a page or an archive behind it, or in its comment."""
    kind = dice.choice(["PNG", "JPEG", "GIF", "WEBP"])
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        # An entry of its own has always the same date; one by its name alone has today's.
        packed.writestr(zipfile.ZipInfo("evil.html"), SCRIPT)
    if kind in {"JPEG", "GIF"} and dice.random() < 0.5:
        return saved(dice, kind, comment=SCRIPT)
    return saved(dice, kind) + dice.choice([SCRIPT, archive.getvalue()])


def vector(dice: random.Random) -> bytes:
    """An SVG that runs something."""
    space = dice.choice(["", " \n" * 50, "<?xml version='1.0'?>", "\ufeff"]).encode()
    return space + b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'>" + SCRIPT + b"</svg>"


def page(dice: random.Random) -> bytes:
    """A page, behind the first bytes of a picture or as it is."""
    head = dice.choice(
        [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"RIFF\xff\xff\xff\xffWEBP"]
    )
    return head + b"/*" + SCRIPT + b"*/" + dice.randbytes(dice.randint(0, 200))


def bomb(dice: random.Random) -> bytes:
    """A few kilobytes that want gigabytes."""
    wide, high = dice.choice(
        [(65_535, 65_535), (1, 2**31 - 1), (30_000, 30_000), (49_000_000, 1), (7_000, 7_100)]
    )
    depth = dice.choice([1, 8, 16])
    if dice.random() < 0.4:
        text = chunk(b"zTXt", b"Comment\0\0" + zeros(60_000_000))
        return png(16, 16, text)
    return png(wide, high, size=20_000_000, depth=depth)


def broken(dice: random.Random) -> bytes:
    """A picture with some of its bytes turned, or its end gone."""
    content = bytearray(saved(dice, dice.choice(["PNG", "JPEG", "GIF", "WEBP"])))
    for _ in range(dice.randint(1, 20)):
        content[dice.randrange(len(content))] = dice.randrange(256)
    return bytes(content[: dice.randint(1, len(content))])


def other(dice: random.Random) -> bytes:
    """A kind of picture that Pillow knows and nobody needs."""
    return saved(dice, dice.choice(["BMP", "TIFF", "PPM", "TGA", "ICO", "PCX"]))


MAKERS: tuple[Callable[[random.Random], bytes], ...] = (polyglot, vector, page, bomb, broken, other)


def hostile(seed: int, count: int) -> list[Hostile]:
    """So many files."""
    dice = random.Random(seed)
    return [
        Hostile(maker.__name__, dice.choice(NAMES), maker(dice))
        for maker in (MAKERS[number % len(MAKERS)] for number in range(count))
    ]
