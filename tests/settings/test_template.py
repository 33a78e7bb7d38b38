"""The configuration file that is written out: complete, explained, and what stands in the repository."""

from pathlib import Path
from typing import Annotated, Literal

import msgspec
import pytest
from msgspec import Meta

from collabd import config
from collabd.config import Config, ConfigError, Given
from collabd.settings import kinds
from collabd.settings.reading import read
from collabd.settings.section import Section, sections, settings
from collabd.settings.template import template

REPOSITORY = Path(__file__).parents[2]


class TestTemplate:
    def test_the_file_in_the_repository_is_the_template(self) -> None:
        assert (REPOSITORY / "collabd.toml").read_text() == config.template()

    def test_it_changes_nothing_as_it_is_and_nothing_uncommented(self) -> None:
        text = config.template()
        uncommented = "\n".join(
            line[1:] if line.startswith("#") and line[1:2].isalpha() else line for line in text.splitlines()
        )
        assert uncommented != text
        assert read(Config, text, "template") == read(Config, uncommented, "template") == Config()

    def test_every_setting_stands_there_below_one_line_that_explains_it(self) -> None:
        rows = config.template().splitlines()
        for section, struct in sections(Config).items():
            start = rows.index(f"[{section}]")
            for name in settings(struct):
                at = next(row for row in range(start, len(rows)) if rows[row].startswith(f"#{name} = "))
                assert rows[at - 1].startswith("# ")
                assert rows[at - 2] == ""
        assert max(len(row) for row in rows) <= 110

    def test_a_time_or_a_size_names_its_unit(self) -> None:
        rows = config.template().splitlines()
        explained = rows[next(at for at, row in enumerate(rows) if row.startswith("#queue_bytes")) - 1]
        assert "a whole number of bytes from 65_536" in explained.lower()


class Made(Section, frozen=True):
    """A section for these tests."""

    on: Annotated[bool, Meta(description="A switch.")] = False
    mode: Annotated[Literal["b", "a"], Meta(description="A choice.")] = "b"


class MadeConfig(msgspec.Struct, frozen=True, kw_only=True):
    """Made up."""

    made: Made = msgspec.field(default_factory=Made)


def test_a_switch_is_true_or_false_wherever_it_is_written() -> None:
    assert read(MadeConfig, "[made]\non = true", "f").made.on
    assert read(MadeConfig, "", "f", [Given("X", "made", "on", "true")]).made.on
    with pytest.raises(ConfigError, match=r"f:2: \[made\] on: expected true or false, got 1"):
        read(MadeConfig, "[made]\non = 1", "f")
    assert '# A choice. "b" or "a".\n#mode = "b"' in template(MadeConfig)
    assert "# A switch. True or false.\n#on = false" in template(MadeConfig)


def test_a_setting_of_a_kind_without_words_is_a_mistake_of_ours() -> None:
    class Odd(Section, frozen=True):
        """Odd."""

        ratio: Annotated[float, Meta(description="A ratio.")] = 0.5

    with pytest.raises(TypeError, match="ratio: say what it takes"):
        kinds.words(settings(Odd)["ratio"])
