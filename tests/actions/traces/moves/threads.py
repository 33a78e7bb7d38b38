"""Threads: followed and no longer."""

from tests.actions.traces.scene import Moves

from collabd.domain.threads import FollowThread, UnfollowThread

MOVES: Moves = {
    FollowThread: (4, lambda at: FollowThread(message_id=at.message())),
    UnfollowThread: (4, lambda at: UnfollowThread(message_id=at.message_of(FollowThread))),
}
