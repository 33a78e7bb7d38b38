"""The pictures that people send each other in the conversation."""

from __future__ import annotations

import math
from collections.abc import Callable
from random import Random

from PIL import Image, ImageDraw, ImageFilter, ImageOps

from collabd.demo.shapes import FINE, NIGHT, RED, YELLOW, buoy, disc, encoded, ground, waves

WIDE = (960, 640)


def picture(name: str) -> bytes:
    """The picture of this name, as a file. Raises `KeyError` if nobody has drawn it."""
    return encoded(PICTURES[name](), "JPEG" if name.endswith(".jpg") else "PNG")


def sunrise() -> Image.Image:
    """Ten buoys on deck, the sun behind them."""
    drawn = ground(WIDE, "#2b3f6b", "#ffcf8a", "#d9767a")
    draw, (width, height) = ImageDraw.Draw(drawn), drawn.size
    glow = Image.new("RGB", drawn.size, "#000000")
    disc(ImageDraw.Draw(glow), width * 0.64, height * 0.53, height * 0.22, "#ffb36b")
    drawn.paste("#ffe3a8", mask=ImageOps.grayscale(glow.filter(ImageFilter.GaussianBlur(height // 12))))
    disc(draw, width * 0.64, height * 0.53, height * 0.09, "#fff3cf")
    waves(draw, drawn.size, 0.56, ("#8a5a72", "#6a4a6c", "#4b3c61", "#342f52"))
    draw.rectangle((0, height * 0.86, width, height), fill="#3a2f2b")
    draw.line((0, height * 0.72, width, height * 0.72), fill="#d8c9b0", width=height // 120)
    for number in range(10):
        buoy(draw, width * (0.08 + number * 0.094), height * 0.93, height * 0.3, face=number == 3)
    return drawn


def tank_hall() -> Image.Image:
    """Ten housings in a row by the window, like choir boys."""
    drawn = ground(WIDE, "#e9ece6", "#cfd5d2")
    draw, (width, height) = ImageDraw.Draw(drawn), drawn.size
    for pane in range(4):
        left = width * (0.05 + pane * 0.235)
        draw.rectangle((left, height * 0.07, left + width * 0.2, height * 0.47), fill="#a9cfe0")
        draw.polygon(
            [
                (left, height * 0.47),
                (left + width * 0.12, height * 0.07),
                (left + width * 0.16, height * 0.07),
                (left + width * 0.04, height * 0.47),
            ],
            fill="#c3e0eb",
        )
    draw.rectangle((0, height * 0.78, width, height), fill="#8d959a")
    for number in range(10):
        x = width * (0.07 + number * 0.0955)
        draw.ellipse((x - width * 0.04, height * 0.87, x + width * 0.045, height * 0.91), fill="#747c81")
        buoy(draw, x, height * 0.89, height * 0.38, face=number == 6)
    return drawn


def jellyfish() -> Image.Image:
    """What the camera of a buoy sees at 04:12."""
    rng = Random(412)
    drawn = ground(WIDE, "#0d5d73", "#021a2b", "#06394f")
    draw, (width, height) = ImageDraw.Draw(drawn, "RGBA"), drawn.size
    for number in range(46):
        size = height * (0.02 + 0.09 * (number / 46) ** 2)
        x, y = rng.uniform(0, width), rng.uniform(0.05, 0.85) * height
        draw.pieslice((x - size, y - size, x + size, y + size), 180, 360, fill=(243, 198, 220, 70 + number))
        draw.ellipse((x - size, y - size * 0.18, x + size, y + size * 0.18), fill=(250, 215, 230, 70))
        for arm in range(-3, 4):
            sway = rng.uniform(-0.3, 0.3) * size
            half = (x + arm * size * 0.2 + sway, y + size * 1.1)
            way = [(x + arm * size * 0.24, y), half, (half[0] - sway * 1.6, y + size * 2)]
            draw.line(way, fill=(243, 198, 220, 80 + number), width=FINE)
    return drawn


def eddy() -> Image.Image:
    """Warm in the middle, and the way that three buoys went."""
    drawn = Image.new("RGB", (WIDE[0] * FINE, WIDE[1] * FINE), "#1d4e89")
    draw, (width, height) = ImageDraw.Draw(drawn), drawn.size
    colours = ("#1f6aa5", "#2e8bb8", "#57adb8", "#93c9a8", "#d3d98b", "#f4c95d", "#ee964b", "#d9573f")
    for ring, colour in enumerate(colours):
        across, shift = height * (0.62 - ring * 0.072), ring * width * 0.004
        x, y = width * 0.5 + shift, height * 0.5 - shift
        draw.ellipse((x - across * 1.25, y - across, x + across * 1.25, y + across), fill=colour)
    drawn = drawn.filter(ImageFilter.GaussianBlur(height // 40))
    draw = ImageDraw.Draw(drawn)
    for number, radius in enumerate((0.17, 0.26, 0.36)):
        turns = [number * 2 + step / 30 for step in range(150)]
        way = [
            (
                width * 0.5 + height * radius * 1.2 * math.cos(turn),
                height * 0.49 + height * radius * math.sin(turn),
            )
            for turn in turns
        ]
        draw.line(way, fill="#eaf4f4", width=4 * FINE, joint="curve")
        disc(draw, *way[-1], 10 * FINE, YELLOW)
    return drawn


def track() -> Image.Image:
    """The way of a buoy across half an ocean."""
    drawn = Image.new("RGB", (WIDE[0] * FINE, WIDE[1] * FINE), "#cfe6ee")
    draw, (width, height) = ImageDraw.Draw(drawn), drawn.size
    for step in range(1, 8):
        draw.line((width * step / 8, 0, width * step / 8, height), fill="#b9d8e3", width=FINE)
        draw.line((0, height * step / 6, width, height * step / 6), fill="#b9d8e3", width=FINE)
    west = [(0, 0), (0.2, 0), (0.16, 0.12), (0.23, 0.2), (0.19, 0.33), (0.1, 0.37), (0.12, 0.5), (0, 0.62)]
    east = [(1, 0.2), (0.93, 0.28), (0.95, 0.45), (0.88, 0.55), (0.91, 0.75), (0.86, 1), (1, 1)]
    for coast in (west, east):
        draw.polygon([(x * width, y * height) for x, y in coast], fill="#e6dfc8", outline="#b7ab86")
    for x, y in ((0.66, 0.7), (0.69, 0.72), (0.73, 0.7)):
        disc(draw, x * width, y * height, 9 * FINE, "#d8cfae")
    rng = Random("agnes")
    way = [
        (
            width * (0.25 + 0.4 * part) + rng.gauss(0, width * 0.006),
            height * (0.32 + 0.3 * part + 0.07 * math.sin(part * 13)) + rng.gauss(0, height * 0.008),
        )
        for part in (step / 60 for step in range(61))
    ]
    draw.line(way, fill=RED, width=4 * FINE, joint="curve")
    disc(draw, *way[0], 9 * FINE, NIGHT)
    buoy(draw, way[-1][0], way[-1][1] + 20 * FINE, 90 * FINE)
    return drawn


def captain() -> Image.Image:
    """A buoy in the fog, and a cormorant on it that thinks it is the captain."""
    drawn = ground(WIDE, "#c9d3d6", "#e9eeee", "#b7c4c8")
    draw, (width, height) = ImageDraw.Draw(drawn, "RGBA"), drawn.size
    waves(draw, drawn.size, 0.66, ("#9fb3b9",))
    x, y, tall = width * 0.55, height * 0.9, height * 0.62
    buoy(draw, x, y, tall)
    back, wing = (x - tall * 0.16, y - tall * 0.72), (x + tall * 0.03, y - tall * 0.56)
    draw.ellipse((*back, *wing), fill=NIGHT)
    neck = [(x, y - tall * 0.62), (x + tall * 0.05, y - tall * 0.78), (x + tall * 0.03, y - tall * 0.88)]
    draw.line(neck, fill=NIGHT, width=int(tall * 0.045), joint="curve")
    draw.ellipse((x - tall * 0.01, y - tall * 0.93, x + tall * 0.075, y - tall * 0.855), fill=NIGHT)
    beak = [
        (x + tall * 0.06, y - tall * 0.91),
        (x + tall * 0.17, y - tall * 0.885),
        (x + tall * 0.06, y - tall * 0.87),
    ]
    draw.polygon(beak, fill=YELLOW)
    waves(draw, drawn.size, 0.82, ("#8aa1a9", "#778f98"))
    for level in (0.3, 0.5, 0.72):
        draw.rectangle((0, height * level, width, height * (level + 0.12)), fill=(240, 244, 244, 60))
    return drawn


PICTURES: dict[str, Callable[[], Image.Image]] = {
    "agnes-track.png": track,
    "captain-cormorant.jpg": captain,
    "eddy.jpg": eddy,
    "gustav-camera-0412.jpg": jellyfish,
    "on-deck-0640.jpg": sunrise,
    "ten-in-a-row.jpg": tank_hall,
}
