"""Where this machine has its Chromium."""

from __future__ import annotations

import shutil
from pathlib import Path

DEBIAN = Path("/usr/lib/chromium/chromium")
"""The program itself; the `chromium` on the path is a script around it that starts more slowly."""
NAMES = ("chromium", "chromium-browser", "google-chrome")


def chromium() -> str:
    """The browser to start; raises `RuntimeError` that says what to install if there is none."""
    if DEBIAN.is_file():
        return str(DEBIAN)
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise RuntimeError("the browser tests need Chromium (on Debian: apt-get install chromium)")
    return found
