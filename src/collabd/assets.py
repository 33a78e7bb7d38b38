"""Where the migrations and the built web app are: inside the installed package, or in the checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parent.parent


def migrations_folder() -> Path:
    """The folder of the SQLite migrations."""
    installed = PACKAGE / "_migrations" / "sqlite"
    return installed if installed.is_dir() else CHECKOUT / "migrations" / "sqlite"


def web_folder() -> Path | None:
    """The folder of the built web app; None in a checkout where it has not been built."""
    for folder in (PACKAGE / "_web", CHECKOUT / "web" / "app" / "dist"):
        if (folder / "index.html").is_file():
            return folder
    return None
