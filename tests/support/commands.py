"""The command line as a process of its own."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path


async def collabd(*words: str | Path, cwd: Path, stdin: str = "") -> tuple[int, str, str]:
    """Run a command; its exit code, standard output and standard error."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "collabd", *map(str, words)),
        cwd=cwd,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await process.communicate(stdin.encode())
    assert process.returncode is not None
    return process.returncode, out.decode(), err.decode()
