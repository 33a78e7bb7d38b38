"""The watch over pages sees what nobody would see on the screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.e2e.town import Town, token
from tests.e2e.visits import Visits

pytestmark = pytest.mark.browser

MISDEEDS = {
    "an error that nobody catches": ("setTimeout(() => { throw new Error('lost') })", "lost"),
    "an error on the console": ("console.error('something is off')", "something is off"),
    "HTML made from text": ("setTimeout(() => { document.body.innerHTML = '<b>bold</b>' })", "TrustedHTML"),
    "a picture from elsewhere": (
        "document.body.append(Object.assign(new Image(), {src: 'http://127.0.0.1:9/x.png'}))",
        "Content Security Policy",
    ),
    "a dialog": ("setTimeout(() => alert('hello'))", "a dialog: hello"),
}


def test_misdeeds_are_seen(town: Town, visit: Visits) -> None:
    alice = visit(town.server, token=token("alice"))
    expect(alice.me).to_contain_text("Live")
    assert alice.watch.troubles == []
    for name, (script, words) in MISDEEDS.items():
        alice.page.evaluate(f"() => {{ {script} }}")
        alice.page.evaluate("() => new Promise((done) => setTimeout(done))")
        seen, alice.watch.troubles = alice.watch.troubles, []
        assert any(words in trouble for trouble in seen), (name, seen)
