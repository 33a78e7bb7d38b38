"""What can be set, typed or asked for is documented where somebody would look for it."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from collabd.api.http import OPERATIONS
from collabd.api.openapi import content
from collabd.api.registry import Operation
from collabd.cli.main import COMMANDS, parser
from collabd.config import Config, template
from collabd.settings.section import Setting, sections, settings

ROOT = Path(__file__).parent.parent
DESCRIBED = content()
SETTINGS = [
    (section, setting)
    for section, struct in sections(Config).items()
    for setting in settings(struct).values()
]


@pytest.mark.parametrize(("section", "setting"), SETTINGS, ids=lambda part: getattr(part, "name", part))
def test_every_setting_is_in_the_file_with_a_sentence_its_limits_and_its_unit(
    section: str, setting: Setting
) -> None:
    text = (ROOT / "collabd.toml").read_text(encoding="utf-8")
    within = text[text.index(f"\n[{section}]\n") :].split("\n\n\n")[0]
    (comment,) = re.findall(rf"^# (.+)\n#{setting.name} = .+$", within, flags=re.MULTILINE)
    assert len(comment) > 20
    assert setting.unit in comment


def test_the_file_in_the_repository_is_the_whole_file() -> None:
    assert (ROOT / "collabd.toml").read_text(encoding="utf-8") == template()


def test_every_setting_is_used() -> None:
    """A setting that nothing reads would do nothing."""
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py")]
    text = "\n".join(source for source in sources if "class Section" not in source)
    declaring = ("config.py", "settings/files.py", "settings/live.py")
    declared = "\n".join((ROOT / "src/collabd" / name).read_text(encoding="utf-8") for name in declaring)
    unused = [
        f"{section}.{setting.name}"
        for section, setting in SETTINGS
        if len(re.findall(rf"\.{setting.name}\b", text)) <= len(re.findall(rf"\.{setting.name}\b", declared))
    ]
    assert unused == []


def commands(
    grammar: argparse.ArgumentParser, words: str = "collabd"
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """All commands with their grammars, `collabd` itself first."""
    yield words, grammar
    for action in grammar._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, inner in action.choices.items():
                yield from commands(inner, f"{words} {name}")


ALL = dict(commands(parser()))
LEAVES = [
    words
    for words, grammar in ALL.items()
    if not any(isinstance(action, argparse._SubParsersAction) for action in grammar._actions)
]


def test_there_are_commands() -> None:
    assert len(LEAVES) >= len(COMMANDS) >= 3


@pytest.mark.parametrize("words", LEAVES)
def test_every_command_helps_with_an_example(words: str) -> None:
    text = ALL[words].format_help()
    assert re.search(rf"examples?: {words}\b", " ".join(text.split())), text


@pytest.mark.parametrize("words", ALL)
def test_everything_that_can_be_typed_is_explained(words: str) -> None:
    for action in ALL[words]._actions:
        if isinstance(action, argparse._SubParsersAction):
            explained = {choice.dest for choice in action._choices_actions if choice.help}
            assert explained == set(action.choices), words
        else:
            assert action.help, f"{words} {action.option_strings or action.dest}"


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: f"{one.method} {one.path}")
def test_every_route_and_its_structs_are_described(operation: Operation) -> None:
    for struct in (operation.request, operation.result):
        assert struct.__doc__, struct
        assert struct.__doc__.strip().endswith((".", "?", "!")), struct
        assert DESCRIBED["components"]["schemas"][struct.__name__]["description"]


def test_the_readme_names_the_two_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make run" in text
    assert "make test" in text
