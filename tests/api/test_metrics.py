"""`/metrics` and the probes on a real server: who may read them, and that what they say is true."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from tests.api.socket.conftest import found_a_town
from tests.support.browsers import browser, data, program, sign_in, sign_up
from tests.support.people import person
from tests.support.servers import ServerProcess, fill, serve
from tests.support.sockets import connected
from tests.support.wire import Answer, ask

from collabd.domain.backups import LastBackup
from collabd.domain.times import rfc3339
from collabd.store.last_backup import note_backup
from collabd.store.sqlite.store import SqliteStore

SCRAPER = "a-token-for-the-scraper"
ROOMS = "/api/v1/rooms/{roomId}"


async def town_with_an_admin(store: SqliteStore) -> str:
    await person(store, "ada", "admins")
    return (await found_a_town(store)).rooms["Hall"]


@pytest.fixture(scope="module")
def hall_and_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, ServerProcess]]:
    folder = tmp_path_factory.mktemp("metrics") / "data"
    hall = asyncio.run(fill(folder, town_with_an_admin))
    with serve(folder, environ={"COLLABD_METRICS_TOKEN": SCRAPER}) as running:
        yield hall, running
        assert running.stop() == 0
        assert "Traceback" not in running.log.read_text(encoding="utf-8")


@pytest.fixture
def server(hall_and_server: tuple[str, ServerProcess]) -> ServerProcess:
    return hall_and_server[1]


@pytest.fixture
def hall(hall_and_server: tuple[str, ServerProcess]) -> str:
    return hall_and_server[0]


def samples_of(answer: Answer) -> dict[str, float]:
    """Every sample by its name and labels, as `name{method=GET}`; a parser of Prometheus' own reads them."""
    assert answer.status == 200, answer.body
    found = {}
    for family in text_string_to_metric_families(answer.body.decode()):
        for sample in family.samples:
            labels = ",".join(f"{name}={value}" for name, value in sorted(sample.labels.items()))
            found[f"{sample.name}{{{labels}}}" if labels else sample.name] = sample.value
    return found


async def scraped(server: ServerProcess) -> dict[str, float]:
    return samples_of(await ask(server, "GET /metrics", token=SCRAPER))


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
async def test_probes_need_no_credential_and_take_any_host(server: ServerProcess, path: str) -> None:
    for host in (None, f"10.1.2.3:{server.port}", "whatever.example"):
        answer = await ask(server, f"GET {path}", host=host)
        assert (answer.status, answer.headers["content-type"]) == (200, "application/json")
        assert answer.json == ({"alive": True} if path == "/healthz" else {"ready": True})
    elsewhere = await ask(server, "GET /api/v1/users/me", host="10.1.2.3", token="alice-token")
    assert elsewhere.status == 400, "nothing else does"


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
async def test_head_is_answered_and_nothing_can_be_sent(server: ServerProcess, path: str) -> None:
    async with program(server, token=SCRAPER) as sdk:
        url = f"http://127.0.0.1:{server.port}{path}"
        head = await sdk.head(url)
        assert (head.status_code, head.content) == (200, b"")
        assert (await sdk.post(url)).status_code == 405


async def test_admins_and_the_token_read_the_metrics_and_nobody_else(server: ServerProcess) -> None:
    for token in (SCRAPER, "ada-token"):
        answer = await ask(server, "GET /metrics", token=token, host="10.1.2.3")
        assert samples_of(answer)["collabd_ready"] == 1
        assert answer.headers["content-type"].startswith("text/plain")
        assert answer.headers["cache-control"] == "no-store"
    async with program(server, token="ada-token") as ada:
        made = await ada.post("/api-keys", json={"name": "an Admin's", "scopes": ["read"]})
    refused: dict[str | None, tuple[int, str]] = {
        None: (401, "unauthenticated"),
        made.json()["key"]: (403, "forbidden"),
        "alice-token": (403, "forbidden"),
        SCRAPER[:-1]: (401, "unauthenticated"),
    }
    for other, refusal in refused.items():
        answer = await ask(server, "GET /metrics", token=other)
        assert (answer.status, answer.code) == refusal
        assert b"collabd_" not in answer.body
    name = f"collabd-{server.port}"
    assert (await ask(server, "GET /metrics", cookie=f"{name}=ada-token")).status == 200
    assert (await ask(server, "GET /metrics", cookie=f"{name}={SCRAPER}")).status == 401, "no cookie of ours"


