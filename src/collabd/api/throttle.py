"""Throttling: how often someone may try a password, a code, or to sign up.

What counts is a failed try, and every new account unless an invite bounds them. A try is counted before it is
made, so that many at once cannot slip through, and taken back if it went well, or if the server was too busy
to look at it.

The rule for signing in, made so that a stranger can neither guess on nor lock the owner out:

- An address has `sign_in_per_address` tries at all accounts together.
- An account has `sign_in_per_account` tries from everywhere together. When they are used up, an address that
  has hardly tried this account still has `FRESH_TRIES` at it. So the owner gets in with the right password,
  unless the guessing comes from their own address; whoever guesses from many has few tries from each.
- Accounts are counted by what was typed, whether or not there is one of that name: nothing is given away.

Changing one's password or e-mail address is counted by session: a stolen one cannot try passwords on, and
does not shut the owner's own sessions out. Asking for an e-mail address that somebody has is a failed try.
An address is one IPv4 address or one IPv6 /64, which is what a household has.
"""

from __future__ import annotations

import hashlib
import ipaddress
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from collabd import config
from collabd.domain.errors import Code, CollabError, rate_limited
from collabd.domain.usernames import email_key, username_key

KEYS = 20_000
"""What is counted at the same time: about 6 MB. Beyond it the oldest counts are forgotten. To get there, an
attacker has to fail thousands of times, each through the bounded queue of passwords, which gains less than
trying the account from those addresses would."""

FRESH_TRIES = 3
"""Enough for a slip of the finger, too few for guessing."""

NOT_LOOKED_AT = frozenset({Code.RATE_LIMITED, Code.OVERLOADED})
"""Refusals that say nothing about whether the try was right."""


class Windows:
    """Counts per key in windows of equal length that begin with a key's first count. Bounded by `KEYS`."""

    def __init__(self, seconds: float, clock: Callable[[], float]) -> None:
        self._seconds = seconds
        self._clock = clock
        # In the order in which the windows end, since all are of equal length.
        self._counts: dict[bytes, tuple[int, float]] = {}

    def __len__(self) -> int:
        return len(self._counts)

    def used(self, key: bytes) -> int:
        """How much the key has counted in its present window."""
        count, ends = self._counts.get(key, (0, 0.0))
        return count if ends > self._clock() else 0

    def left(self, key: bytes) -> float:
        """Seconds until the key's window ends."""
        return self._counts.get(key, (0, 0.0))[1] - self._clock()

    def add(self, key: bytes) -> None:
        """Count one."""
        self._forget()
        count, ends = self._counts.get(key, (0, self._clock() + self._seconds))
        self._counts[key] = (count + 1, ends)

    def take_back(self, key: bytes) -> None:
        """Count one less."""
        count, ends = self._counts.get(key, (0, 0.0))
        if count > 1:
            self._counts[key] = (count - 1, ends)
        else:
            self.clear(key)

    def clear(self, key: bytes) -> None:
        """Forget a key."""
        self._counts.pop(key, None)

    def _forget(self) -> None:
        now = self._clock()
        while self._counts:
            oldest = next(iter(self._counts))
            if self._counts[oldest][1] > now and len(self._counts) < KEYS:
                return
            del self._counts[oldest]


class Try:
    """One try that is being made. `counts` says that it is counted even if it goes well."""

    def __init__(self, *, counts: bool = False) -> None:
        self.counts = counts


class Throttle:
    """Counts tries by the rules above. `clock` gives seconds and never goes back.

    Each method is a context in which the try is made; it raises `rate_limited` instead when there have been
    too many.
    """

    def __init__(self, settings: config.Throttle, clock: Callable[[], float]) -> None:
        self._settings = settings
        self._windows = Windows(settings.window_seconds, clock)

    @contextmanager
    def sign_in(self, login: str, address: str) -> Iterator[Try]:
        """A try to sign in under this name or e-mail address, from there."""
        source = network(address)
        by_address = key_of("sign-in", source)
        account = key_of("account", account_of(login))
        pair = key_of("pair", account_of(login), source)
        most = self._settings.sign_in_per_account
        self._require(by_address, self._settings.sign_in_per_address)
        if self._windows.used(account) >= most and self._windows.used(pair) >= min(FRESH_TRIES, most):
            raise self._refusal(account, pair)
        with self._counted(by_address, account, pair) as attempt:
            yield attempt
        self._windows.clear(pair)

    @contextmanager
    def sign_up(self, address: str) -> Iterator[Try]:
        """A try to make an account; it counts even if it goes well, unless the caller says otherwise."""
        key = key_of("sign-up", network(address))
        self._require(key, self._settings.sign_up_per_address)
        with self._counted(key) as attempt:
            attempt.counts = True
            yield attempt

    @contextmanager
    def code(self, address: str) -> Iterator[Try]:
        """A try with the code of a link: set-up, password reset, invite."""
        key = key_of("code", network(address))
        self._require(key, self._settings.setup_per_address)
        with self._counted(key) as attempt:
            yield attempt

    @contextmanager
    def password(self, session_id: str) -> Iterator[Try]:
        """A try of the present password by someone who is signed in."""
        key = key_of("password", session_id)
        self._require(key, self._settings.sign_in_per_account)
        with self._counted(key) as attempt:
            yield attempt

    def forgive(self, logins: tuple[str, ...], address: str) -> None:
        """Forget the failed tries at an account from there: its owner has shown who they are."""
        for login in logins:
            self._windows.clear(key_of("pair", account_of(login), network(address)))

    def _require(self, key: bytes, most: int) -> None:
        if self._windows.used(key) >= most:
            raise self._refusal(key)

    def _refusal(self, *keys: bytes) -> CollabError:
        return rate_limited(max(1, math.ceil(min(self._windows.left(key) for key in keys))))

    @contextmanager
    def _counted(self, *keys: bytes) -> Iterator[Try]:
        attempt = Try()
        for key in keys:
            self._windows.add(key)
        try:
            yield attempt
        except CollabError as error:
            if error.code in NOT_LOOKED_AT:
                self._take_back(keys)
            raise
        if not attempt.counts:
            self._take_back(keys)

    def _take_back(self, keys: tuple[bytes, ...]) -> None:
        for key in keys:
            self._windows.take_back(key)


def account_of(login: str) -> str:
    """What was typed, in the form by which accounts are found."""
    return email_key(login) if "@" in login else username_key(login)


def network(address: str) -> str:
    """The address as it is counted: an IPv4 address itself, of an IPv6 address its /64."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.IPv6Address(parsed.packed[:8] + bytes(8)))


def key_of(*parts: str) -> bytes:
    """A key of a fixed size, however long its parts are."""
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).digest()
