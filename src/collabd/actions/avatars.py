"""Avatars: the picture that a person is shown by."""

from __future__ import annotations

from collabd.actions.context import Actor, Transaction
from collabd.domain.errors import invalid


async def set_avatar(tx: Transaction, actor: Actor, before: str | None, file_id: str | None) -> None:
    """Show the actor by this file from now on, or by none; the one before is forgotten.

    Raises `invalid` unless the actor has uploaded it for that, and it is not used otherwise.
    """
    if file_id == before:
        return
    if file_id is not None:
        await require_avatar(tx, actor, file_id)
    await tx.users.set_avatar(actor.user_id, file_id)
    if before is not None:
        await tx.files.delete(before)


async def require_avatar(tx: Transaction, actor: Actor, file_id: str) -> None:
    """Raise `invalid` unless a file of the actor's can become their avatar.

    Only what this server has made itself is shown to everybody: it tells nothing that cannot be seen in it.
    """
    found = await tx.files.find_own([file_id], actor.user_id)
    if not found:
        raise invalid("Upload the picture first, and choose it within its time.", field="avatarFileId")
    if found[0].message_id is not None or not found[0].is_remade:
        raise invalid(
            "Upload the picture as an avatar (POST /files?purpose=avatar), then choose it.",
            field="avatarFileId",
        )
