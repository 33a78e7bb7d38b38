"""What the server counts, as Prometheus' text: everything is read when somebody asks.

Nothing on the way of a message knows of Prometheus or takes a lock.
"""

from __future__ import annotations

import platform
from collections.abc import Iterable, Iterator
from typing import Any

from prometheus_client import CollectorRegistry, ProcessCollector
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.exposition import choose_encoder
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from collabd import __version__
from collabd.api.services import Services
from collabd.domain.census import Census
from collabd.domain.distribution import Distribution
from collabd.domain.times import milliseconds


def exposition(services: Services, census: Census | None, accept: str) -> tuple[bytes, str]:
    """All metrics and their media type, in the form of Prometheus' text that `accept` asks for."""
    encode, media_type = choose_encoder(accept)
    registry = CollectorRegistry()
    registry.register(Gathering(services, census))
    _ = ProcessCollector(registry=registry)
    return encode(registry), media_type


class Gathering(Collector):
    """One look at everything that is counted."""

    def __init__(self, services: Services, census: Census | None) -> None:
        self._services = services
        self._census = census

    def collect(self) -> Iterator[Metric]:
        """All metrics but those of the process."""
        yield from self._live()
        yield from self._store()
        yield from self._doors()
        if self._census is not None:
            yield from gauges(*counts_of(self._census))
        build = GaugeMetricFamily("collabd_build_info", "Always 1.", labels=["version", "python"])
        build.add_metric([__version__, platform.python_version()], 1)
        yield build

    def _live(self) -> Iterator[Metric]:
        services = self._services
        clients, subscriptions = services.hub.present()
        tally, flusher = services.hub.tally, services.flusher
        waiting = services.unauthenticated.total()
        yield from gauges(
            ("connected_clients", "Sockets that are signed in.", clients),
            ("unauthenticated_clients", "Sockets that have not yet said who they are.", waiting),
            ("subscriptions", "Subscriptions of all sockets.", subscriptions),
        )
        yield from counters(
            ("subscription_events_published", "Events that were committed and published.", tally.published),
            (
                "subscription_events_delivered",
                "Events, times the subscribers that each was queued for.",
                tally.delivered,
            ),
            ("ephemerals_published", "Typing, presence and the like that was published.", tally.ephemerals),
            (
                "ephemerals_dropped",
                "Ephemerals left out for sockets that had fallen behind.",
                flusher.dropped,
            ),
            ("slow_consumers_closed", "Sockets closed since they read too slowly.", flusher.slow),
            ("flushed_connections", "Turns of sockets in the flush passes.", flusher.flushed),
        )

    def _store(self) -> Iterator[Metric]:
        vitals, readiness = self._services.store.vitals(), self._services.readiness
        last = self._services.last_backup()
        made_at = 0 if last is None else milliseconds(last.made_at, "madeAt") / 1000
        yield histogram(
            "collabd_commit_seconds",
            "How long a batch of commands took until it was on disk.",
            {(): vitals.batch_seconds},
        )
        yield histogram("collabd_commit_commands", "Commands that shared a commit.", {(): vitals.batch_sizes})
        yield from gauges(
            ("write_queue_depth", "Commands that wait to be written.", vitals.queue_depth),
            ("write_queue_limit", "Commands that may wait; beyond it they are refused.", vitals.queue_limit),
            ("database_bytes", "Size of the database file.", vitals.database_bytes),
            ("database_log_bytes", "Size of the database's write-ahead log.", vitals.log_bytes),
            (
                "last_backup_timestamp_seconds",
                "When the newest good backup was made; 0: none is known.",
                made_at,
            ),
            ("ready", "1 while the server takes work, else 0.", int(readiness.reason() is None)),
        )

    def _doors(self) -> Iterator[Metric]:
        measures = self._services.measures
        requests = CounterMetricFamily(
            "collabd_http_requests", "Requests that were answered.", labels=["method", "route", "status"]
        )
        for (method, route, status), count in measures.requests.items():
            requests.add_metric([method, route, str(status)], count)
        rpcs = CounterMetricFamily("collabd_rpcs", "Calls over sockets.", labels=["method", "outcome"])
        for labels, count in measures.rpcs.items():
            rpcs.add_metric(labels, count)
        closes = CounterMetricFamily("collabd_socket_closes", "Sockets that have ended.", labels=["code"])
        for code, count in measures.closes.items():
            closes.add_metric([str(code)], count)
        yield from (requests, rpcs, closes)
        yield histogram(
            "collabd_http_request_seconds",
            "How long requests took.",
            measures.request_seconds,
            labels=("method", "route"),
        )
        yield histogram(
            "collabd_event_loop_lag_seconds",
            "By how much a timer fired late, ten times a second.",
            {(): measures.loop_lag},
        )


def counts_of(census: Census) -> Iterable[tuple[str, str, float]]:
    """Each count of a census with its name and what it means."""
    return (
        ("sessions", "Sessions that run, with and without a socket.", census.sessions),
        ("people", "Accounts that can be used.", census.people),
        ("rooms", "Rooms.", census.rooms),
        ("messages", "Messages in those rooms.", census.messages),
        ("events", "Events in all streams since the beginning, kept or not.", census.events),
        ("files", "Files of messages, pictures of people, and what was uploaded for them.", census.files),
        ("file_bytes", "What these take on the disk, the same content once.", census.file_bytes),
    )


def gauges(*found: tuple[str, str, float]) -> Iterator[Metric]:
    """Gauges out of their names, what they mean, and their values."""
    for name, meaning, value in found:
        yield GaugeMetricFamily(f"collabd_{name}", meaning, value)


def counters(*found: tuple[str, str, float]) -> Iterator[Metric]:
    """Counters out of their names (Prometheus adds `_total`), what they mean, and their values."""
    for name, meaning, value in found:
        yield CounterMetricFamily(f"collabd_{name}", meaning, value)


def histogram(
    name: str, meaning: str, found: dict[Any, Distribution], labels: tuple[str, ...] = ()
) -> HistogramMetricFamily:
    """A histogram; `found` has a distribution for each combination of the labels."""
    family = HistogramMetricFamily(name, meaning, labels=labels)
    for values, distribution in found.items():
        buckets = [(bound_of(bound), float(count)) for bound, count in distribution.at_most()]
        family.add_metric(values, buckets, distribution.total)
    return family


def bound_of(bound: float) -> str:
    """A bucket's bound as Prometheus writes it."""
    return "+Inf" if bound == float("inf") else str(float(bound))
