"""Decodes one picture and writes what collabd keeps of it. Run as a script, with nothing of collabd in it.

Standard input is the picture's file, standard output a file for the answer: a line of JSON, the thumbnail.
Arguments: pixels, bytes of memory, seconds of processor time, what the picture is for. Whatever is no whole
picture of a known kind ends it with 1, by Pillow's word or by the kernel's.
"""

from __future__ import annotations

import base64
import io
import json
import resource
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

FORMATS = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif", "WEBP": "image/webp"}
"""What is decoded: the kinds that every browser shows, by decoders that the whole world has shot at."""
THUMBNAIL = (800, 800)
"""Pixels at most: a picture in the timeline is 400 wide, on a screen of two pixels a pixel."""
AVATAR = (256, 256)
"""Pixels at most: the largest is shown 80 wide, on a screen of three pixels a pixel."""
PLACEHOLDER = (16, 16)
ANSWER_BYTES = 2 * 1024 * 1024
LOW_QUALITY, QUALITY = 20, 80


def limit(memory: int, seconds: int) -> None:
    """Let the kernel bound what this process may take from here on."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (ANSWER_BYTES, ANSWER_BYTES))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(pixels: int, purpose: str) -> None:
    """Decode standard input, and answer."""
    from PIL import Image  # noqa: PLC0415 - within the limits

    Image.MAX_IMAGE_PIXELS = None  # the bound is ours, and an error instead of a warning
    with Image.open(sys.stdin.buffer, formats=list(FORMATS)) as picture:
        kind, (width, height) = FORMATS[str(picture.format)], picture.size
        if width < 1 or height < 1 or width * height > pixels:
            raise ValueError("too many pixels")
        turned = picture.getexif().get(0x0112, 1) in (5, 6, 7, 8)
        # A JPEG is decoded at a fraction of its size where that is enough: in so much less memory.
        picture.draft("RGB", THUMBNAIL)
        picture.load()
        if purpose == "avatar":
            avatar = square(picture)
            answer("image/webp", avatar.size, avatar)
        else:
            answer(kind, (height, width) if turned else (width, height), shrunk(picture, THUMBNAIL))


def shrunk(picture: Image.Image, bounds: tuple[int, int]) -> Image.Image:
    """A picture no larger than `bounds`, and as its camera was held."""
    from PIL import ImageOps  # noqa: PLC0415 - within the limits

    mode = "RGBA" if picture.has_transparency_data else "RGB"
    small = picture if picture.mode == mode else picture.convert(mode)
    small.thumbnail(bounds)
    return ImageOps.exif_transpose(small)


def square(picture: Image.Image) -> Image.Image:
    """The middle of a picture, without holes: a person's initials would be seen through them."""
    from PIL import Image  # noqa: PLC0415 - within the limits

    side = min(picture.size)
    left, top = (picture.width - side) // 2, (picture.height - side) // 2
    small = shrunk(picture.crop((left, top, left + side, top + side)), AVATAR)
    if small.mode == "RGB":
        return small
    ground = Image.new("RGB", small.size, "white")
    ground.paste(small, mask=small.getchannel("A"))
    return ground


def answer(kind: str, size: tuple[int, int], small: Image.Image) -> None:
    """Say what was found, and what was made of it. `size` is in pixels, as it is shown."""
    small.info.clear()
    thumbnail, tiny = io.BytesIO(), io.BytesIO()
    small.save(thumbnail, "WEBP", quality=QUALITY)
    small.thumbnail(PLACEHOLDER)
    small.save(tiny, "WEBP", quality=LOW_QUALITY)
    placeholder = base64.b64encode(tiny.getvalue()).decode()
    found = {"mediaType": kind, "width": size[0], "height": size[1], "placeholder": placeholder}
    sys.stdout.buffer.write(json.dumps(found).encode() + b"\n" + thumbnail.getvalue())
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    limit(int(sys.argv[2]), int(sys.argv[3]))
    try:
        main(int(sys.argv[1]), sys.argv[4])
    except Exception:  # noqa: BLE001 - a hostile picture may raise anything; there is nobody to tell
        sys.exit(1)
