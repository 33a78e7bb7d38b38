"""Sync: what each finds there is asked in tests/actions/test_sync.py."""

from tests.api.permissions.table import EVERYBODY, Row

ROWS = [
    Row("sync.snapshot", {}, EVERYBODY),
    Row("sync.events", {"positions": {"directory": {"offset": 0}}}, EVERYBODY),
]
