"""The words of the page `/trust`: what to tap, by kind of device."""

from __future__ import annotations

from html import escape
from typing import NamedTuple


class Device(NamedTuple):
    """A kind of device: the signs of its browsers' User-Agent, and the steps on it."""

    title: str
    signs: tuple[str, ...]
    steps: tuple[str, ...]
    note: str = ""


TAKE = '<a class="take" href="ca.crt">Take the certificate</a>'
OPEN = 'Open <a href="{address}">{address}</a>.'

DEVICES = (
    Device(
        "Android",
        ("Android",),
        (
            f"Tap {TAKE}. It is kept among your downloads as <b>ca.crt</b>.",
            "Open the phone's <b>Settings</b>, search for <b>CA certificate</b> and open what is found.",
            "Tap <b>Install anyway</b>, unlock the phone, and choose <b>ca.crt</b>.",
            OPEN,
        ),
        "Firefox asks for one thing more: Settings, About Firefox, tap the logo five times, go back; then "
        "Secret settings, Use third party CA certificates.",
    ),
    Device(
        "iPhone and iPad",
        ("iPhone", "iPad"),
        (
            f"In Safari, tap {TAKE}, then <b>Allow</b>.",
            (
                "Open <b>Settings</b>, tap <b>Profile Downloaded</b> near the top, then "
                "<b>Install</b>, and enter your passcode."
            ),
            (
                "In Settings, open <b>General, About, Certificate Trust Settings</b> (at the very "
                "end), and switch this server's certificate on."
            ),
            OPEN,
        ),
    ),
    Device(
        "Windows",
        ("Windows",),
        (
            f"Click {TAKE}, and open the file.",
            (
                "Click <b>Install Certificate</b>, choose <b>Current User</b>, then <b>Place all "
                "certificates in the following store</b>, <b>Browse</b>, <b>Trusted Root "
                "Certification Authorities</b>."
            ),
            "Click <b>Finish</b>, and <b>Yes</b> to the question.",
            "Close the browser and start it again. " + OPEN,
        ),
    ),
    Device(
        "Mac",
        ("Macintosh",),
        (
            f"Click {TAKE}, and open the file: Keychain Access takes it into <b>login</b>.",
            (
                "In Keychain Access, open the certificate, open <b>Trust</b>, and choose <b>Always "
                "Trust</b> for <b>When using this certificate</b>."
            ),
            "Close its window, and enter your password.",
            OPEN,
        ),
        "An iPad may call itself a Mac: its steps are under iPhone and iPad.",
    ),
    Device(
        "Linux, with Chrome or Chromium",
        ("Linux", "CrOS", "X11"),
        (
            f"Click {TAKE}.",
            "Open <b>chrome://certificate-manager</b> (in older ones <b>chrome://settings/certificates</b>).",
            (
                "Under <b>Custom, Installed by you</b> (or <b>Authorities</b>), import <b>ca.crt</b> "
                "among the trusted certificates, for websites."
            ),
            OPEN,
        ),
        "For programs, as root: cp ca.crt /usr/local/share/ca-certificates; update-ca-certificates",
    ),
    Device(
        "Firefox, on a computer",
        ("Firefox/",),
        (
            f"Click {TAKE}, and save the file.",
            (
                "Open Firefox's <b>Settings</b>, search for <b>certificates</b>, click <b>View "
                "Certificates</b>, and open <b>Authorities</b>."
            ),
            "Click <b>Import</b>, choose <b>ca.crt</b>, and tick <b>Trust this CA to identify websites</b>.",
            OPEN,
        ),
    ),
)

