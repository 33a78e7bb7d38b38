"""The client's own reducers as the judge of traces: a Node process that replays one trace a line."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

REPLAY = Path(__file__).parents[3] / "web" / "client" / "tests" / "traces" / "replay.ts"


class Verdict(msgspec.Struct, frozen=True):
    """Where a replica held something else than who began anew, and the types of events that changed one."""

    mistakes: list[str]
    moved: list[str]


class Judge:
    """Asks the process, one trace at a time."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._say, self._hear = process.stdin, process.stdout
        self._decode = msgspec.json.Decoder(Verdict).decode

    def judge(self, trace: bytes) -> Verdict:
        """What becomes of a trace: the JSON of its steps on one line."""
        self._say.write(trace + b"\n")
        self._say.flush()
        answer = self._hear.readline()
        assert answer, "the replay has failed: see what it wrote on standard error"
        return self._decode(answer)


@contextmanager
def judging() -> Iterator[Judge]:
    """A judge, as long as the block runs."""
    node = shutil.which("node")
    assert node is not None, "Node comes with the environment: .venv/node belongs on the PATH"
    with subprocess.Popen([node, REPLAY], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        yield Judge(process)
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(10) == 0
