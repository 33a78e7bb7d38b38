"""Server processes, forked from one that has loaded the modules already: that is two thirds of a start.

What comes out is a process like any other, in a session of its own, with the folder, environment and output
that it is given, and it goes all the way from the command line on. That `python -m collabd` starts is seen
where a test wraps it (tests/cli/test_serve.py, tests/e2e/test_lan.py), and with every other command.
"""

from __future__ import annotations

import atexit
import json
import os
import select
import signal
import socket
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TextIO

REQUEST_BYTES = 1024 * 1024
ANSWER_BYTES = 32


class Forked:
    """A process of a nursery; what `subprocess.Popen` has, as far as tests need it."""

    def __init__(self, pid: int, stdout: TextIO, line: socket.socket) -> None:
        self.pid = pid
        self.stdout = stdout
        self.returncode: int | None = None
        self._line = line

    def poll(self) -> int | None:
        """Its exit code, None while it runs; below zero the signal that has ended it."""
        if self.returncode is None and select.select([self._line], [], [], 0)[0]:
            self._hear()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Its exit code, once it has ended; raises `subprocess.TimeoutExpired`."""
        if self.returncode is None:
            if not select.select([self._line], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired(f"the server {self.pid}", timeout or 0)
            self._hear()
        assert self.returncode is not None
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """SIGTERM."""
        self.send_signal(signal.SIGTERM)

    def _hear(self) -> None:
        self.returncode = int(self._line.recv(ANSWER_BYTES))
        self._line.close()


class Nursery:
    """The process from which others are forked."""

    def __init__(self) -> None:
        self._line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        for size in (socket.SO_SNDBUF, socket.SO_RCVBUF):
            self._line.setsockopt(socket.SOL_SOCKET, size, REQUEST_BYTES)
        with theirs:
            command = [sys.executable, "-P", str(Path(__file__)), str(theirs.fileno())]
            self._process = subprocess.Popen(command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL)

    def fork(self, words: list[str], folder: Path, environ: dict[str, str], errors: int) -> Forked:
        """A process in which `collabd` is given these words; `errors` is the file it writes errors to."""
        line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        reading, writing = os.pipe()
        request = json.dumps({"words": words, "folder": str(folder), "environ": environ}).encode()
        try:
            socket.send_fds(self._line, [request], [theirs.fileno(), writing, errors])
        finally:
            theirs.close()
            os.close(writing)
        return Forked(int(line.recv(ANSWER_BYTES)), os.fdopen(reading, encoding="utf-8"), line)

    def close(self) -> None:
        """No more of them."""
        self._line.close()
        self._process.wait()


@cache
def nursery() -> Nursery:
    """The one of this process, which ends with it."""
    made = Nursery()
    atexit.register(made.close)
    return made


def raise_servers(line: socket.socket) -> None:
    """What runs in the nursery: for each request one process that serves, and one that tells how it ended."""
    import collabd.cli.serve  # noqa: F401 - this is what is loaded beforehand
    from collabd.cli import main

    while True:
        request, fds, _, _ = socket.recv_fds(line, REQUEST_BYTES, 3)
        if not request:
            return
        if os.fork():
            for fd in fds:
                os.close(fd)
            continue
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        line.close()
        answers = socket.socket(fileno=fds[0])
        if pid := os.fork():
            for fd in fds[1:]:
                os.close(fd)
            answers.send(str(pid).encode())
            _, status = os.waitpid(pid, 0)
            answers.send(str(os.waitstatus_to_exitcode(status)).encode())
            os._exit(0)
        answers.close()
        words = become(json.loads(request), *fds[1:])
        sys.exit(main(words))


def become(request: dict[str, object], output: int, errors: int) -> list[str]:
    """Be a process of one's own, as it was asked for; the words of the command line."""
    os.setsid()
    os.dup2(output, 1)
    os.dup2(errors, 2)
    os.close(output)
    os.close(errors)
    os.chdir(str(request["folder"]))
    environ, words = request["environ"], request["words"]
    assert isinstance(environ, dict)
    assert isinstance(words, list)
    os.environ.clear()
    os.environ.update(environ)
    return words


if __name__ == "__main__":
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # who waits for a server is waited for by nobody
    raise_servers(socket.socket(fileno=int(sys.argv[1])))
