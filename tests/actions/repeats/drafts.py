"""Drafts."""

from tests.actions.repeats.making import Makes
from tests.support.stage import Stage

from collabd.domain.drafts import SaveDraft


async def save(stage: Stage) -> SaveDraft:
    return SaveDraft(room_id=stage.rooms["Attic"], content="begun", version=0)


MAKES: Makes = {SaveDraft: save}
TWICE = (SaveDraft,)
