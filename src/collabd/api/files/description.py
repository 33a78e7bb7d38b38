"""What the OpenAPI document says of the routes of files; their bodies are no JSON, so no registry does."""

from __future__ import annotations

from typing import Any, get_args

from msgspec import Struct

from collabd.api.files.answers import FILES, ONE_FILE
from collabd.api.files.serving import WEBP
from collabd.api.files.uploads import PICTURES
from collabd.domain.files import Purpose
from collabd.domain.media import BYTES

Part = dict[str, Any]

PATH = ONE_FILE.replace(":str", "")
BINARY = {"type": "string", "format": "binary"}
FORM = {"type": "object", "properties": {"file": BINARY}, "required": ["file"]}


class Described(Struct, frozen=True, kw_only=True):
    """What their description is made of: parts of the document that others use, too.

    `id` is a schema; `file` and `error` are an answer's content, `refusals` what any route may answer.
    """

    id: Part
    file: Part
    error: Part
    refusals: Part
    security: list[Part]

    def paths(self) -> dict[str, dict[str, Part]]:
        """All of them; of tus, its own specification tells the rest."""
        which = parameter("fileId", "path", self.id, required=True)
        part = parameter("Range", "header", {"type": "string"}, required=False)
        dropped = {"204": {"description": "It is forgotten."}}
        return {
            FILES: {"post": self.upload()},
            PATH: {
                "get": self.entry(
                    "file.content", "A file, to save.", self.shown(BYTES, *PICTURES), which, part
                ),
                "delete": self.entry("file.drop", "Give up a file that no message has.", dropped, which),
            },
            f"{PATH}/thumbnail": {
                "get": self.entry("file.thumbnail", "A picture made small.", self.shown(WEBP), which, part)
            },
        }

    def upload(self) -> Part:
        """The way in for a whole file."""
        key = parameter("Idempotency-Key", "header", self.id, required=False)
        purpose = parameter("purpose", "query", {"enum": [*get_args(Purpose)]}, required=False)
        answers = {
            "201": {"description": "The file; to tus, where to send it.", "content": self.file},
            "412": {"description": "Another version of tus.", "content": self.error},
        }
        said = self.entry(
            "file.upload", "Upload a file in one piece; resumably, by tus 1.0.", answers, key, purpose
        )
        body = {"required": True, "content": {"multipart/form-data": {"schema": FORM}}}
        return {**said, "requestBody": body}

    def shown(self, *kinds: str) -> Part:
        """The answers with a content of one of these types."""
        content = {kind: {"schema": BINARY} for kind in sorted(kinds)}
        return {
            "200": {"description": "The content.", "content": content},
            "206": {"description": "The part that was asked for.", "content": content},
            "304": {"description": "The client has it."},
            "416": {"description": "This part is not there.", "content": self.error},
        }

    def entry(self, name: str, summary: str, answers: Part, *parameters: Part) -> Part:
        """One route."""
        return {
            "operationId": name,
            "summary": summary,
            "parameters": list(parameters),
            "responses": {**self.refusals, **answers},
            "security": self.security,
        }


def parameter(name: str, place: str, schema: Part, *, required: bool) -> Part:
    """One parameter."""
    return {"name": name, "in": place, "required": required, "schema": schema}
