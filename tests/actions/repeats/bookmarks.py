"""Bookmarks."""

from tests.actions.repeats.making import Makes, question
from tests.support.stage import Stage

from collabd.domain.bookmarks import BookmarkMessage, UnbookmarkMessage


async def bookmark(stage: Stage) -> BookmarkMessage:
    return BookmarkMessage(message_id=await question(stage))


async def unbookmark(stage: Stage) -> UnbookmarkMessage:
    marked = await bookmark(stage)
    await stage.do("bob", marked)
    return UnbookmarkMessage(message_id=marked.message_id)


MAKES: Makes = {BookmarkMessage: bookmark, UnbookmarkMessage: unbookmark}
TWICE = (BookmarkMessage, UnbookmarkMessage)
