"""The OpenAPI document, made from the registry, so that it cannot say anything else.

Events are in its components, too: the TypeScript types of commands, records and events come from it.
"""

from __future__ import annotations

import asyncio
from functools import cache
from typing import Any

import msgspec
from litestar import Response
from litestar.handlers import HTTPRouteHandler

from collabd import __version__
from collabd.api.errors import STATUS
from collabd.api.files.description import Described
from collabd.api.handlers import BODILESS, JSON, PREFIX
from collabd.api.http import OPERATIONS
from collabd.api.registry import Operation
from collabd.domain.events import EPHEMERALS, EVENTS
from collabd.domain.records import Command, Record

REFERENCE = "#/components/schemas/{name}"
COOKIE_OR_TOKEN: list[dict[str, list[str]]] = [{"cookie": []}, {"bearer": []}]


class ErrorContent(Record, frozen=True, kw_only=True):
    """A refusal: its code, a sentence for a person, the place in the request, machine-readable facts."""

    code: str
    message: str
    field: str | msgspec.UnsetType = msgspec.UNSET
    details: dict[str, Any] | msgspec.UnsetType = msgspec.UNSET


class ErrorBody(Record, frozen=True, kw_only=True):
    """What every refusal looks like."""

    error: ErrorContent
    request_id: str


def openapi_route() -> HTTPRouteHandler:
    """The route of the document: for anybody, like the program that it describes."""

    async def describe() -> Response[str]:
        # Made when it is first asked for, which takes longer than the loop may be held up.
        return Response(await asyncio.to_thread(document), media_type=JSON)

    return HTTPRouteHandler(f"{PREFIX}/openapi.json", http_method=["GET"], include_in_schema=False)(describe)


@cache
def document() -> str:
    """The whole document as indented JSON with a newline at its end."""
    text = msgspec.json.format(msgspec.json.encode(content(), order="deterministic"), indent=2)
    return text.decode() + "\n"


def content() -> dict[str, Any]:
    """The whole document."""
    structs: list[Any] = [ErrorBody, *EVENTS, *EPHEMERALS]
    for operation in OPERATIONS:
        structs += [operation.request, operation.result]
    _, components = msgspec.json.schema_components(dict.fromkeys(structs), ref_template=REFERENCE)
    components["Event"] = one_of(EVENTS)
    components["Ephemeral"] = one_of(EPHEMERALS)
    paths: dict[str, Any] = {}
    for operation in OPERATIONS:
        path = paths.setdefault(PREFIX + operation.path, {})
        path[operation.method.lower()] = described(operation, components)
    paths |= Described(
        id=components_id(components),
        file=json_of("File"),
        error=json_of("ErrorBody"),
        refusals=refusals(),
        security=COOKIE_OR_TOKEN,
    ).paths()
    return {
        "openapi": "3.1.0",
        "info": {"title": "collabd", "version": __version__, "license": {"name": "MIT"}},
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer"},
                "cookie": {"type": "apiKey", "in": "cookie", "name": "__Host-collabd"},
            },
        },
    }


def one_of(structs: tuple[type[Any], ...]) -> dict[str, Any]:
    """The union of tagged Structs."""
    tags = {str(struct.__struct_config__.tag): REFERENCE.format(name=struct.__name__) for struct in structs}
    return {
        "oneOf": [{"$ref": reference} for reference in tags.values()],
        "discriminator": {"propertyName": "type", "mapping": tags},
    }


def described(operation: Operation, components: dict[str, Any]) -> dict[str, Any]:
    """One operation of a path."""
    schema = components[operation.request.__name__]
    in_path = operation.path_fields
    rest = {name: field for name, field in schema["properties"].items() if name not in in_path}
    entry: dict[str, Any] = {
        "operationId": operation.rpc or f"{operation.method.lower()}{operation.path.replace('/', '.')}",
        "summary": (operation.request.__doc__ or "").split("\n")[0],
        "parameters": [parameter(name, "path", schema["properties"][name], True) for name in in_path],
        "responses": responses(operation),
        "security": [] if operation.anonymous else COOKIE_OR_TOKEN,
        "x-api-key-scope": operation.scope,
    }
    required = [name for name in schema.get("required", []) if name in rest]
    if operation.method in BODILESS:
        entry["parameters"] += [
            parameter(name, "query", field, name in required) for name, field in rest.items()
        ]
    elif rest:
        body = {
            "type": "object",
            "properties": rest,
            "required": required,
            "additionalProperties": False,
        }
        entry["requestBody"] = {
            "required": bool(required),
            "content": {"application/json": {"schema": body}},
        }
    if issubclass(operation.request, Command):
        entry["parameters"].append(parameter("Idempotency-Key", "header", components_id(components), False))
    return entry


def components_id(components: dict[str, Any]) -> dict[str, Any]:
    """The schema of a commandId."""
    for schema in components.values():
        field = schema.get("properties", {}).get("commandId")
        if field is not None and "anyOf" in field:
            return dict(field["anyOf"][0])
    raise LookupError("no command has a commandId")


def parameter(name: str, place: str, schema: dict[str, Any], required: bool) -> dict[str, Any]:
    """One parameter."""
    return {"name": name, "in": place, "required": required, "schema": schema}


def responses(operation: Operation) -> dict[str, Any]:
    """What an operation may answer."""
    right = {
        "description": (operation.result.__doc__ or "").split("\n")[0],
        "content": json_of(operation.result.__name__),
    }
    return {str(operation.status): right, **refusals()}


def refusals() -> dict[str, Any]:
    """What anything may answer, by the status."""
    error = json_of("ErrorBody")
    return {str(status): {"description": code.value, "content": error} for code, status in STATUS.items()}


def json_of(name: str) -> dict[str, Any]:
    """The content of an answer that is one of the components."""
    return {JSON: {"schema": {"$ref": REFERENCE.format(name=name)}}}
