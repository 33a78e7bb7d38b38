"""Counting values between bounds."""

from __future__ import annotations

from collabd.domain.distribution import Distribution


def test_a_value_counts_for_every_bound_that_it_does_not_exceed() -> None:
    found = Distribution((1.0, 5.0))
    assert list(found.at_most()) == [(1.0, 0), (5.0, 0), (float("inf"), 0)]
    for value in (0.5, 1.0, 1.5, 5.0, 70.0):
        found.add(value)
    assert list(found.at_most()) == [(1.0, 2), (5.0, 4), (float("inf"), 5)]
    assert found.total == 78.0
