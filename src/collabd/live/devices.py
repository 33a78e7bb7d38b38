"""Those who are here, by the devices that make them so."""

from __future__ import annotations

from dataclasses import dataclass, field

from collabd.domain.presence import DeviceInfo, Status


@dataclass(slots=True, kw_only=True)
class Device:
    """A connected device or tab: what it calls itself, by which session, and what it is doing."""

    name: str
    session_id: str
    is_idle: bool = False
    room_id: str | None = None


@dataclass(slots=True)
class Person:
    """Somebody who is here. `active` counts the devices in use; `seen` is when one was last in use (ms)."""

    name: str
    status: Status
    seen: int
    devices: dict[str, Device] = field(default_factory=dict)
    active: int = 0

    def info(self) -> list[DeviceInfo]:
        """The devices, as the person sees them."""
        return [
            DeviceInfo(device=one.name, is_idle=one.is_idle, current_room=one.room_id)
            for one in self.devices.values()
        ]

    def of_session(self, session_id: str) -> list[str]:
        """The devices of one session, by the ids of their connections."""
        return [client_id for client_id, one in self.devices.items() if one.session_id == session_id]
