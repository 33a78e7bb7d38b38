"""Threads."""

from tests.actions.repeats.making import Makes, question
from tests.support.stage import Stage

from collabd.domain.threads import FollowThread, UnfollowThread


async def follow(stage: Stage) -> FollowThread:
    return FollowThread(message_id=await question(stage))


async def unfollow(stage: Stage) -> UnfollowThread:
    followed = await follow(stage)
    await stage.do("bob", followed)
    return UnfollowThread(message_id=followed.message_id)


MAKES: Makes = {FollowThread: follow, UnfollowThread: unfollow}
TWICE = (FollowThread, UnfollowThread)
