"""The edit history, over both doors."""

from collabd.actions import revisions
from collabd.api.registry import query
from collabd.domain.revisions import ListRevisions, RevisionPage

OPERATIONS = [
    query(
        "message.history",
        "GET /messages/{messageId}/history",
        ListRevisions,
        RevisionPage,
        revisions.list_revisions,
    ),
]
