"""Which names a text mentions: not those in code, in addresses, or behind a backslash."""

from __future__ import annotations

import pytest

from collabd.domain.mentions import GREATEST_NAMES, Mentions, names_in, readings


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("@anna, @Bob. And @anna again", ["anna", "bob"]),
        ("(@a) @b's @c: **@d** _@e_ > @f", ["a", "b", "c", "d", "e", "f"]),
        ("は@annaと", ["anna"]),
        ("nobody", []),
        ("anna@example.org, @anna@example.org", []),
        ("\\@a @b", ["b"]),
        ("`@a` @b ``x`@c`` @d", ["b", "d"]),
        ("`@a is no code", ["a"]),
        ("`@a\n@b` @c", ["c"]),
        ("```\n@a\n```\n@b", ["b"]),
        ("~~~ text\n@a\n\n@b", []),
        ("````\n```\n@a\n````\n@b", ["b"]),
        ("> ```\n> @a\n\n@b", ["b"]),
        ("* ```\n  @a\n  ```\n@b", ["b"]),
        ("    @a\n@b", ["b"]),
        ("text\n    @a", ["a"]),
        ("- item\n\n    @a", ["a"]),
        ("[@a](https://x/@b) ![@c](d@e)", ["a", "c"]),
        ("[a]: https://x/@b\n@c", ["c"]),
        ("<https://x/@a> https://y/@b www.z/@c @d", ["d"]),
        ("@" + "x" * 33, []),
    ],
)
def test_names(content: str, names: list[str]) -> None:
    assert names_in(content) == names


def test_a_name_may_have_ended_before_a_dot() -> None:
    assert readings("anna.b-then") == ["anna.b-then", "anna.b", "anna"]


def test_no_text_makes_more_work_than_so_many_names() -> None:
    assert len(names_in(" ".join(f"@n{number}" for number in range(5_000)))) == GREATEST_NAMES


def test_all_that_are_named_at_once() -> None:
    assert Mentions(users=["u"], groups=["admins"], room=True).targets() == ["u", "admins", "room"]
    assert Mentions().targets() == []
