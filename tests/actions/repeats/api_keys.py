"""API keys."""

from tests.actions.repeats.making import Makes
from tests.support.stage import Stage

from collabd.domain.api_keys import CreateApiKey, RevokeApiKey


async def revoke(stage: Stage) -> RevokeApiKey:
    made = await stage.do("bob", CreateApiKey(name="robot", scopes=["read"]))
    return RevokeApiKey(key_id=made.api_key.id)


MAKES: Makes = {RevokeApiKey: revoke}
TWICE = ()
