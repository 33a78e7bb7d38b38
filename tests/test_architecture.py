"""The house stands as it was drawn: imports go down only, files are short, no drawer is called "utils"."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src"
PACKAGE = SOURCE / "collabd"

TOP = "top"
"""What wires everything together: server, cli, and what only these start."""

FLOORS: dict[str, set[str]] = {
    TOP: {TOP, "api", "demo", "actions", "live", "store", "store.base", "config", "domain"},
    "api": {"api", "actions", "live", "store.base", "config", "domain"},
    "demo": {"demo", "actions", "store.base", "config", "domain"},
    "actions": {"actions", "store.base", "domain"},
    "live": {"live", "domain"},
    "store": {"store", "store.base", "config", "domain"},
    "config": {"config"},
    "domain": {"domain"},
}
"""Floor by floor, what it may import of collabd (design/architecture.md)."""

ROOMS = {
    **dict.fromkeys(
        (
            "server",
            "opening",
            "cli",
            "upkeep",
            "garbage",
            "network",
            "listening",
            "tls",
            "assets",
            "imaging",
            "collecting",
            "rules",
            "__main__",
        ),
        TOP,
    ),
    **dict.fromkeys(("config", "settings"), "config"),
}
"""Which floor a top-level module belongs to where its own name does not say it."""

WIRING = ("collabd.server", "collabd.opening", "collabd.cli")
LINES = 250
DRAWERS = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "service", "misc", "tools"}


@cache
def modules() -> dict[str, Path]:
    """Every module of collabd, by its dotted name."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(path: Path) -> Iterator[str]:
    """The modules of collabd that a file imports, wherever in the file, also for types only."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.split(".")[0] == "collabd")
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "collabd":
            for name in node.names:
                whole = f"{node.module}.{name.name}"
                yield whole if whole in modules() else node.module


def floor(module: str) -> str:
    """The floor that a module belongs to; the seam of the store is one of its own."""
    if module == "collabd.store.base":
        return "store.base"
    name = module.split(".")[1] if "." in module else "collabd"
    return ROOMS.get(name, name)


def breaches(name: str, path: Path) -> list[str]:
    """What a module imports though it must not."""
    own = floor(name).partition(".")[0]
    allowed = FLOORS[own]
    # The package itself holds nothing but its version.
    return [f"{name} imports {other}" for other in imports(path) if floor(other) not in {*allowed, "collabd"}]


def inner(modules_of: dict[str, Path]) -> dict[str, Path]:
    return {name: path for name, path in modules_of.items() if name != "collabd"}


def test_every_module_has_its_floor() -> None:
    assert len(modules()) > 80, "the walk finds the house"
    assert {floor(name).partition(".")[0] for name in inner(modules())} == set(FLOORS)


def test_imports_go_down_only() -> None:
    assert "collabd.store.base" in set(imports(modules()["collabd.api.services"])), "imports are seen"
    assert [breach for name, path in inner(modules()).items() for breach in breaches(name, path)] == []


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("collabd.domain.rooms", "import collabd.config"),
        ("collabd.domain.rooms", "from collabd.actions import rooms"),
        ("collabd.config", "from collabd.domain.ids import new_id"),
        ("collabd.live.hub", "from collabd.store.base import Snapshot"),
        ("collabd.store.sqlite.writer", "from collabd.live.hub import Hub"),
        ("collabd.actions.rooms", "from collabd.store.sqlite.store import SqliteStore"),
        ("collabd.actions.rooms", "from collabd.live.bus import Bus"),
        ("collabd.api.auth", "from collabd.store import queries"),
        ("collabd.api.auth", "from collabd import server"),
        ("collabd.demo.fill", "from collabd.api.auth import new_token"),
        ("collabd.demo.fill", "def late() -> None:\n    from collabd.api import app"),
    ],
)
def test_a_breach_would_be_seen(tmp_path: Path, name: str, line: str) -> None:
    file = tmp_path / "module.py"
    file.write_text("from collabd import __version__\n", encoding="utf-8")
    assert breaches(name, file) == []
    file.write_text(line, encoding="utf-8")
    assert len(breaches(name, file)) == 1


def test_only_the_wiring_names_the_engine_and_a_bus() -> None:
    named = {
        (name, other)
        for name, path in inner(modules()).items()
        for other in imports(path)
        if other.startswith("collabd.store.sqlite") and not name.startswith("collabd.store.sqlite")
    }
    assert named, "somebody does name it"
    assert {name for name, _ in named if not name.startswith(WIRING)} == set()
    naming_a_bus = {
        name for name, path in inner(modules()).items() if "MemoryBus" in path.read_text(encoding="utf-8")
    }
    assert naming_a_bus - {"collabd.live.bus"} == {"collabd.server"}


def test_the_questions_do_not_know_the_engine() -> None:
    questions = {name: path for name, path in modules().items() if name.startswith("collabd.store.queries")}
    assert len(questions) > 8
    assert [name for name, path in questions.items() if "sqlite" in " ".join(imports(path))] == []


def test_the_domain_is_pure() -> None:
    impure = {"asyncio", "socket", "sqlite3", "time", "threading", "os", "pathlib", "random", "litestar"}
    for name, path in modules().items():
        if name.startswith("collabd.domain"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            named = {
                alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
            }
            named |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
            assert named & impure == set(), name


def test_files_are_short() -> None:
    lines = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in modules().items()}
    assert {name: count for name, count in lines.items() if count > LINES} == {}


def test_no_file_is_a_drawer() -> None:
    names = {path.stem for path in modules().values()} | {
        part for name in modules() for part in name.split(".")
    }
    assert names & DRAWERS == set()
    assert {name for name in modules() if name.endswith(".base")} == {"collabd.store.base"}


def test_folders_name_layers_and_files_name_nouns() -> None:
    """The same noun names the file in every layer."""
    nouns = {"messages", "rooms", "members", "reactions"}
    for layer in ("domain", "actions", "store.queries", "api.http"):
        missing = {noun for noun in nouns if f"collabd.{layer}.{noun}" not in modules()}
        assert missing == set(), layer
