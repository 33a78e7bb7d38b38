"""Accounts and sessions: newcomers, and devices that are signed out."""

from tests.actions.traces.scene import Moves, Scene

from collabd.domain.records import Command
from collabd.domain.sessions import (
    ChangePassword,
    EndOtherSessions,
    EndSession,
    ResetPassword,
    SetUp,
    SignIn,
    SignOut,
    SignUp,
)

PASSWORD = "correct horse battery"


def sign_up(at: Scene) -> SignUp:
    """Someone whom nobody has met."""
    name = at.new_name()
    return SignUp(username=name, email=f"{name}@example.org", password=PASSWORD, session="token")


MOVES: Moves = {
    SignUp: (2, sign_up),
    EndSession: (2, lambda at: EndSession(session_id=at.other_session())),
    EndOtherSessions: (2, lambda _: EndOtherSessions()),
}
APART: dict[type[Command], str] = {
    SetUp: "there is an Admin already",
    SignIn: "it opens a session, of which no stream tells",
    SignOut: "it ends the session that acts, as EndSession ends others",
    ChangePassword: "its only event is that other sessions end, as by EndOtherSessions",
    ResetPassword: "its code comes from the command line; its only event is that sessions end",
}
