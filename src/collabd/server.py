"""The composition root: wires everything, starts it, drains it. Only here a bus is named."""

from __future__ import annotations

import asyncio
import logging
import signal
import time
from collections.abc import Callable
from contextlib import closing
from contextvars import Context
from functools import partial

from collabd import config as settings
from collabd.actions.setup import renew_setup_code
from collabd.api.access import Access
from collabd.api.app import build_app
from collabd.api.control import control_socket
from collabd.api.files.uploads import Uploads
from collabd.api.http import OPERATIONS
from collabd.api.hypercorn import ServerLimits, listen, new_event_loop
from collabd.api.hypercorn import serve as serve_http
from collabd.api.lag import sampled_lag
from collabd.api.logs import configure as configure_log
from collabd.api.measures import Measures
from collabd.api.operator import Operator
from collabd.api.passwords import Passwords
from collabd.api.readiness import Readiness
from collabd.api.services import Services
from collabd.api.socket.openings import Openings
from collabd.api.socket.pushes import CentrifugeEncoding
from collabd.api.status import Reporter
from collabd.api.throttle import Throttle
from collabd.api.trust import Trust
from collabd.api.web import WebApp
from collabd.assets import web_folder
from collabd.garbage import collected, settle
from collabd.imaging.pictures import Pictures
from collabd.listening import told_why_not
from collabd.live.bus import MemoryBus
from collabd.live.flush import Flusher
from collabd.live.hub import Hub
from collabd.live.presence import Presence
from collabd.live.typing import Typing
from collabd.network import Network, renew_own
from collabd.opening import clock, jobs_of, open_folder, open_store, prepare
from collabd.settings.addresses import base_path
from collabd.store.files import BlobFolder
from collabd.store.folder import DataFolder
from collabd.store.last_backup import last_backup
from collabd.store.sqlite.store import SqliteStore
from collabd.tls.renewal import watched
from collabd.upkeep import upkeep_of

log = logging.getLogger(__name__)

ENDS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""What ends a server in order: Ctrl+C, a service manager, a terminal that is closed."""


class Server:
    """One running server over a locked folder. `fatal` is what made it stop by itself, if anything."""

    def __init__(self, config: settings.Config, folder: DataFolder, network: Network) -> None:
        self.config = config
        self.folder = folder
        self.network = network
        self.blobs = BlobFolder(folder)
        self.pictures = Pictures(config.files)
        self.fatal: BaseException | None = None
        self._stop = asyncio.Event()
        self._services: Services | None = None

    def stop(self, why: str) -> None:
        """Drain and end."""
        if not self._stop.is_set():
            log.info("stopping (%s)", why)
        if self._services is not None:
            self._services.readiness.drain()
            self._services.presence.close()
        self._stop.set()

    async def run(self, ready: Callable[[str, str | None], None]) -> None:
        """Serve until `stop`; `ready(address, setup_code)` is called once connections are accepted."""
        limits = ServerLimits(
            frame_bytes=self.config.live.frame_bytes, drain_seconds=self.config.server.drain_seconds
        )
        host = self.config.server.host
        with told_why_not(host, self.config.server.port):
            listeners = listen(host, self.config.server.port, limits)
        port: int = listeners[0].getsockname()[1]
        hub = Hub(CentrifugeEncoding())
        bus = MemoryBus()
        bus.listen(hub.apply, hub.send)
        address = self.network.address(port)
        certificate = self.network.certificate
        async with open_store(self.folder, self.config, clock, bus.publish, self._die) as store:
            with closing(Passwords(self.config.accounts)) as passwords, closing(self.pictures):
                self._services = services = self.wire(store, bus, hub, passwords)
                operator = self.operator(services, address)
                app = self.application(services, port)
                code = await store.write(renew_setup_code)
                async with (
                    control_socket(self.folder.control_socket, operator.carry_out),
                    upkeep_of(services, self.blobs),
                    sampled_lag(services.measures.loop_lag),
                    collected(services.measures.closes.total, lambda: hub.present()[0]),
                    watched(certificate, self.network.own),
                ):
                    await serve_http(
                        app,
                        listeners,
                        limits,
                        shutdown=self._stop,
                        ready=lambda: ready(address, code),
                        tls=None if certificate is None else certificate.context,
                        admission=services.admission,
                    )

    def wire(self, store: SqliteStore, bus: MemoryBus, hub: Hub, passwords: Passwords) -> Services:
        """What the outside world works with, over an open store."""
        loop, live = asyncio.get_running_loop(), self.config.live
        presence = Presence(
            clock,
            loop.call_later,
            bus.send,
            live.presence_grace_seconds,
            lambda stream: len(hub.subscribers(stream)),
        )
        bus.listen(presence.apply)
        return Services(
            config=self.config,
            clock=clock,
            store=store,
            bus=bus,
            hub=hub,
            # A pass writes for everybody, so it belongs to no request: its lines must not name one.
            flusher=Flusher(partial(loop.call_soon, context=Context())),
            presence=presence,
            typing=Typing(clock, bus.send, live.typing_seconds),
            passwords=passwords,
            throttle=Throttle(self.config.throttle, time.monotonic),
            uploads=Uploads(store, self.blobs, self.pictures, self.config.files),
            readiness=Readiness(store),
            measures=Measures(),
            openings=Openings(store, hub, live),
            last_backup=partial(last_backup, self.folder.path),
            methods={operation.rpc: operation for operation in OPERATIONS if operation.rpc is not None},
        )

    def operator(self, services: Services, address: str) -> Operator:
        """What the command line speaks to; `address` is where people reach the server."""
        return Operator(
            services.store,
            services.passwords,
            self.config.accounts,
            address,
            jobs_of(self.folder),
            Reporter(services, self.folder.path, address).report,
        )

    def application(self, services: Services, port: int) -> Access:
        """The application as it is served on a port."""
        trust = Trust(
            name=self.config.server.name,
            https=self.network.certificate is not None,
            ca=b"" if self.network.own is None else self.network.own.ca_certificate.read_bytes(),
        )
        addresses = self.network.origins(port)
        web = WebApp.load(web_folder(), base_path(addresses))
        return build_app(services, web, addresses, trust)

    def _die(self, error: BaseException) -> None:
        self.fatal = error
        self._stop.set()


def serve_forever(config: settings.Config, ready: Callable[[str, str | None], None]) -> BaseException | None:
    """Lock, migrate, serve until a signal of `ENDS`; what made the server stop by itself, if anything.

    Raises `ConfigError` for a way to be reached that must not be, before anything is touched.
    """
    configure_log(config.log)
    renew_own(config)
    network = Network(config)
    with open_folder(config) as folder:
        prepare(folder)

        async def main() -> BaseException | None:
            server = Server(config, folder, network)
            loop = asyncio.get_running_loop()
            for number in filter(is_heard, ENDS):
                loop.add_signal_handler(number, server.stop, number.name)
            await server.run(ready)
            return server.fatal

        settle()
        with asyncio.Runner(loop_factory=new_event_loop) as runner:
            fatal = runner.run(main())
    log.info("stopped")
    return fatal


def is_heard(number: signal.Signals) -> bool:
    """Whether whoever started the process lets it hear a signal; nohup keeps SIGHUP from it."""
    return signal.getsignal(number) is not signal.SIG_IGN
