"""The line of a setting is found however the file is written."""

from hypothesis import given
from hypothesis import strategies as st

from collabd.settings.lines import lines

NAMES = st.sampled_from(["port", "host", "queue", "a b"])
VALUES = st.sampled_from(["1", "[\n 1,\n 2 ] # 3", '"""\n[x]\nport = 1\n"""', '"["', "{ x = 1 }"])


@given(st.dictionaries(NAMES, st.dictionaries(NAMES, VALUES, max_size=4), min_size=1, max_size=4))
def test_every_key_of_every_table_is_found_on_its_line(tables: dict[str, dict[str, str]]) -> None:
    text, expected = "", {}
    for table, keys in tables.items():
        text += f'\n# about {table}\n["{table}"]\n'
        for key, value in keys.items():
            expected[table, key] = text.count("\n") + 1
            text += f'"{key}" = {value}\n'
    found = lines(text)
    assert {path: found[path] for path in expected} == expected


def test_dotted_keys_and_inline_tables_are_found_too() -> None:
    assert lines("server.port = 1\nlive = { queue = 2 }\n[a.b]\n[[c]]\n") == {
        ("server",): 1,
        ("server", "port"): 1,
        ("live",): 2,
        ("live", "queue"): 2,
        ("a",): 3,
        ("a", "b"): 3,
        ("c",): 4,
    }
