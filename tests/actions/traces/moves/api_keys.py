"""API keys: made and revoked."""

from tests.actions.traces.scene import NOWHERE, Moves, Scene

from collabd.domain.api_keys import CreateApiKey, RevokeApiKey


def revoke(at: Scene) -> RevokeApiKey:
    """Mostly one that there is."""
    done = at.done(CreateApiKey)
    return RevokeApiKey(key_id=NOWHERE if done is None else done[1].api_key.id)


MOVES: Moves = {
    CreateApiKey: (2, lambda _: CreateApiKey(name="robot", scopes=["read"])),
    RevokeApiKey: (2, revoke),
}
