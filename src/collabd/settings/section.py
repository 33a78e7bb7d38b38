"""The Struct that a section of settings is declared with, and what is known of each setting."""

from typing import Any

import msgspec
from msgspec import inspect


class Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One `[section]`: a frozen Struct whose docstring is the section's comment.

    Every field is one setting: `Annotated[type, Meta(description=..., limits...)] = default`. The unit is the
    end of the name (`_seconds`, `_days`, `_bytes`); a number without one counts things. A rule between two
    settings of a section goes into `__post_init__` and raises ValueError with a sentence.
    """


class Setting(msgspec.Struct, frozen=True):
    """One setting as it was declared. `shape` is what msgspec knows of its type and limits.

    The value of a `secret` one is never printed.
    """

    name: str
    type: Any
    shape: inspect.Type
    default: Any
    description: str
    words: str | None
    secret: bool = False

    @property
    def unit(self) -> str:
        """The unit that the name ends with: "seconds", "days", "bytes", or "" for a count or a text."""
        ending = self.name.rpartition("_")[2]
        return ending if ending in ("seconds", "days", "bytes") else ""


def sections(root: type[msgspec.Struct]) -> dict[str, type[Section]]:
    """The sections of a configuration Struct by name, in the order they are declared."""
    return {field.name: field.type for field in msgspec.structs.fields(root)}


def settings(section: type[Section]) -> dict[str, Setting]:
    """The settings of a section by name, in the order they are declared."""
    return {field.name: _setting(field) for field in msgspec.structs.fields(section)}


def _setting(field: msgspec.structs.FieldInfo) -> Setting:
    shape = inspect.type_info(field.type)
    described: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    if isinstance(shape, inspect.Metadata):
        described, extra, shape = shape.extra_json_schema or {}, shape.extra or {}, shape.type
    return Setting(
        name=field.name,
        type=field.type,
        shape=shape,
        default=field.default,
        description=described.get("description", ""),
        words=extra.get("words"),
        secret=extra.get("secret", False),
    )
