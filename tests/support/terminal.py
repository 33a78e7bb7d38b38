"""The command line in this process: a process of its own takes its time to start."""

from __future__ import annotations

import io
import sys

import pytest

from collabd.cli.main import main


class Terminal:
    """Runs commands. `keyboard` makes standard input a person's."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def __call__(self, *words: object, stdin: str = "", keyboard: bool = False) -> tuple[int, str, str]:
        """Exit code, standard output, standard error."""
        given = io.StringIO(stdin)
        self._monkeypatch.setattr(given, "isatty", lambda: keyboard)
        self._monkeypatch.setattr(sys, "stdin", given)
        try:
            code = main([str(word) for word in words])
        except SystemExit as ending:
            code = int(ending.code or 0)
        printed = self._capsys.readouterr()
        return code, printed.out, printed.err
