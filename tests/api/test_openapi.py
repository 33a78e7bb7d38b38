"""The description of the API says what the registry does; the client's copy of it is the same."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from collabd.api.handlers import PREFIX
from collabd.api.http import OPERATIONS
from collabd.api.openapi import content, document
from collabd.api.registry import Operation
from collabd.domain.events import EPHEMERALS, EVENTS
from collabd.domain.records import Command

ROOT = Path(__file__).parents[2]
DESCRIBED = content()
CONTENTS = {
    ("/api/v1/files", "post"),
    ("/api/v1/files/{fileId}", "get"),
    ("/api/v1/files/{fileId}", "delete"),
    ("/api/v1/files/{fileId}/thumbnail", "get"),
}
"""Beside the registry; the rest of tus is in its own specification."""


def entry(operation: Operation) -> dict[str, Any]:
    found: dict[str, Any] = DESCRIBED["paths"][PREFIX + operation.path][operation.method.lower()]
    return found


def name(operation: Operation) -> str:
    return f"{operation.method} {operation.path}"


def references(part: Any) -> set[str]:
    """All `$ref`s, however deep."""
    if isinstance(part, dict):
        mapped = set(part["mapping"].values()) if isinstance(part.get("mapping"), dict) else set()
        own = {part["$ref"]} if isinstance(part.get("$ref"), str) else set()
        return own.union(mapped, *(references(value) for value in part.values()))
    return set().union(*(references(value) for value in part)) if isinstance(part, list) else set()


def test_it_is_the_copy_in_the_repository() -> None:
    """`collabd openapi > web/client/openapi.json`, then `npm run types` in web/."""
    copy = (ROOT / "web" / "client" / "openapi.json").read_text(encoding="utf-8")
    assert copy == document()


def test_the_command_prints_it() -> None:
    printed = subprocess.run(
        [sys.executable, "-m", "collabd", "openapi"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT / "tests",
    )
    assert printed.stdout == document()


def test_nothing_is_left_out_and_nothing_added() -> None:
    described = {(path, method) for path, methods in DESCRIBED["paths"].items() for method in methods}
    registry = {(PREFIX + one.path, one.method.lower()) for one in OPERATIONS}
    assert len(registry) == len(OPERATIONS), "no two share a path and a method"
    assert described == registry | CONTENTS


def test_every_reference_leads_somewhere() -> None:
    found = references(DESCRIBED)
    assert len(found) > 30
    known = {f"#/components/schemas/{one}" for one in DESCRIBED["components"]["schemas"]}
    assert found - known == set()


@pytest.mark.parametrize("operation", OPERATIONS, ids=name)
def test_an_operation_is_described_whole(operation: Operation) -> None:
    described = entry(operation)
    assert len(described["summary"]) > 8, "its request's docstring"
    in_path = [one["name"] for one in described["parameters"] if one["in"] == "path"]
    assert in_path == operation.path_fields
    body = described.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    in_query = [one["name"] for one in described["parameters"] if one["in"] == "query"]
    schema = DESCRIBED["components"]["schemas"][operation.request.__name__]
    assert {*in_path, *in_query, *body.get("properties", {})} == set(schema["properties"])
    assert body.get("additionalProperties", False) is False
    in_header = [one["name"] for one in described["parameters"] if one["in"] == "header"]
    assert in_header == (["Idempotency-Key"] if issubclass(operation.request, Command) else [])
    right = described["responses"][str(operation.status)]["content"]["application/json"]["schema"]
    assert right["$ref"].endswith(f"/{operation.result.__name__}")
    assert {"400", "401", "403", "404", "409", "429", "503"} <= set(described["responses"])
    assert bool(described["security"]) != operation.anonymous


def test_names_are_taken_once_and_rpc_names_are_theirs() -> None:
    names = [entry(operation)["operationId"] for operation in OPERATIONS]
    assert len(set(names)) == len(names)
    assert {one.rpc for one in OPERATIONS if one.rpc} <= set(names)


def test_events_are_described() -> None:
    schemas = DESCRIBED["components"]["schemas"]
    for union, structs in (("Event", EVENTS), ("Ephemeral", EPHEMERALS)):
        mapping = schemas[union]["discriminator"]["mapping"]
        assert set(mapping) == {str(struct.__struct_config__.tag) for struct in structs}
        assert len(schemas[union]["oneOf"]) == len(structs)


def test_requests_are_closed_and_results_open() -> None:
    schemas = DESCRIBED["components"]["schemas"]
    for operation in OPERATIONS:
        assert schemas[operation.request.__name__]["additionalProperties"] is False, operation.path
        assert "additionalProperties" not in schemas[operation.result.__name__], operation.path


def test_names_on_the_wire_are_camel_case() -> None:
    schemas = DESCRIBED["components"]["schemas"]
    fields = {field for schema in schemas.values() for field in schema.get("properties", {})}
    assert {field for field in fields if "_" in field or field[0].isupper()} == set()


def test_it_says_the_same_every_time() -> None:
    assert json.loads(document()) == DESCRIBED
    assert document().endswith("}\n")
