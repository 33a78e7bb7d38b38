"""Overrides from environment variables: `COLLABD_SECTION_KEY`, as `COLLABD_SERVER_PORT=9000`."""

import difflib
from collections.abc import Mapping

import msgspec

from collabd.settings.reading import ConfigError, Given
from collabd.settings.section import sections, settings

PREFIX = "COLLABD_"


def variable(section: str, key: str) -> str:
    """The environment variable that overrides a setting."""
    return f"{PREFIX}{section}_{key}".upper()


def overrides(root: type[msgspec.Struct], environ: Mapping[str, str]) -> list[Given]:
    """What the environment sets, in the order of the declarations.

    Raises ConfigError for a `COLLABD_` variable that names a section but no setting of it, or that is nearly
    one of ours; other variables belong to somebody else.
    """
    known = {
        variable(section, key): (section, key)
        for section, struct in sections(root).items()
        for key in settings(struct)
    }
    problems = [
        problem
        for name in sorted(environ)
        if name.startswith(PREFIX) and name not in known and (problem := _problem(root, name, list(known)))
    ]
    if problems:
        raise ConfigError(problems)
    return [Given(name, *known[name], environ[name]) for name in known if name in environ]


def _problem(root: type[msgspec.Struct], name: str, known: list[str]) -> str | None:
    section = name.removeprefix(PREFIX).partition("_")[0].lower()
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.85)
    if near:
        return f'{name}: unknown setting; did you mean "{near[0]}"?'
    if section not in sections(root):
        return None
    own = [other for other in known if other.startswith(variable(section, ""))]
    return f"{name}: unknown setting; [{section}] has {', '.join(own)}"
