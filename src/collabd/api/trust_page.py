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


TAKE = '<a class="take" href="ca.crt">Download the certificate</a>'
OPEN = 'Open <a href="{address}">{address}</a>.'

DEVICES = (
    Device(
        "Android",
        ("Android",),
        (
            f"Tap {TAKE}. It lands among your downloads as <b>ca.crt</b>.",
            "Open the phone's <b>Settings</b>, search for <b>CA certificate</b> and open the result.",
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
body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 40rem; overflow-wrap: anywhere;
  font: 1rem/1.5 "Inter var", "Inter", system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  color: light-dark(#1b1e23, #e6e8eb); background: light-dark(#f4f5f7, #121417); }
header { display: flex; align-items: center; gap: 0.75rem; margin: 0 0 1rem; }
header svg { flex: none; width: 2.5rem; height: 2.5rem; }
h1 { margin: 0; font-size: 1.375rem; line-height: 1.25; }
h2 { margin: 0 0 0.25rem; font-size: 1rem; }
p { margin: 0 0 1rem; }
a { color: var(--link); }
.soft, .note { color: var(--soft); }
.first { margin: 0 0 1rem; padding: 0.75rem 1rem; border-radius: 0.5rem;
  color: light-dark(#7a4f00, #e8bd62); background: light-dark(#fcf3dd, #352a13); }
.first p { margin: 0; }
.open { display: block; padding: 0.75rem 1rem; border-radius: 0.5rem; text-align: center; font-weight: 600;
  color: #ffffff; background: light-dark(#0c6e78, #147c87); text-decoration: none; }
details { margin: 0 0 0.5rem; border: 1px solid var(--line); border-radius: 0.5rem;
  background: var(--raised); }
summary { padding: 0.75rem 1rem; font-weight: 600; cursor: pointer; }
ol { margin: 0; padding: 0 1rem 1rem 2.25rem; }
li { margin: 0 0 0.5rem; }
.note { margin: 0; padding: 0 1rem 1rem; font-size: 0.875rem; }
.take { font-weight: 600; }
.then { margin: 1.5rem 0 0.5rem; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
"""

PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>{style}</style>
<main>
<header>{logo}<h1>{title}</h1></header>
{body}
</main>
</html>
"""

LOGO = """<svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="8" fill="#0c6e78"/>
<path d="M13 8.5h9.5a2.5 2.5 0 0 1 2.5 2.5v5a2.5 2.5 0 0 1-2.5 2.5" fill="none" stroke="#8fd3d9"
stroke-width="2.5" stroke-linecap="round"/><path d="M9.5 12.5h7A2.5 2.5 0 0 1 19 15v4a2.5 2.5 0 0 1-2.5
2.5h-3L10 24.75V21.5h-.5A2.5 2.5 0 0 1 7 19v-4a2.5 2.5 0 0 1 2.5-2.5Z" fill="#fff"/></svg>"""
"""In the page, since a file beside it would be asked for over https, which is not trusted yet."""

OURS = """<p>{name} makes its own certificate. Once this device trusts it, your browser stops warning you, and
nobody on the way can read along.</p>
<div class="first">
<h2>Before you say yes: compare the fingerprint</h2>
<p>Ask the admin for the certificate's fingerprint (SHA-256); <b>collabd tls show</b> prints it on the server.
Your device shows one among the certificate's details. If they differ, stop.</p>
</div>
{devices}
<p class="then">Done, on this device?</p>
<p><a class="open" href="{address}">Open {name}</a></p>
<p class="soft">The certificate is good for this server and for private networks only, not for your bank's
site. To stop trusting it, remove it where you put it.</p>"""

PUBLIC = """<p>This server has a certificate that the admin got elsewhere. If your browser warns you all
the same, do not go on: ask the admin.</p>
<p><a class="open" href="{address}">Open {name}</a></p>"""

PLAIN = """<p>The connection to {name} is not private. Talking works as usual, but others on this
network could read along, passwords included, and browsers keep desktop notifications for https.</p>
<p><b>If you just talk here:</b> ask the admin. It takes them about a minute.</p>
<p><b>If you are the admin:</b></p>
<ol>
<li>On the server, run <b>collabd tls init</b>, and start the server again.</li>
<li>Open this page again: it then shows, step by step, how each device comes to trust the server.</li>
</ol>
<p><a class="open" href="./">Back to {name}</a></p>"""


def ours_page(name: str, host: str, user_agent: str) -> str:
    """For a server whose own authority made its certificate; the asking device's steps are first and open."""
    address = f"https://{host}"
    asking = asking_device(user_agent)
    ordered = sorted(DEVICES, key=lambda device: device is not asking)
    devices = "\n".join(section(device, device is asking, address) for device in ordered)
    body = OURS.format(name=escape(name), address=escape(address), devices=devices)
    return page(f"Trust {name} on this device", body)


def public_page(name: str, host: str) -> str:
    """For a server with a certificate of another authority."""
    body = PUBLIC.format(name=escape(name), address=escape(f"https://{host}"))
    return page("Nothing to do here", body)


def plain_page(name: str) -> str:
    """For a server on plain http: what is missing, and how to get it."""
    return page("How to get https", PLAIN.format(name=escape(name)))


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


def page(title: str, body: str) -> str:
    """A whole page; only the body is HTML."""
    return PAGE.format(title=escape(title), style=STYLE, logo=LOGO, body=body)
