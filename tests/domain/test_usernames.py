"""User names that look alike are the same; what cannot be typed is none."""

from __future__ import annotations

import pytest

from collabd.domain.errors import CollabError
from collabd.domain.usernames import clean_display_name, clean_email, clean_username, email_key, username_key


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("alice", "alice"),
        (" Alice ", "alice"),
        ("a", "a"),
        ("a.b-c_d", "a.b-c_d"),
        ("ａｌｉｃｅ", "alice"),
        ("a" * 32, "a" * 32),
    ],
)
def test_a_name_has_one_form(typed: str, kept: str) -> None:
    assert clean_username(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "-a",
        "a-",
        ".",
        "a b",
        "a@b",
        "а",
        "alıce",
        "a" * 33,
        "a\x00b",
        "a/b",
        "me",
        "ALL",
        "Admins",
        "\u202ea",
    ],
)
def test_other_names_are_refused(typed: str) -> None:
    with pytest.raises(CollabError) as refused:
        clean_username(typed)
    assert (refused.value.code, refused.value.field) == ("invalid", "username")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("alice", "al1ce"),
        ("alice", "aIice".lower()),
        ("bob", "b0b"),
        ("a.b", "ab"),
        ("a-b", "a_b"),
        ("barney", "bamey"),
        ("vv", "w"),
    ],
)
def test_look_alikes_share_a_key(one: str, other: str) -> None:
    assert username_key(one) == username_key(other)
    assert username_key("alice") != username_key("bob")


@pytest.mark.parametrize("typed", ["a@b", "a.b+c@example.org", "ä@exämple.org", " a@b.c "])
def test_addresses(typed: str) -> None:
    assert clean_email(typed) == typed.strip()


@pytest.mark.parametrize(
    "typed", ["", "a", "@", "a@", "@b", "a b@c", "a@b c", "<a@b>", "a@b@c", 'a"@b', "a" * 250 + "@b.cd"]
)
def test_what_is_no_address(typed: str) -> None:
    with pytest.raises(CollabError) as refused:
        clean_email(typed)
    assert refused.value.field == "email"


def test_addresses_differ_by_more_than_case() -> None:
    assert email_key("Alice@Example.ORG") == email_key("alice@example.org") != email_key("alice@example.com")


def test_display_names_are_one_line_of_what_can_be_seen() -> None:
    assert clean_display_name("  Ana\n María ", "ana") == "Ana María"
    assert clean_display_name(None, "ana") == clean_display_name("  ", "ana") == "ana"
    assert clean_display_name("👩‍🚀", "ana") == "👩‍🚀"
    for hidden in ("a\x00b", "a\u202eb", "a\u200bb", "a\ufeffb"):
        with pytest.raises(CollabError) as refused:
            clean_display_name(hidden, "ana")
        assert refused.value.field == "displayName"
