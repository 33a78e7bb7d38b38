"""Presence, over both doors."""

from collabd.api.registry import call
from collabd.api.services import Caller, Services
from collabd.domain.presence import ListPresence, PresenceList


async def list_presence(services: Services, caller: Caller, _: ListPresence) -> PresenceList:
    """Everybody who is online."""
    caller.require()
    return PresenceList(items=services.presence.everybody())


OPERATIONS = [call("GET /presence", ListPresence, PresenceList, list_presence, rpc="presence.list")]
