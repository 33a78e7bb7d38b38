"""Why the server cannot listen: where, and what to do."""

from __future__ import annotations

import errno
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from collabd.listening import ListenError, told_why_not


@pytest.mark.parametrize(
    ("error", "host", "said"),
    [
        (OSError(errno.EADDRINUSE, "x"), "127.0.0.1", "127.0.0.1:80 is taken: .* another port with --port"),
        (OSError(errno.EADDRINUSE, "x"), "::1", r"\[::1\]:80 is taken"),
        (PermissionError(errno.EACCES, "x"), "0.0.0.0", "may not listen on 0.0.0.0:80: .* with --port"),
        (OSError(errno.EADDRNOTAVAIL, "x"), "10.9.9.9", "no address 10.9.9.9. .* with --host"),
        (socket.gaierror(-2, "x"), "nowhere", "no address nowhere. .* with --host"),
        (UnicodeError("label too long"), "a..b", "no address a..b"),
        (OSError(errno.ENOBUFS, "No buffers"), "127.0.0.1", "cannot listen on 127.0.0.1:80: .*No buffers"),
    ],
)
def test_what_keeps_it_from_listening_is_said_with_what_to_do(error: Exception, host: str, said: str) -> None:
    with pytest.raises(ListenError, match=said), told_why_not(host, 80):
        raise error


def test_who_can_listen_is_left_alone() -> None:
    with told_why_not("127.0.0.1", 80):
        pass


def test_a_port_that_is_taken_is_named_at_the_start(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        command = [sys.executable, "-m", "collabd", "serve", "--port", str(port), "--data", str(tmp_path)]
        ended = subprocess.run(command, check=False, capture_output=True, text=True, timeout=30, cwd=tmp_path)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert f"collabd: 127.0.0.1:{port} is taken: " in ended.stderr
    assert "Errno" not in ended.stderr
