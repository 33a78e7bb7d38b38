"""Files without their contents, over HTTP; those are in `api/files`."""

from collabd.actions import files
from collabd.api.registry import query
from collabd.domain.files import File, GetFile

OPERATIONS = [
    query("file.get", "GET /files/{fileId}/info", GetFile, File, files.get_file),
]
