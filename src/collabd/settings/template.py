"""The whole configuration file, every setting commented out at its default, made from the declarations."""

from collections.abc import Iterator
from inspect import getdoc

import msgspec

from collabd.settings import kinds
from collabd.settings.section import Section, Setting, sections, settings


def template(root: type[msgspec.Struct]) -> str:
    """The text of the file: the docstring of `root`, then each section. Lines starting with `#` and a letter
    are settings; with `# ` comments."""
    parts = [_comment(getdoc(root) or "")]
    parts += [_section(name, section) for name, section in sections(root).items()]
    return "\n\n\n".join(parts) + "\n"


def _section(name: str, section: type[Section]) -> str:
    head = f"{_comment(getdoc(section) or '')}\n[{name}]"
    return "\n\n".join([head, *_settings(section)])


def _settings(section: type[Section]) -> Iterator[str]:
    for setting in settings(section).values():
        yield f"{_comment(_explained(setting))}\n#{setting.name} = {kinds.toml(setting.default)}"


def _explained(setting: Setting) -> str:
    takes = kinds.words(setting)
    return f"{setting.description} {takes[0].upper()}{takes[1:]}."


def _comment(text: str) -> str:
    return "\n".join(f"# {line}".rstrip() for line in text.splitlines())
