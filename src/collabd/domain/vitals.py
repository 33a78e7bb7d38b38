"""Vitals: how the store is doing."""

from __future__ import annotations

from msgspec import Struct

from collabd.domain.distribution import Distribution


class Vitals(Struct, frozen=True, kw_only=True):
    """How the store is doing. The distributions go on counting."""

    broken: bool
    queue_depth: int
    queue_limit: int
    busy_seconds: float
    batch_seconds: Distribution
    batch_sizes: Distribution
    database_bytes: int
    log_bytes: int
