"""Sessions."""

from tests.actions.repeats.making import Makes
from tests.support.stage import Stage

from collabd.domain.sessions import EndOtherSessions


async def end_others(stage: Stage) -> EndOtherSessions:
    await stage.add_session("bob")
    return EndOtherSessions()


MAKES: Makes = {EndOtherSessions: end_others}
TWICE = (EndOtherSessions,)
