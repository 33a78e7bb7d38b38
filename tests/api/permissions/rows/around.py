"""What is no operation: the program itself, its description, and what watches over it."""

from tests.api.permissions.table import ADMINISTER, EVEN_STRANGERS, NOBODY, Anywhere, Row

NOWHERE = Anywhere(NOBODY, anybody="-")

ROWS = [
    Row("GET /", {}, EVEN_STRANGERS),
    Row("GET /{path}", {"path": "rooms"}, EVEN_STRANGERS, "a page of the app"),
    Row("GET /{path}", {"path": "api/nothing"}, NOWHERE, "where nothing is"),
    Row("GET /api/v1/openapi.json", {}, EVEN_STRANGERS),
    Row("GET /trust", {}, EVEN_STRANGERS),
    Row("GET /ca.crt", {}, NOWHERE, "of a server without an authority"),
    Row("GET /healthz", {}, EVEN_STRANGERS),
    Row("GET /readyz", {}, EVEN_STRANGERS),
    Row("GET /metrics", {}, ADMINISTER),
]
