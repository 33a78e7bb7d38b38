"""The built web app: its files, its pages, and how long a browser may keep them."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest
from litestar import Litestar
from tests.support.asgi import Told, ask

from collabd.api.web import ASK_EACH_TIME, FOREVER, WebApp, web_route

PAGE = b"<!doctype html><title>collabd</title>" + b"<p>hello</p>" * 100
SCRIPT = b"export const hello = 1;\n" * 100


@pytest.fixture
def built(tmp_path: Path) -> Path:
    files = {
        "index.html": PAGE,
        "favicon.svg": b"<svg/>",
        "manifest.webmanifest": b"{}",
        "assets/app-1a2b3c.js": SCRIPT,
        "assets/type-1a2b3c.woff2": bytes(range(256)),
    }
    for name, content in files.items():
        (tmp_path / "dist" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "dist" / name).write_bytes(content)
    (tmp_path / "secret.txt").write_text("not for the web", encoding="utf-8")
    return tmp_path / "dist"


async def get(folder: Path | None, path: str, method: str = "GET", **headers: str) -> Told:
    app = Litestar(route_handlers=[web_route(WebApp.load(folder))], openapi_config=None, logging_config=None)
    parts: dict[str, Any] = {**headers}
    return await ask(app, f"{method} {path}", **parts)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/index.html",
        "/rooms/019fd5b2",
        "/setup/code",
        "/invite/a-b_c",
        "/reset/x",
        "/sign-in",
        "/settings",
    ],
)
async def test_every_page_is_the_app(built: Path, path: str) -> None:
    told = await get(built, path)
    assert (told.status, told.body) == (200, PAGE)
    assert told.headers["content-type"] == "text/html; charset=utf-8"
    assert told.headers["cache-control"] == ASK_EACH_TIME, "an update must not wait for a cache"


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/assets/app-1a2b3c.js", "text/javascript; charset=utf-8"),
        ("/assets/type-1a2b3c.woff2", "font/woff2"),
        ("/favicon.svg", "image/svg+xml"),
        ("/manifest.webmanifest", "application/manifest+json"),
    ],
)
async def test_a_file_has_its_type(built: Path, path: str, media_type: str) -> None:
    told = await get(built, path)
    assert told.status == 200
    assert told.headers["content-type"] == media_type
    assert told.body == (built / path[1:]).read_bytes()


async def test_only_what_has_a_hash_in_its_name_is_kept_for_ever(built: Path) -> None:
    assert (await get(built, "/assets/app-1a2b3c.js")).headers["cache-control"] == FOREVER
    assert "immutable" in FOREVER
    assert (await get(built, "/favicon.svg")).headers["cache-control"] == ASK_EACH_TIME


@pytest.mark.parametrize(
    "path",
    [
        "/assets/app-old.js",
        "/assets/",
        "/api/v1/weather",
        "/connection/sse",
        "/emulation",
        "/metrics",
        "/healthz",
        "/readyz",
    ],
)
async def test_what_is_no_page_is_not_found(built: Path, path: str) -> None:
    assert WebApp.load(built).find("/rooms/x") is not None
    assert WebApp.load(built).find(path) is None


@pytest.mark.parametrize(
    "path",
    ["/../secret.txt", "/assets/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "//etc/passwd"],
)
async def test_no_way_leads_out_of_the_folder(built: Path, path: str) -> None:
    found = WebApp.load(built).find(path)
    assert found is None or found.content == PAGE


async def test_a_browser_that_has_it_is_told_so(built: Path) -> None:
    for path in ("/", "/assets/app-1a2b3c.js"):
        first = await get(built, path)
        again = await get(built, path, if_none_match=first.headers["etag"])
        assert (again.status, again.body) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
        assert (await get(built, path, if_none_match='"another"')).status == 200
    assert (await get(built, "/")).headers["etag"] != (await get(built, "/favicon.svg")).headers["etag"]


async def test_it_comes_compressed_to_who_takes_it(built: Path) -> None:
    for path, whole in (("/", PAGE), ("/assets/app-1a2b3c.js", SCRIPT)):
        plain, small = await get(built, path), await get(built, path, accept_encoding="br, gzip;q=0.8")
        assert plain.body == whole
        assert "content-encoding" not in plain.headers
        assert small.headers["content-encoding"] == "gzip"
        assert gzip.decompress(small.body) == whole
        assert len(small.body) < len(whole) / 5
        assert small.headers["vary"] == plain.headers["vary"] == "accept-encoding"
    font = await get(built, "/assets/type-1a2b3c.woff2", accept_encoding="gzip")
    assert "content-encoding" not in font.headers, "a font is compressed already"


async def test_only_asking_for_the_head_is_allowed(built: Path) -> None:
    told = await get(built, "/", "HEAD")
    assert told.status == 200
    assert told.headers["etag"] == (await get(built, "/")).headers["etag"]


async def test_without_a_build_a_page_says_what_to_do() -> None:
    told = await get(None, "/rooms/x")
    assert told.status == 200
    assert b"make run" in told.body


BUILT = b"""<!doctype html><meta name="base-path" content="" /><link rel="icon" href="./favicon.svg">
<script src="./theme.js"></script><script type="module" src="./assets/app-1a2b3c.js"></script>"""


@pytest.mark.parametrize("base", ["", "/chat", "/a/b"])
async def test_the_page_names_whole_addresses_wherever_it_lives(built: Path, base: str) -> None:
    (built / "index.html").write_bytes(BUILT)
    file = WebApp.load(built, base).find("/rooms/x")
    assert file is not None
    page = file.content.decode()
    assert f'name="base-path" content="{base}"' in page
    for name in ("favicon.svg", "theme.js", "assets/app-1a2b3c.js"):
        assert f'"{base}/{name}"' in page
    assert '"./' not in page
    other = WebApp.load(built, "/elsewhere").find("/")
    assert other is not None
    assert other.etag != file.etag, "who moves the server must not be shown the old page"
