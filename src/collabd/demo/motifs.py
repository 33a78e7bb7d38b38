"""What people have chosen to be shown by."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from random import Random
from typing import TypeAlias

from PIL import Image, ImageDraw

from collabd.demo.shapes import FINE, Colour, buoy, disc, encoded, ground, waves

Palette: TypeAlias = Sequence[Colour]
Motif: TypeAlias = Callable[[Random, Palette], Image.Image]

SIZE = (320, 320)


def portrait(number: int) -> bytes:
    """A small picture, as a file; neighbours look different."""
    motif, palette = DEALT[number % len(DEALT)]
    return encoded(motif(Random(f"portrait {number}"), palette), "PNG")


def at_sea(rng: Random, palette: Palette) -> Image.Image:
    """A buoy in some weather: two colours of the sky, three of the sea."""
    top, bottom, *sea = palette
    drawn = ground(SIZE, top, bottom)
    draw, (width, height) = ImageDraw.Draw(drawn), drawn.size
    waves(draw, drawn.size, 0.62, sea[:1])
    buoy(draw, width * rng.uniform(0.4, 0.6), height * 0.86, height * 0.72, face=True)
    waves(draw, drawn.size, 0.8, sea[1:])
    return drawn


def mountains(rng: Random, palette: Palette) -> Image.Image:
    """A sun or a moon and three ranges: two colours of the sky, one of each range."""
    top, bottom, *ranges = palette
    drawn = ground(SIZE, top, bottom)
    draw, (width, height) = ImageDraw.Draw(drawn), drawn.size
    disc(draw, width * rng.uniform(0.25, 0.75), height * 0.3, height * 0.12, "#fff6dd")
    for depth, colour in enumerate(ranges):
        heights = [0.45 + depth * 0.16 + rng.uniform(-0.09, 0.09) for _ in range(7)]
        peaks = [(width * part / 6, height * peak) for part, peak in enumerate(heights)]
        draw.polygon([(0, height), *peaks, (width, height)], fill=colour)
    return drawn


def flower(rng: Random, palette: Palette) -> Image.Image:
    """Petals around a middle: the ground, the petals, the middle."""
    back, petal, middle = palette
    drawn = Image.new("RGB", (SIZE[0] * FINE, SIZE[1] * FINE), back)
    draw, (width, height) = ImageDraw.Draw(drawn), drawn.size
    count = rng.choice((5, 6, 8, 11))
    for number in range(count):
        turn = math.tau * number / count + 0.3
        x, y = width * (0.5 + 0.24 * math.cos(turn)), height * (0.5 + 0.24 * math.sin(turn))
        disc(draw, x, y, width * (0.62 / count + 0.06), petal)
    disc(draw, width / 2, height / 2, width * 0.13, middle)
    return drawn


DEALT: tuple[tuple[Motif, Palette], ...] = (
    (flower, ("#f3e3c3", "#d1495b", "#3d3a4b")),
    (at_sea, ("#7fc4e8", "#e3f4fb", "#3f9bbf", "#2b7fa6", "#1c6388")),
    (mountains, ("#f7b267", "#fde8cd", "#c06c84", "#6c5b7b", "#355c7d")),
    (flower, ("#1f6f5c", "#ffd166", "#a4452c")),
    (at_sea, ("#3b2f63", "#f0a07c", "#5a4a78", "#463b66", "#322c50")),
    (mountains, ("#16324f", "#5c7fa3", "#3a5a78", "#274560", "#142c42")),
    (flower, ("#31407b", "#f4a6c0", "#ffe08a")),
    (at_sea, ("#8fa3ad", "#dfe6e8", "#6b8791", "#557380", "#40606d")),
    (mountains, ("#9fd8cb", "#f1faf6", "#6fae95", "#4b8b76", "#2f6655")),
    (flower, ("#274c43", "#f7f3e8", "#e9b44c")),
    (mountains, ("#e8c7de", "#fdf3ea", "#b98fb5", "#8a6a9b", "#5c4a78")),
    (flower, ("#e6eef5", "#4f7cac", "#f2c14e")),
)
"""Each motif in several colours, as they are dealt out."""
