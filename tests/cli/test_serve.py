"""`collabd serve`: what it says when it starts."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.servers import serve


@pytest.mark.parametrize(
    ("host", "urls", "warned"),
    [
        ("127.0.0.1", "", False),
        ("0.0.0.0", "", True),
        ("0.0.0.0", "http://192.168.1.20:8000", False),
    ],
)
def test_an_address_that_nobody_may_use_is_pointed_out(
    tmp_path: Path, host: str, urls: str, warned: bool
) -> None:
    environ = {"COLLABD_SERVER_HOST": host, "COLLABD_SERVER_PUBLIC_URLS": urls}
    with serve(tmp_path / "data", environ=environ) as server:
        assert server.stop() == 0
    assert ("public_urls under [server]" in server.log.read_text(encoding="utf-8")) == warned
