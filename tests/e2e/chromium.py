"""Where this machine has its Chromium."""

from __future__ import annotations

import os
import shutil

PATH = os.pathsep.join(("/usr/lib/chromium", os.environ.get("PATH", os.defpath)))
"""Debian keeps the programs themselves apart; on the path it has scripts, which start more slowly."""
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first is the same engine without the browser around it, and takes half as much processor time."""


def chromium() -> str:
    """The browser to start; raises `RuntimeError` that says what to install if there is none."""
    found = next(filter(None, (shutil.which(name, path=PATH) for name in NAMES)), None)
    if found is None:
        raise RuntimeError("the browser tests need Chromium (on Debian: apt-get install chromium)")
    return found
