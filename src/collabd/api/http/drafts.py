"""Drafts, over both doors."""

from collabd.actions import drafts
from collabd.api.registry import command
from collabd.domain.drafts import DraftResult, SaveDraft

OPERATIONS = [
    command(
        "draft.save",
        "PUT /rooms/{roomId}/draft",
        SaveDraft,
        DraftResult,
        drafts.save_draft,
        drafts.answer_draft,
    ),
]
