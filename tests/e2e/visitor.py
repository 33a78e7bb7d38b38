"""Someone in a browser of their own, and what people do in the app."""

from __future__ import annotations

from urllib.parse import urljoin

from playwright.sync_api import Locator, Page
from tests.e2e.watch import Watch

PASSWORD = "four buoys adrift at dawn"


class Visitor:
    """A person's page; the words of its methods are those on the screen."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.watch = Watch(page)
        self.address = address

    def go(self, path: str) -> None:
        """Open a page of the server, by its path or its whole address."""
        self.page.goto(urljoin(self.address, path))

    @property
    def me(self) -> Locator:
        """Who is signed in, and how the connection is."""
        return self.page.get_by_role("group", name="Signed in as")

    @property
    def rooms(self) -> Locator:
        """The list of one's rooms."""
        return self.page.get_by_role("navigation", name="Your rooms")

    @property
    def online(self) -> Locator:
        """The names of the others who are online."""
        return self.page.get_by_role("list", name="Online now").get_by_role("listitem")

    @property
    def feed(self) -> Locator:
        """The messages of the open room."""
        return self.page.get_by_role("feed")

    @property
    def texts(self) -> Locator:
        """What each of the shown messages says."""
        return self.feed.locator(".markdown")

    @property
    def composer(self) -> Locator:
        """Where one writes."""
        return self.page.get_by_role("main").get_by_role("textbox", name="Message ")

    @property
    def waiting(self) -> Locator:
        """Marks of one's own messages that the server does not have yet."""
        return self.feed.get_by_role("img", name="Sending")

    def message(self, text: str) -> Locator:
        """The messages with this text in them."""
        return self.feed.get_by_role("article").filter(has_text=text)

    def button(self, name: str) -> Locator:
        """A button by its whole name."""
        return self.page.get_by_role("button", name=name, exact=True)

    def open(self, room: str) -> None:
        """Open a room of the list."""
        self.rooms.get_by_role("link", name=room).click()
        self.composer.wait_for()

    def say(self, text: str) -> None:
        """Send a message."""
        self.composer.fill(text)
        self.composer.press("Enter")

    def act(self, text: str, action: str) -> None:
        """Choose one of the actions that a message shows when it is pointed at."""
        message = self.message(text)
        message.hover()
        message.get_by_role("button", name=action).click()

    def describe_myself(self, username: str, name: str, password: str = PASSWORD) -> None:
        """Fill in the form of a new account."""
        self.page.get_by_label("User name").fill(username)
        self.page.get_by_label("Name (optional)").fill(name)
        self.page.get_by_label("E-mail").fill(f"{username}@example.org")
        self.page.get_by_label("Password", exact=True).fill(password)

    def sign_in(self, login: str, password: str) -> None:
        """Fill in the page for signing in, and send it."""
        self.page.get_by_label("User name or e-mail").fill(login)
        self.page.get_by_label("Password", exact=True).fill(password)
        self.button("Sign in").click()
