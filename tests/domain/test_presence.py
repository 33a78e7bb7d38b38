"""The one status of a person with many devices: the rule as a table."""

from __future__ import annotations

import pytest

from collabd.domain.presence import Availability, Status, merged

# What was chosen, how many devices in use, how many idle, and what everybody sees.
TABLE: list[tuple[Availability, int, int, Status]] = [
    ("AUTO", 0, 0, "OFFLINE"),
    ("AUTO", 1, 0, "ONLINE"),
    ("AUTO", 0, 1, "AWAY"),
    ("AUTO", 1, 3, "ONLINE"),
    ("AUTO", 0, 4, "AWAY"),
    ("BUSY", 0, 0, "OFFLINE"),
    ("BUSY", 1, 0, "BUSY"),
    ("BUSY", 0, 1, "BUSY"),
    ("BUSY", 1, 1, "BUSY"),
    ("AWAY", 0, 0, "OFFLINE"),
    ("AWAY", 1, 0, "AWAY"),
    ("AWAY", 0, 1, "AWAY"),
    ("AWAY", 2, 1, "AWAY"),
]


@pytest.mark.parametrize(("availability", "active", "idle", "status"), TABLE)
def test_all_devices_make_one_status(
    availability: Availability, active: int, idle: int, status: Status
) -> None:
    assert merged(availability, active + idle, active) == status
