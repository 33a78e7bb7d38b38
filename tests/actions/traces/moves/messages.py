"""Messages: said, quoting or in a thread, with files, edited with a version that may be stale, deleted."""

from tests.actions.traces.scene import Moves, Scene

from collabd.domain.messages import DeleteMessage, EditMessage, SendMessage


def send(at: Scene) -> SendMessage:
    """Mostly into the timeline, sometimes files without a word."""
    if at.chance(4) == 0:
        files = at.files()
        return SendMessage(room_id=at.room(), content=at.caption(), attachments=files)
    how = at.chance(6)
    thread = at.message() if how < 2 else None
    quoted = at.message() if how == 2 else None
    return SendMessage(room_id=at.room(), content=at.words(), thread_id=thread, reply_to_id=quoted)


MOVES: Moves = {
    SendMessage: (24, send),
    EditMessage: (
        8,
        lambda at: EditMessage(
            message_id=at.message(), content=at.caption(), content_version=1 + at.chance(2)
        ),
    ),
    DeleteMessage: (4, lambda at: DeleteMessage(message_id=at.message())),
}
