"""The text of a configuration file."""

from __future__ import annotations

from pathlib import Path

from collabd.settings.reading import ConfigError

# A configuration is a page; this keeps a wrong path (a log, a device) from being read whole.
MAX_FILE_BYTES = 256 * 1024


def text_of(file: Path) -> str:
    """What the file says; raises `ConfigError` if it cannot be read, is too large or is no text."""
    try:
        with file.open("rb") as stream:
            content = stream.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise ConfigError([f"{file}: cannot be read: {error.strerror}"]) from error
    if len(content) > MAX_FILE_BYTES:
        raise ConfigError([f"{file}: is larger than {MAX_FILE_BYTES} bytes; is this the right file?"])
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ConfigError([f"{file}:{line}: is not UTF-8"]) from error