STYLE = """
:root { color-scheme: light dark; --line: light-dark(#e4e7eb, #2a2e34); --soft: light-dark(#535a65, #a9b0ba);
  --link: light-dark(#0a626c, #62c7d0); --raised: light-dark(#ffffff, #181a1e); }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1rem 3rem; max-width: 40rem; font: 1rem/1.5 system-ui, sans-serif;
  color: light-dark(#1b1e23, #e6e8eb); background: light-dark(#f4f5f7, #121417); overflow-wrap: anywhere; }
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25; }
h2 { margin: 1.5rem 0 0.5rem; font-size: 1.125rem; }
p { margin: 0 0 1rem; }
a { color: var(--link); }
.soft, .note { color: var(--soft); }
.open { display: block; padding: 0.75rem 1rem; border-radius: 0.5rem; text-align: center; font-weight: 600;
  color: #ffffff; background: light-dark(#0c6e78, #147c87); text-decoration: none; }
details { margin: 0 0 0.5rem; border: 1px solid var(--line); border-radius: 0.5rem;
  background: var(--raised); }
summary { padding: 0.75rem 1rem; font-weight: 600; cursor: pointer; }
ol { margin: 0; padding: 0 1rem 1rem 2.25rem; }
li { margin: 0 0 0.5rem; }
.note { margin: 0; padding: 0 1rem 1rem; font-size: 0.875rem; }
.take { font-weight: 600; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
"""

PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Trust {name}</title>
<style>{style}</style>
<main>
{body}
</main>
</html>
"""

OURS = """<h1>Trust {name} on this device</h1>
<p><a class="open" href="{address}">Open {name}</a></p>
<p>If your browser warns you there, this device does not know the server yet. It takes the steps below, once
for each device.</p>
{devices}
<h2>Before you say yes</h2>
<p>Ask the admin for the certificate's <b>fingerprint (SHA-256)</b>, read from the server itself with
<b>collabd tls show</b>. It must be the one that your device shows among the certificate's details: then
nobody on the way has put another one in its place.</p>
<p class="soft">The certificate can vouch for this server and for private networks only, not for your bank's
site. To take your trust back, remove it where you put it.</p>"""

PUBLIC = """<h1>Nothing to do here</h1>
<p><a class="open" href="{address}">Open {name}</a></p>
<p>This server has a certificate that the admin got elsewhere. If your browser warns you all the same, do not
go on: ask the admin.</p>"""

PLAIN = """<h1>{name} is on plain http</h1>
<p>Talking works as usual. But whoever is on this network could read along, passwords included, and browsers
keep some things for https: notifications, opening without a network, installing as an app.</p>
<p>The admin can change that on the server, in about a minute:</p>
<ol>
<li>Run <b>collabd tls init</b>, and start the server again.</li>
<li>Open this page again: it then says, step by step, how this device comes to trust the server.</li>
</ol>"""


def ours_page(name: str, host: str, user_agent: str) -> str:
    """For a server whose own authority made its certificate; the asking device's steps are first and open."""
    address = f"https://{host}"
    asking = asking_device(user_agent)
    ordered = sorted(DEVICES, key=lambda device: device is not asking)
    devices = "\n".join(section(device, device is asking, address) for device in ordered)
    return page(name, OURS.format(name=escape(name), address=escape(address), devices=devices))


def public_page(name: str, host: str) -> str:
    """For a server with a certificate of another authority."""
    return page(name, PUBLIC.format(name=escape(name), address=escape(f"https://{host}")))


def plain_page(name: str) -> str:
    """For a server on plain http: what is missing, and how to get it."""
    return page(name, PLAIN.format(name=escape(name)))


def asking_device(user_agent: str) -> Device | None:
    """The kind of device that asks. Firefox on a computer has its own list of authorities."""
    firefox = "Firefox/" in user_agent and "Android" not in user_agent
    if firefox:
        return DEVICES[-1]
    return next((each for each in DEVICES if any(sign in user_agent for sign in each.signs)), None)


def section(device: Device, is_open: bool, address: str) -> str:
    """One device's steps, folded away unless it is the one that asks."""
    steps = "\n".join(f"<li>{step}</li>" for step in device.steps).replace("{address}", escape(address))
    note = f'\n<p class="note">{device.note}</p>' if device.note else ""
    opened = " open" if is_open else ""
    return f"<details{opened}><summary>{device.title}</summary>\n<ol>\n{steps}\n</ol>{note}</details>"


def page(name: str, body: str) -> str:
    """A whole page."""
    return PAGE.format(name=escape(name), style=STYLE, body=body)
