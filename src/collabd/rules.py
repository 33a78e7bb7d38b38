"""What the actions need to know of the configuration: they know only of rules."""

from __future__ import annotations

from collabd.config import Config
from collabd.domain.policy import Rules


def rules_of(config: Config) -> Rules:
    """The rules of a server with this configuration."""
    return Rules(
        content_bytes=config.rooms.content_bytes,
        create_rooms=config.rooms.create,
        file_bytes=config.files.file_bytes,
        person_files_bytes=config.files.person_bytes,
        all_files_bytes=config.files.all_bytes,
    )
