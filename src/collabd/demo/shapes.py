"""Shapes that the conversation's pictures are drawn from: no picture is kept in the repository.

The same drawing gives the same bytes, as long as Pillow encodes alike.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from typing import TypeAlias

from PIL import Image, ImageDraw, ImageOps

Colour: TypeAlias = str
Draw: TypeAlias = ImageDraw.ImageDraw

FINE = 2
"""Everything is drawn this much larger, and then made smooth."""
QUALITY = 82

YELLOW, RED, STEEL, NIGHT = "#f2b632", "#c8402f", "#5d6b75", "#12283a"


def encoded(drawn: Image.Image, kind: str) -> bytes:
    """A drawing as a file, smooth."""
    small = drawn.resize((drawn.width // FINE, drawn.height // FINE), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    small.save(buffer, kind, quality=QUALITY)
    return buffer.getvalue()


def ground(size: tuple[int, int], top: Colour, bottom: Colour, middle: Colour | None = None) -> Image.Image:
    """A surface that goes from one colour to the other."""
    width, height = size[0] * FINE, size[1] * FINE
    slope = Image.linear_gradient("L").resize((width, height))
    return ImageOps.colorize(slope, top, bottom, middle)


def disc(draw: Draw, x: float, y: float, radius: float, colour: Colour) -> None:
    """A filled circle."""
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)


def waves(draw: Draw, size: tuple[int, int], level: float, colours: Sequence[Colour]) -> None:
    """The sea from `level` (0 above, 1 below) down, one colour behind the other."""
    width, height = size
    for depth, colour in enumerate(colours):
        base = height * (level + (1 - level) * depth / len(colours))
        swell, length = height * 0.008 * (depth + 1), width / (5 - min(depth, 3))
        line = [
            (x, base + swell * math.sin(x / length * math.tau + depth * 2)) for x in range(0, width + 8, 8)
        ]
        draw.polygon([(0, height), *line, (width, height)], fill=colour)


def buoy(draw: Draw, x: float, y: float, tall: float, *, face: bool = False) -> None:
    """A buoy that stands on `y`: a yellow hull, a mast, a lamp."""
    draw.line((x, y - tall, x, y - tall * 0.55), fill=STEEL, width=max(2, int(tall * 0.035)))
    draw.polygon(
        [
            (x - tall * 0.05, y - tall * 0.58),
            (x + tall * 0.05, y - tall * 0.58),
            (x + tall * 0.11, y - tall * 0.38),
            (x - tall * 0.11, y - tall * 0.38),
        ],
        fill=STEEL,
    )
    hull = (x - tall * 0.13, y - tall * 0.42, x + tall * 0.13, y)
    draw.rounded_rectangle(hull, tall * 0.06, fill=YELLOW)
    draw.rectangle((hull[0], y - tall * 0.13, hull[2], y - tall * 0.1), fill=NIGHT)
    disc(draw, x, y - tall, tall * 0.045, RED)
    if face:
        for side in (-1, 1):
            disc(draw, x + side * tall * 0.05, y - tall * 0.3, tall * 0.018, NIGHT)
        smile = (x - tall * 0.055, y - tall * 0.32, x + tall * 0.055, y - tall * 0.23)
        draw.arc(smile, 25, 155, fill=NIGHT, width=max(2, int(tall * 0.02)))
