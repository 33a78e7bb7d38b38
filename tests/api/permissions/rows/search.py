"""Search: what each finds is asked in tests/actions/test_search.py."""

from tests.api.permissions.table import EVERYBODY, Row

ROWS = [
    Row("search.messages", {"q": "mine"}, EVERYBODY),
]
