"""The crowd of `bench/sign_in.py`: everybody signs in at once, or one by one with what is not right."""

import asyncio
import json
import statistics
import sys
import time

import httpx

PATIENCE = 60


async def come_in(client: httpx.AsyncClient, login: str, password: str) -> tuple[float, int]:
    """How long it took to get in, and how often it said to come back."""
    started, turned_away = time.perf_counter(), 0
    while time.perf_counter() - started < PATIENCE:
        asked = {"login": login, "password": password, "session": "token"}
        response = await client.post("/api/v1/auth/sign-in", json=asked)
        if response.status_code == 200:
            return time.perf_counter() - started, turned_away
        if response.status_code != 429:
            raise RuntimeError(f"{response.status_code}: {response.text}")
        turned_away += 1
        await asyncio.sleep(int(response.headers["retry-after"]))
    raise TimeoutError(login)


async def right(client: httpx.AsyncClient, people: int, password: str) -> dict[str, float]:
    """Everybody at once."""
    started = time.perf_counter()
    done = await asyncio.gather(*(come_in(client, f"person{n}", password) for n in range(people)))
    return {
        "seconds": time.perf_counter() - started,
        "median": statistics.median(seconds for seconds, _ in done),
        "turned_away": sum(times for _, times in done),
    }


async def wrong(client: httpx.AsyncClient, tries: int) -> dict[str, float]:
    """In turn a wrong password and an unknown name."""
    took: dict[str, list[float]] = {"wrong": [], "unknown": []}
    for number in range(tries):
        for kind, login in (("wrong", f"person{number}"), ("unknown", f"nobody{number}")):
            asked = {"login": login, "password": "not this one", "session": "token"}
            started = time.perf_counter()
            response = await client.post("/api/v1/auth/sign-in", json=asked)
            took[kind].append((time.perf_counter() - started) * 1000)
            assert response.status_code == 401, response.text
    return {kind: statistics.median(times) for kind, times in took.items()}


async def main(address: str, people: int, kind: str, password: str) -> None:
    # Less than the server lets a connection idle: who comes back does so on a fresh one.
    limits = httpx.Limits(max_connections=people, keepalive_expiry=1)
    async with httpx.AsyncClient(base_url=address, limits=limits, timeout=PATIENCE) as client:
        work = right(client, people, password) if kind == "right" else wrong(client, people)
        print(json.dumps(await work))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]))