async def test_without_a_token_in_the_configuration_only_admins_do(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    await fill(folder, town_with_an_admin)
    with serve(folder) as server:
        assert (await ask(server, "GET /metrics", token="ada-token")).status == 200
        assert (await ask(server, "GET /metrics", token=SCRAPER)).status == 401
        assert (await ask(server, "GET /metrics", Authorization="Bearer ")).status == 401


async def test_what_is_sent_is_counted_as_published_and_delivered(server: ServerProcess, hall: str) -> None:
    before = await scraped(server)
    async with (
        connected(server.socket_url, "alice-token") as (alice, _),
        connected(server.socket_url, "bob-token") as (bob, _),
    ):
        during = await scraped(server)
        assert during["collabd_connected_clients"] == before["collabd_connected_clients"] + 2
        # Each is subscribed to the directory and to their own stream; alice to two rooms, bob to one.
        assert during["collabd_subscriptions"] == before["collabd_subscriptions"] + 7
        for number in range(5):
            assert "rpc" in await alice.rpc("message.send", roomId=hall, content=f"number {number}")
        for _ in range(5):
            await bob.event("message.created")
        assert "error" in await alice.rpc("message.send", roomId=hall, content="")
        assert "error" in await alice.rpc("no.such-method")
        after = await scraped(server)

    def grown(name: str) -> float:
        return after.get(name, 0) - during.get(name, 0)

    assert grown("collabd_subscription_events_published_total") == 5
    assert grown("collabd_subscription_events_delivered_total") == 10
    assert grown("collabd_messages") == grown("collabd_events") == 5
    assert 1 <= grown("collabd_commit_seconds_count") == grown("collabd_commit_commands_count") <= 6
    assert grown("collabd_commit_commands_sum") == 6, "the refused one, too"
    assert grown("collabd_rpcs_total{method=message.send,outcome=ok}") == 5
    assert grown("collabd_rpcs_total{method=message.send,outcome=invalid}") == 1
    assert grown("collabd_rpcs_total{method=none,outcome=not_found}") == 1
    async with asyncio.timeout(10):
        while (await scraped(server))["collabd_connected_clients"] != before["collabd_connected_clients"]:
            pass
    assert (await scraped(server))["collabd_socket_closes_total{code=1000}"] >= 2


async def test_requests_are_counted_by_route_however_many_addresses_there_are(server: ServerProcess) -> None:
    before = await scraped(server)
    for number in range(20):
        missing = f"01900000-0000-7000-8000-0000000000{number:02}"
        assert (await ask(server, f"GET /api/v1/rooms/{missing}", token="alice-token")).status == 404
        assert (await ask(server, f"GET /page-{number}")).status == 200
    assert (await ask(server, "BREW /api/v1/rooms/x", token="alice-token")).status == 405
    after = await scraped(server)
    route = f"collabd_http_requests_total{{method=GET,route={ROOMS},status=404}}"
    assert after[route] - before.get(route, 0) == 20
    assert after[f"collabd_http_request_seconds_count{{method=GET,route={ROOMS}}}"] >= 20
    assert after["collabd_http_requests_total{method=OTHER,route=none,status=405}"] == 1
    new = [name for name in after.keys() - before.keys() if name.startswith("collabd_http_requests_total")]
    assert len(new) <= 4, new


async def test_the_process_and_its_files_are_measured(server: ServerProcess, tmp_path: Path) -> None:
    found = await scraped(server)
    assert found["process_resident_memory_bytes"] > 10_000_000
    assert found["process_cpu_seconds_total"] > 0
    assert found["collabd_database_bytes"] > 50_000
    assert found["collabd_event_loop_lag_seconds_count"] > 0
    assert found["collabd_people"] >= 4
    assert any(name.startswith("collabd_build_info{python=3.") for name in found)


async def test_the_newest_backup_is_told(server: ServerProcess) -> None:
    assert (await scraped(server))["collabd_last_backup_timestamp_seconds"] == 0
    backup = LastBackup(made_at=rfc3339(1_790_000_000_500), file="/mnt/monday.tar.gz", bytes=7)
    note_backup(server.log.with_suffix(""), backup)
    assert (await scraped(server))["collabd_last_backup_timestamp_seconds"] == 1_790_000_000.5


async def test_people_who_sign_in_are_sessions(tmp_path: Path) -> None:
    with serve(tmp_path / "data", environ={"COLLABD_METRICS_TOKEN": SCRAPER}) as server:
        assert (await scraped(server))["collabd_sessions"] == 0
        async with browser(server) as page:
            data(await sign_up(page, "zoe"))
        async with program(server) as sdk:
            data(await sign_in(sdk, "zoe", session="token"))
        assert (await scraped(server))["collabd_sessions"] == 2


async def test_a_short_token_stops_the_start(tmp_path: Path) -> None:
    with serve(tmp_path / "data", environ={"COLLABD_METRICS_TOKEN": "x" * 16}):
        pass
    too_short = serve(tmp_path / "other", environ={"COLLABD_METRICS_TOKEN": "x" * 15})
    with pytest.raises(RuntimeError, match="at least 16 characters"), too_short:
        pass
