"""How often someone may try: by account, by address, by session."""

from __future__ import annotations

from contextlib import AbstractContextManager

import pytest

from collabd import config
from collabd.api import throttle as module
from collabd.api.throttle import FRESH_TRIES, Throttle, Try, Windows, network
from collabd.domain.errors import Code, CollabError, overloaded, rate_limited, unauthenticated

HOME, ELSEWHERE = "192.0.2.1", "198.51.100.1"
WINDOW = 900
PER_ACCOUNT, PER_ADDRESS, SIGN_UPS, CODES = 5, 12, 3, 4


class Seconds:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Seconds:
    return Seconds()


@pytest.fixture
def throttle(clock: Seconds) -> Throttle:
    settings = config.Throttle(
        window_seconds=WINDOW,
        sign_in_per_account=PER_ACCOUNT,
        sign_in_per_address=PER_ADDRESS,
        sign_up_per_address=SIGN_UPS,
        setup_per_address=CODES,
    )
    return Throttle(settings, clock)


def fail(attempt: AbstractContextManager[Try]) -> None:
    with pytest.raises(CollabError) as caught, attempt:
        raise unauthenticated()
    if caught.value.code is not Code.UNAUTHENTICATED:
        raise caught.value


def succeed(attempt: AbstractContextManager[Try]) -> None:
    with attempt:
        pass


def retry_after(attempt: AbstractContextManager[Try]) -> int:
    with pytest.raises(CollabError) as caught, attempt:
        pytest.fail("the try was let through")
    assert caught.value.code is Code.RATE_LIMITED
    seconds = caught.value.details["retryAfter"]
    assert isinstance(seconds, int)
    return seconds


def test_failed_tries_at_an_account_are_used_up_and_come_back(throttle: Throttle, clock: Seconds) -> None:
    for _ in range(PER_ACCOUNT):
        fail(throttle.sign_in("alice", HOME))
        clock.now += 1
    assert retry_after(throttle.sign_in("alice", HOME)) == WINDOW - PER_ACCOUNT
    succeed(throttle.sign_in("bob", HOME))
    clock.now += WINDOW - PER_ACCOUNT - 0.5
    assert retry_after(throttle.sign_in("alice", HOME)) == 1
    clock.now += 0.5
    succeed(throttle.sign_in("alice", HOME))


def test_a_stranger_cannot_lock_the_owner_out(throttle: Throttle) -> None:
    for _ in range(PER_ACCOUNT):
        fail(throttle.sign_in("alice", HOME))
    retry_after(throttle.sign_in("alice", HOME))
    succeed(throttle.sign_in("alice", ELSEWHERE))
    retry_after(throttle.sign_in("alice", HOME))


def test_guessing_from_many_addresses_has_few_tries_from_each(throttle: Throttle) -> None:
    for _ in range(PER_ACCOUNT):
        fail(throttle.sign_in("alice", HOME))
    for number in range(20):
        address = f"203.0.113.{number}"
        for _ in range(FRESH_TRIES):
            fail(throttle.sign_in("alice", address))
        assert retry_after(throttle.sign_in("alice", address)) == WINDOW


def test_the_right_password_does_not_count(throttle: Throttle) -> None:
    for _ in range(3 * PER_ADDRESS):
        succeed(throttle.sign_in("alice", HOME))
    for _ in range(PER_ACCOUNT - 1):
        fail(throttle.sign_in("alice", HOME))
    succeed(throttle.sign_in("alice", HOME))


def test_ones_own_account_does_not_open_the_way_to_others(throttle: Throttle) -> None:
    for number in range(PER_ADDRESS):
        fail(throttle.sign_in(f"victim-{number}", HOME))
        if number < PER_ADDRESS - 1:
            succeed(throttle.sign_in("mallory", HOME))
    retry_after(throttle.sign_in("mallory", HOME))
    retry_after(throttle.sign_in("another", HOME))
    succeed(throttle.sign_in("another", ELSEWHERE))


