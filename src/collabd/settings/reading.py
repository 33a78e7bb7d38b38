"""A TOML text and overrides become one frozen Struct, or a list of everything that is wrong with them."""

import difflib
import re
import tomllib
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import msgspec

from collabd.settings import kinds
from collabd.settings.lines import lines
from collabd.settings.section import Section, Setting, sections, settings

Root = TypeVar("Root", bound=msgspec.Struct)


class ConfigError(Exception):
    """The configuration cannot be used. `problems` names each: where, which setting, what was expected."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class Given(msgspec.Struct, frozen=True):
    """A value that somebody gave for a setting.

    `where` names the place for a person: "collabd.toml:12", "COLLABD_SERVER_PORT", "--port". `from_text`: the
    value is a string to be read as the setting's type asks.
    """

    where: str
    section: str
    key: str
    value: object
    from_text: bool = True


def read(root: type[Root], text: str, source: str, overrides: Iterable[Given] = ()) -> Root:
    """The configuration that `text` (TOML) and then `overrides` make, the last one given winning.

    `source` is the name of the text in messages. Raises ConfigError with every problem found.
    """
    try:
        return _read(root, text, source, overrides)
    except RecursionError as error:
        where = f"{source}:{_deepest_line(text)}"
        raise ConfigError([f"{where}: is nested too deeply; a setting is one value, or one list"]) from error


def _read(root: type[Root], text: str, source: str, overrides: Iterable[Given]) -> Root:
    document, problems = _document(root, text, source)
    everything = [*document, *overrides]
    values: dict[str, dict[str, Any]] = {name: {} for name in sections(root)}
    for given in everything:
        try:
            values[given.section][given.key] = _value(root, given)
        except ValueError as problem:
            problems.append(str(problem))
    built: dict[str, Section] = {}
    for name, section in sections(root).items():
        try:
            built[name] = section(**values[name])
        except ValueError as rule:
            problems.append(_broken_rule(name, str(rule), everything))
    if problems:
        raise ConfigError(problems)
    return root(**built)


def _document(root: type[msgspec.Struct], text: str, source: str) -> tuple[list[Given], list[str]]:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError([_syntax_problem(text, source, str(error))]) from error
    place = lines(text)
    given: list[Given] = []
    problems: list[str] = []
    for name, table in tables.items():
        where = f"{source}:{place[name,]}"
        if name not in sections(root):
            problems.append(f"{where}: {_unknown_section(root, name, table)}")
        elif not isinstance(table, dict):
            problems.append(f"{where}: {name} is a section: write [{name}] and its settings below")
        else:
            given += _from_table(source, name, table, place)
    return given, problems


def _from_table(
    source: str, name: str, table: dict[str, object], place: dict[tuple[str, ...], int]
) -> Iterator[Given]:
    for key, value in table.items():
        yield Given(f"{source}:{place[name, key]}", name, key, value, from_text=False)


def _value(root: type[msgspec.Struct], given: Given) -> Any:
    setting = settings(sections(root)[given.section]).get(given.key)
    if setting is None:
        raise ValueError(f"{_named(given)}: unknown setting; {_suggestion(root, given.section, given.key)}")
    try:
        value = kinds.value_of(setting, given.value, from_text=given.from_text)
    except msgspec.ValidationError as error:
        raise ValueError(f"{_named(given)}: {_misfit(setting, given.value)}") from error
    unfit = kinds.unfit_sign(value)
    if unfit is not None:
        raise ValueError(f"{_named(given)}: holds the control character {unfit!r}; write it without")
    return value


def _named(given: Given) -> str:
    return f"{given.where}: [{given.section}] {given.key}"


def _broken_rule(section: str, rule: str, everything: Iterable[Given]) -> str:
    """A rule holds for the defaults, so one of the settings in its sentence was given somewhere."""
    places = [given.where for given in everything if given.section == section and given.key in rule]
    return f"{places[-1]}: [{section}] {rule}"


def _misfit(setting: Setting, value: object) -> str:
    got = "" if setting.secret else f", got {kinds.shown(value)}"
    return f"expected {kinds.words(setting)}{got}"


def _suggestion(root: type[msgspec.Struct], section: str, key: str) -> str:
    names = list(settings(sections(root)[section]))
    elsewhere = [other for other, struct in sections(root).items() if key in settings(struct)]
    if elsewhere:
        return f"did you mean [{elsewhere[0]}] {key}?"
    near = difflib.get_close_matches(key, names, n=1)
    return f'did you mean "{near[0]}"?' if near else f"[{section}] has {', '.join(names)}"


def _unknown_section(root: type[msgspec.Struct], name: str, content: object) -> str:
    if not isinstance(content, dict):
        homes = [section for section, struct in sections(root).items() if name in settings(struct)]
        hint = f"did you mean [{homes[0]}] {name}?" if homes else f"the sections are {_all(root)}"
        return f"{name}: a setting outside of any section; {hint}"
    near = difflib.get_close_matches(name, list(sections(root)), n=1)
    hint = f"did you mean [{near[0]}]?" if near else f"the sections are {_all(root)}"
    return f"[{name}]: unknown section; {hint}"


def _all(root: type[msgspec.Struct]) -> str:
    return " ".join(f"[{name}]" for name in sections(root))


def _syntax_problem(text: str, source: str, message: str) -> str:
    """The parser names the line only inside its sentence, or says that the document ended too early."""
    position = re.search(r"\(at line (\d+), column (\d+)\)", message)
    line = int(position[1]) if position else text.count("\n") + 1
    return f"{source}:{line}: this is not TOML: {message.partition(' (at ')[0]}"


def _deepest_line(text: str) -> int:
    """Where a text that is nested beyond measure is so: the line with the most signs that nest."""
    signs = [sum(map(line.count, "[{.")) for line in text.split("\n")]
    return signs.index(max(signs)) + 1
