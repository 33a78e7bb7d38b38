"""The kinds of value a setting may have: described in words, read from text, written as TOML."""

import json
import unicodedata
from typing import Any, get_args

import msgspec
from msgspec import inspect

from collabd.settings.section import Setting

UNFIT = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Unicode's categories of controls, surrogates, and ends of lines and paragraphs."""


def words(setting: Setting) -> str:
    """What the setting takes, as a phrase for a person: "a whole number of seconds from 1 to 3600"."""
    return setting.words or _shape_words(setting)


def value_of(setting: Setting, given: object, *, from_text: bool) -> Any:
    """Turn what was given into the setting's value.

    `from_text`: `given` is a string from the environment or the command line, to be read as the type asks;
    a list is written with commas. Raises msgspec.ValidationError when it does not fit.
    """
    if from_text and isinstance(setting.shape, inspect.VarTupleType):
        given = [item.strip() for item in str(given).split(",") if item.strip()]
    return msgspec.convert(given, setting.type, strict=not from_text)


def unfit_sign(value: object) -> str | None:
    """The first sign in a text, or in a list of them, that no text of a setting can be meant to have.

    Control characters, NUL among them, and what is left of bytes that are no UTF-8. The joiners of emoji and
    some scripts are none.
    """
    texts = value if isinstance(value, tuple) else (value,)
    signs = (sign for text in texts if isinstance(text, str) for sign in text)
    return next((sign for sign in signs if unicodedata.category(sign) in UNFIT), None)


def toml(value: object) -> str:
    """A value as it stands in a TOML file: text as a basic string, whose escapes are those of JSON, and large
    numbers in groups of three digits."""
    if isinstance(value, tuple):
        return f"[{', '.join(toml(item) for item in value)}]"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:_}" if value >= 10_000 else str(value)
    return json.dumps(value, ensure_ascii=False)


def shown(value: object) -> str:
    """What somebody wrote, quoted in an error and cut to a length that fits on a line."""
    match value:
        case dict():
            text = "a table"
        case list():
            text = f"[{', '.join(shown(item) for item in value)}]"
        case str() | int() | float():
            text = toml(value)
        case _:
            text = str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _shape_words(setting: Setting) -> str:
    match setting.shape:
        case inspect.BoolType():
            return "true or false"
        case inspect.IntType(ge=least, le=most):
            of_unit = f" of {setting.unit}" if setting.unit else ""
            return f"a whole number{of_unit} from {toml(least)} to {toml(most)}"
        case inspect.StrType(min_length=least, max_length=most):
            return f"text of {least} to {most} characters"
        case inspect.LiteralType():
            return " or ".join(toml(choice) for choice in get_args(get_args(setting.type)[0]))
    raise TypeError(f"{setting.name}: say what it takes with Meta(extra={{'words': ...}})")