def test_an_account_is_one_however_it_is_typed(throttle: Throttle) -> None:
    for login in ("alice", "ALICE", "al1ce", "a.lice", "alice"):
        fail(throttle.sign_in(login, HOME))
    retry_after(throttle.sign_in("Alice", HOME))
    for login in ("bob@example.org", "BOB@example.org") * 2 + ("Bob@Example.Org",):
        fail(throttle.sign_in(login, ELSEWHERE))
    retry_after(throttle.sign_in("bob@EXAMPLE.org", ELSEWHERE))


def test_many_tries_at_once_are_counted_before_they_end(throttle: Throttle) -> None:
    running = [throttle.sign_in("alice", HOME) for _ in range(PER_ACCOUNT)]
    for attempt in running:
        attempt.__enter__()
    retry_after(throttle.sign_in("alice", HOME))
    for attempt in running:
        attempt.__exit__(None, None, None)
    succeed(throttle.sign_in("alice", HOME))


@pytest.mark.parametrize("refusal", [rate_limited(2), overloaded()])
def test_a_try_that_nobody_looked_at_does_not_count(throttle: Throttle, refusal: CollabError) -> None:
    for _ in range(3 * PER_ADDRESS):
        with pytest.raises(CollabError), throttle.sign_in("alice", HOME):
            raise refusal
    succeed(throttle.sign_in("alice", HOME))


def test_every_new_account_counts(throttle: Throttle, clock: Seconds) -> None:
    for _ in range(SIGN_UPS):
        succeed(throttle.sign_up(HOME))
    assert retry_after(throttle.sign_up(HOME)) == WINDOW
    succeed(throttle.sign_up(ELSEWHERE))
    clock.now += WINDOW
    succeed(throttle.sign_up(HOME))


def test_invited_people_may_come_from_one_address(throttle: Throttle) -> None:
    for _ in range(3 * SIGN_UPS):
        with throttle.sign_up(HOME) as attempt:
            attempt.counts = False
    for _ in range(SIGN_UPS):
        fail(throttle.sign_up(HOME))
    retry_after(throttle.sign_up(HOME))


def test_wrong_codes_count_and_right_ones_do_not(throttle: Throttle) -> None:
    for _ in range(3 * CODES):
        succeed(throttle.code(HOME))
    for _ in range(CODES):
        fail(throttle.code(HOME))
    assert retry_after(throttle.code(HOME)) == WINDOW
    succeed(throttle.code(ELSEWHERE))


def test_the_present_password_is_counted_by_session(throttle: Throttle) -> None:
    for _ in range(PER_ACCOUNT):
        fail(throttle.password("stolen"))
    assert retry_after(throttle.password("stolen")) == WINDOW
    succeed(throttle.password("the owner's"))


def test_a_reset_password_opens_the_way_again(throttle: Throttle) -> None:
    for _ in range(PER_ACCOUNT):
        fail(throttle.sign_in("alice", HOME))
    retry_after(throttle.sign_in("alice", HOME))
    throttle.forgive(("alice", "alice@example.org"), HOME)
    succeed(throttle.sign_in("alice", HOME))


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2::9", "2001:db8:1:2::"),
        ("2001:db8:1:3::9", "2001:db8:1:3::"),
        ("fe80::1%eth0", "fe80::"),
        ("", ""),
    ],
)
def test_an_address_is_one_ipv4_address_or_one_ipv6_network(address: str, counted: str) -> None:
    assert network(address) == counted


def test_memory_is_bounded(clock: Seconds, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KEYS", 100)
    windows = Windows(WINDOW, clock)
    for number in range(1000):
        windows.add(b"%d" % number)
        assert len(windows) <= 100
    assert (windows.used(b"999"), windows.used(b"0")) == (1, 0)
    clock.now += WINDOW
    windows.add(b"after")
    assert len(windows) == 1
