"""`collabd systemd`: a unit by which systemd runs the server, shut in as far as it can be."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from string import Template
from typing import Any

from collabd.cli.keeping import config_file
from collabd.config import Config, Data

EXAMPLE = "example: collabd systemd --config /etc/collabd.toml > /etc/systemd/system/collabd.service"
STATE = Path("/var/lib")
HOMES = (Path("/home"), Path("/root"), Path("/run/user"))
LOW_PORTS = 1024
"""Ports below need a right of their own."""

UNIT = Template("""\
# collabd as a service. As root:
#   useradd --system --home-dir $plain_data --shell /usr/sbin/nologin $user
#   $program systemd ... > /etc/systemd/system/collabd.service
#   systemctl daemon-reload && systemctl enable --now collabd
#   journalctl -u collabd          (the first time, the link of the set-up page stands here)
# Its other commands are for the same user:
#   sudo -u $user $program backup FILE --data $plain_data

[Unit]
Description=collabd, a collaboration server
After=network.target

[Service]
Type=exec
User=$user
ExecStart=$command
Restart=on-failure
RestartSec=2
# 2: the configuration is wrong; starting again would not make it right.
RestartPreventExitStatus=2
# It asks everybody to come back later and writes what is queued: ten seconds at 5,000 sockets.
KillSignal=SIGTERM
TimeoutStopSec=30
# A descriptor for every socket.
LimitNOFILE=65536

# It writes to its data folder and nowhere else, and nobody else reads that.
$state
UMask=0077
ProtectSystem=strict
ProtectHome=$home
PrivateTmp=yes
PrivateDevices=yes
ProtectProc=invisible
ProtectClock=yes
ProtectControlGroups=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes

# It needs no rights beyond those of its user, now or later.
NoNewPrivileges=yes
CapabilityBoundingSet=$rights
AmbientCapabilities=$rights
RestrictSUIDSGID=yes
RestrictNamespaces=yes
RestrictRealtime=yes
LockPersonality=yes
MemoryDenyWriteExecute=yes
RemoveIPC=yes
KeyringMode=private
# AF_NETLINK tells it the addresses of this machine.
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallFilter=~@privileged
SystemCallErrorNumber=EPERM

[Install]
WantedBy=multi-user.target
""")


def add_to(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add the command to the grammar."""
    command = commands.add_parser(
        "systemd",
        parents=[shared],
        allow_abbrev=False,
        help="print a systemd unit for this installation",
        epilog=EXAMPLE,
    )
    command.add_argument("--user", default="collabd", metavar="NAME", help="the user to run as (collabd)")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, configuration: Callable[[argparse.Namespace], Config]) -> int:
    """Print the unit."""
    config = configuration(arguments)
    file = config_file(arguments.config)
    sys.stdout.write(unit(config, file if file.exists() else None, arguments.user, vars(arguments)))
    return 0


def unit(config: Config, file: Path | None, user: str, given: dict[str, Any]) -> str:
    """The unit's text. A data folder that nobody has named is the one that systemd makes."""
    data = Path(config.data.path).absolute() if config.data.path != Data().path else STATE / "collabd"
    words = ["serve", "--data", str(data)]
    if file is not None:
        words += ["--config", str(file)]
    for option in ("host", "port"):
        if given.get(f"server.{option}") is not None:
            words += [f"--{option}", str(given[f"server.{option}"])]
    program = program_words()
    return UNIT.substitute(
        user=user,
        plain_data=data,
        program=" ".join(program),
        command=" ".join(map(quoted, [*program, *words])),
        state=state_lines(data),
        home="read-only" if any(Path(program[0]).is_relative_to(home) for home in HOMES) else "yes",
        rights="CAP_NET_BIND_SERVICE" if 0 < config.server.port < LOW_PORTS else "",
    )


def program_words() -> list[str]:
    """How this very installation is called."""
    script = Path(sys.executable).parent / "collabd"
    return [str(script)] if script.exists() else [sys.executable, "-m", "collabd"]


def state_lines(data: Path) -> str:
    """How systemd makes the data folder, or lets it be written to if it lies elsewhere."""
    if data.parent == STATE:
        return f"StateDirectory={data.name}\nStateDirectoryMode=0700\nWorkingDirectory={escaped(data)}"
    return f"ReadWritePaths={quoted(str(data))}\nWorkingDirectory={escaped(data)}"


def escaped(path: Path) -> str:
    """A path where systemd takes the whole line for it."""
    return str(path).replace("%", "%%")


def quoted(word: str) -> str:
    """A word of a command, as systemd reads it."""
    plain = word.replace("%", "%%")
    if not any(sign in plain for sign in " \t\"'\\$;"):
        return plain
    escapes = plain.replace("\\", "\\\\").replace('"', '\\"').replace("$", "$$")
    return f'"{escapes}"'
