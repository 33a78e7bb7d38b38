"""What a run of these tests has measured is shown although it passes."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest


@pytest.fixture
def figures(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Shows a line in the output of the run."""

    def show(line: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n{line}\n")

    return show
