"""What the outside world works with: the parts that `server.py` wired together, and who is calling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from msgspec import structs

from collabd.actions.context import Actor
from collabd.api.admission import Admission
from collabd.api.emulation.sessions import Sessions
from collabd.api.files.uploads import Uploads
from collabd.api.measures import Measures
from collabd.api.passwords import Passwords
from collabd.api.readiness import Readiness
from collabd.api.throttle import Throttle
from collabd.config import Config
from collabd.domain.backups import LastBackup
from collabd.domain.errors import unauthenticated
from collabd.live.bus import Bus
from collabd.live.flush import Flusher
from collabd.live.hub import Hub
from collabd.live.presence import Presence
from collabd.live.typing import Typing
from collabd.store.base import Store

if TYPE_CHECKING:
    from collabd.api.registry import Operation
    from collabd.api.socket.openings import Openings


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The running parts of one server. `clock` gives milliseconds since 1970."""

    config: Config
    clock: Callable[[], int]
    store: Store
    bus: Bus
    hub: Hub
    flusher: Flusher
    presence: Presence
    typing: Typing
    passwords: Passwords
    throttle: Throttle
    methods: Mapping[str, Operation]
    uploads: Uploads
    readiness: Readiness
    measures: Measures
    openings: Openings
    admission: Admission = field(default_factory=Admission)
    """Who is let in when thousands come at once."""
    unauthenticated: Counter[str] = field(default_factory=Counter)
    """Sockets that have not signed in yet, by address."""
    last_backup: Callable[[], LastBackup | None] = lambda: None
    """The newest good backup, as the data folder has it noted."""
    emulated: Sessions = field(default_factory=Sessions)
    """Clients that use two HTTP requests in place of a socket."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who is calling, from where, by what kind of credential."""

    actor: Actor | None
    address: str = ""
    device: str = ""
    by_cookie: bool = False
    client_id: str = ""
    """The socket that it came by; "" for a request."""
    cookie_name: str = ""
    secure: bool = False
    origin: str = ""

    def being(self, actor: Actor, client_id: str = "") -> Caller:
        """The same, now that it is known who is calling, and by which socket."""
        return replace(self, actor=structs.replace(actor, address=self.address), client_id=client_id)

    def require(self) -> Actor:
        """The person who is calling; raises `unauthenticated`."""
        if self.actor is None:
            raise unauthenticated()
        return self.actor
