"""What the doors count: requests, remote calls, closed sockets, and how late the event loop is.

Plain integers, touched by the event loop's thread alone; `api/exposition.py` makes Prometheus' text of them.
Every key comes from a bounded set: route templates, names in the registry, error codes.
"""

from __future__ import annotations

from collections import Counter

from collabd.domain.distribution import Distribution

REQUEST_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
LAG_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)


class Measures:
    """Counts since the start."""

    def __init__(self) -> None:
        self.requests: Counter[tuple[str, str, int]] = Counter()
        """HTTP requests by method, route template and status."""
        self.request_seconds: dict[tuple[str, str], Distribution] = {}
        """How long they took, by method and route template."""
        self.rpcs: Counter[tuple[str, str]] = Counter()
        """Remote calls over sockets, by method and outcome: "ok" or the error's code."""
        self.closes: Counter[int] = Counter()
        """Sockets that have ended, by close code."""
        self.loop_lag = Distribution(LAG_SECONDS)

    def request(self, method: str, route: str, status: int, seconds: float | None) -> None:
        """A request has been answered; `seconds` is None for a handshake that became a socket."""
        self.requests[method, route, status] += 1
        if seconds is not None:
            found = self.request_seconds.get((method, route))
            if found is None:
                found = self.request_seconds[method, route] = Distribution(REQUEST_SECONDS)
            found.add(seconds)
