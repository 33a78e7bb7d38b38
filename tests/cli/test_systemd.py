"""`collabd systemd`: a unit that systemd understands, for this very installation."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.terminal import Terminal

ANALYZE = shutil.which("systemd-analyze")
needs_systemd = pytest.mark.skipif(
    ANALYZE is None, reason="systemd-analyze is missing: apt-get install systemd"
)
EXPOSURE = 2.0
"""On systemd's own scale from 0 to 10; what is left is that it speaks to the network and may read files."""


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Terminal:
    monkeypatch.chdir(tmp_path)
    return Terminal(capsys, monkeypatch)


def settings(text: str) -> dict[str, list[str]]:
    """The unit's settings; a name may stand more than once."""
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r"^(\w+)=(.*)$", text, flags=re.MULTILINE):
        found.setdefault(name, []).append(value)
    return found


def unit(terminal: Terminal, *words: object) -> dict[str, list[str]]:
    code, out, err = terminal("systemd", *words)
    assert (code, err) == (0, "")
    return settings(out)


def test_without_a_word_it_serves_from_the_folder_that_systemd_makes(terminal: Terminal) -> None:
    found = unit(terminal)
    (command,) = found["ExecStart"]
    program, words = command.split(" serve ")
    assert words == "--data /var/lib/collabd"
    assert subprocess.run([*program.split(), "--version"], check=True, capture_output=True).stdout
    assert found["StateDirectory"] == ["collabd"]
    assert found["User"] == ["collabd"]
    assert found["CapabilityBoundingSet"] == [""]
    assert "ReadWritePaths" not in found


def test_what_was_given_is_in_it_with_whole_paths(terminal: Terminal, tmp_path: Path) -> None:
    config = tmp_path / "my 100% config.toml"
    config.write_text('[server]\nport = 443\n[data]\npath = "there"\n')
    found = unit(terminal, "--config", config.name, "--user", "chat", "--host", "0.0.0.0")
    (command,) = found["ExecStart"]
    quoted = f'"{tmp_path}/my 100%% config.toml"'
    assert command.endswith(f" serve --data {tmp_path}/there --config {quoted} --host 0.0.0.0")
    assert found["ReadWritePaths"] == [str(tmp_path / "there")]
    assert found["User"] == ["chat"]
    assert found["CapabilityBoundingSet"] == ["CAP_NET_BIND_SERVICE"], "443 needs this right, and only this"
    assert unit(terminal, "--data", "/var/lib/chat")["StateDirectory"] == ["chat"]


def test_a_program_in_somebodys_home_can_be_started(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/opt/collabd/bin/python")
    assert unit(terminal)["ProtectHome"] == ["yes"]
    monkeypatch.setattr(sys, "executable", "/home/alice/collabd/bin/python")
    assert unit(terminal)["ProtectHome"] == ["read-only"]


@needs_systemd
def test_systemd_understands_it_and_finds_little_to_say(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "collabd.service").write_text(terminal("systemd")[1])
    assert analyze(tmp_path, "verify", "collabd.service") == ""
    (tmp_path / "open.service").write_text("[Service]\nExecStart=/bin/true\n")
    assert exposure(tmp_path, "open.service") > 9
    assert exposure(tmp_path, "collabd.service") < EXPOSURE


def exposure(folder: Path, name: str) -> float:
    """How exposed systemd finds a unit."""
    text = analyze(folder, "security", "--offline=true", "--no-pager", name)
    found = re.search(r"Overall exposure level for .*: ([0-9.]+)", text)
    assert found is not None, text
    return float(found[1])


def analyze(folder: Path, *words: str) -> str:
    """What systemd-analyze prints."""
    command = [ANALYZE or "", *words[:-1], f"./{words[-1]}"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr
