"""Migrations: forward only, each in one checked transaction, never at the cost of what was there."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from collabd.assets import migrations_folder
from collabd.store.migrate import Migration, MigrationError, migrate, migrations_in, statements

FIRST = Migration(1, "0001_people.sql", "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT);")
SECOND = Migration(
    2,
    "0002_rooms.sql",
    "CREATE TABLE rooms (id INTEGER PRIMARY KEY, owner INTEGER REFERENCES people (id));"
    "INSERT INTO people VALUES (1, 'alice'); INSERT INTO rooms VALUES (1, 1);",
)


def ask(path: Path, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def tables(path: Path) -> set[object]:
    return {row[0] for row in ask(path, "SELECT name FROM sqlite_schema WHERE type = 'table'")}


def version(path: Path) -> object:
    return ask(path, "PRAGMA user_version")[0][0]


def copies(path: Path) -> list[str]:
    return sorted(found.name for found in path.parent.glob(f"{path.name}.before-*"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "collabd.sqlite3"


def test_from_nothing(path: Path) -> None:
    assert migrate(path, [FIRST, SECOND]) == ["0001_people.sql", "0002_rooms.sql"]
    assert tables(path) == {"people", "rooms"}
    assert version(path) == 2
    assert copies(path) == [], "there was nothing to keep a copy of"
    assert ask(path, "PRAGMA journal_mode") == [("wal",)]


def test_the_shipped_migrations_make_a_sound_database(path: Path) -> None:
    steps = migrations_in(migrations_folder())
    assert migrate(path, steps) == [step.name for step in steps]
    assert {"events", "streams", "messages", "rooms", "users"} <= tables(path)
    assert ask(path, "PRAGMA integrity_check") == [("ok",)]
    assert ask(path, "PRAGMA foreign_key_check") == []
    lax = """
        SELECT name FROM pragma_table_list
        WHERE  schema = 'main' AND NOT strict AND type NOT IN ('virtual', 'shadow')
    """
    assert ask(path, lax) == [("sqlite_schema",)]


def test_what_was_edited_before_there_was_a_history_goes_on(path: Path) -> None:
    steps = migrations_in(migrations_folder())
    migrate(path, steps[:1])
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            """
            INSERT INTO users (id, username, username_key, display_name, email, email_key, password_hash,
                               created_at, updated_at)
            VALUES ('bob', 'bob', 'bob', 'Bob', 'b', 'b', '', 1, 1);
            INSERT INTO rooms (id, kind, name, description, created_by, last_activity, created_at, updated_at)
            VALUES ('hall', 'public', 'Hall', '', 'bob', 1, 1, 1);
            INSERT INTO messages (id, room_id, "offset", author_id, author_name, content, message_type,
                                  content_version, created_at, edited_at, updated_at)
            VALUES ('hello', 'hall', 3, 'bob', 'Bob', 'hello', 'TEXT', 2, 1, 2, 2);
            """
        )
    migrate(path, steps)
    assert ask(path, "SELECT content, content_version, edited_by FROM messages") == [("hello", 2, None)]
    assert ask(path, "SELECT * FROM revisions") == []
    assert ask(path, "PRAGMA foreign_key_check") == []


def test_rooms_from_before_there_were_settings_go_on(path: Path) -> None:
    steps = migrations_in(migrations_folder())
    migrate(path, [step for step in steps if step.name < "0008"])
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            """
            INSERT INTO users (id, username, username_key, display_name, email, email_key, password_hash,
                               created_at, updated_at)
            VALUES ('bob', 'bob', 'bob', 'Bob', 'b', 'b', '', 1, 1);
            INSERT INTO rooms (id, kind, name, description, created_by, member_count, last_activity,
                               created_at, updated_at)
            VALUES ('hall', 'public', 'Hall', 'all', 'bob', 1, 1, 1, 1),
                   ('attic', 'private', 'Attic', '', 'bob', 0, 1, 1, 1);
            INSERT INTO members (room_id, user_id, role, joined_at) VALUES ('hall', 'bob', 'owner', 1);
            """
        )
    migrate(path, steps)
    columns = "id, kind, name, description, member_count, posting_policy, pin_policy, archived_at, people"
    assert ask(path, f"SELECT {columns} FROM rooms ORDER BY id") == [
        ("attic", "private", "Attic", "", 0, "everyone", "everyone", None, None),
        ("hall", "public", "Hall", "all", 1, "everyone", "everyone", None, None),
    ]
    assert ask(path, "SELECT id FROM rooms WHERE emptied_at IS NOT NULL") == [("attic",)]
    assert ask(path, "SELECT user_id FROM members") == [("bob",)]


def test_a_second_time_nothing_happens(path: Path) -> None:
    migrate(path, [FIRST])
    before = path.read_bytes()
    assert migrate(path, [FIRST]) == []
    assert path.read_bytes() == before
    assert copies(path) == []


def test_a_copy_is_kept_before_an_existing_database_changes(path: Path) -> None:
    migrate(path, [FIRST])
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO people VALUES (7, 'bob')")
    connection.commit()
    connection.close()
    migrate(path, [FIRST, SECOND])
    assert copies(path) == ["collabd.sqlite3.before-0002"]
    kept = path.with_name("collabd.sqlite3.before-0002")
    assert version(kept) == 1
    assert tables(kept) == {"people"}
    assert ask(kept, "SELECT name FROM people") == [("bob",)]
    assert ask(path, "SELECT name FROM people ORDER BY id") == [("alice",), ("bob",)]


def test_an_unfinished_copy_is_replaced(path: Path) -> None:
    migrate(path, [FIRST])
    kept = path.with_name("collabd.sqlite3.before-0002")
    kept.write_bytes(b"half a copy")
    migrate(path, [FIRST, SECOND])
    assert version(kept) == 1


def test_a_database_from_the_future_is_refused_and_left_alone(path: Path) -> None:
    migrate(path, [FIRST, SECOND])
    before = path.read_bytes()
    with pytest.raises(MigrationError, match=r"newer collabd .*version 2.*knows 1"):
        migrate(path, [FIRST])
    assert path.read_bytes() == before


FAILING = {
    "syntax": ("CREATE TABLE extra (id INTEGER); CREATE NONSENSE;", "syntax"),
    "rule": ("INSERT INTO people VALUES (1, 'one'), (1, 'another');", "UNIQUE"),
    "reference": (
        "CREATE TABLE pets (owner INTEGER REFERENCES people (id)); INSERT INTO pets VALUES (99);",
        "1 broken reference",
    ),
    "unfinished": ("CREATE TABLE extra (id INTEGER); INSERT INTO extra VALUES ('", "unfinished"),
    "commit": ("CREATE TABLE extra (id INTEGER); COMMIT; CREATE NONSENSE;", "not authorized"),
    "savepoint": ("CREATE TABLE extra (id INTEGER); SAVEPOINT mine;", "not authorized"),
}


@pytest.mark.parametrize(("sql", "said"), FAILING.values(), ids=FAILING.keys())
def test_a_failing_step_leaves_the_database_as_it_was(path: Path, sql: str, said: str) -> None:
    migrate(path, [FIRST])
    with pytest.raises(MigrationError, match=said):
        migrate(path, [FIRST, Migration(2, "0002_bad.sql", sql)])
    assert tables(path) == {"people"}
    assert version(path) == 1
    assert migrate(path, [FIRST, SECOND]) == ["0002_rooms.sql"], "the mended step can be taken"


def test_the_steps_before_a_failing_one_stay_taken(path: Path) -> None:
    with pytest.raises(MigrationError, match=r"0002_bad\.sql"):
        migrate(path, [FIRST, Migration(2, "0002_bad.sql", "NONSENSE;")])
    assert version(path) == 1


def test_a_step_may_rebuild_a_table_that_others_refer_to(path: Path) -> None:
    migrate(path, [FIRST, SECOND])
    rebuild = (
        "CREATE TABLE people_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
        "INSERT INTO people_new SELECT * FROM people; DROP TABLE people;"
        "ALTER TABLE people_new RENAME TO people;"
    )
    migrate(path, [FIRST, SECOND, Migration(3, "0003_names.sql", rebuild)])
    assert ask(path, "SELECT people.name FROM rooms JOIN people ON people.id = rooms.owner") == [("alice",)]
    assert ask(path, "PRAGMA foreign_key_check") == []


def test_a_damaged_file_is_refused(path: Path) -> None:
    path.write_bytes(b"this is no database, and it is long enough to be looked at" * 100)
    with pytest.raises(MigrationError, match=r"collabd\.sqlite3 cannot be used: .*restore a backup"):
        migrate(path, [FIRST])


def test_files_are_numbered_without_gaps(tmp_path: Path) -> None:
    (tmp_path / "0001_one.sql").write_text("SELECT 1;", encoding="utf-8")
    (tmp_path / "0002_two.sql").write_text("SELECT 2;", encoding="utf-8")
    assert [step.number for step in migrations_in(tmp_path)] == [1, 2]
    (tmp_path / "0004_four.sql").write_text("SELECT 4;", encoding="utf-8")
    with pytest.raises(MigrationError, match="without gaps"):
        migrations_in(tmp_path)
    (tmp_path / "0004_four.sql").rename(tmp_path / "three.sql")
    with pytest.raises(MigrationError, match=r"three\.sql"):
        migrations_in(tmp_path)


def test_statements_end_where_sqlite_says(path: Path) -> None:
    script = """
    -- a comment; with a semicolon
    CREATE TABLE a (x TEXT DEFAULT ';', y TEXT DEFAULT 'it''s; fine');
    CREATE TRIGGER t AFTER INSERT ON a BEGIN
        UPDATE a SET x = '; one'; UPDATE a SET x = x || '; two';
    END;
    /* ; */ INSERT INTO a (y) VALUES ('b;');
    -- the end; really
    """
    migrate(path, [Migration(1, "0001_a.sql", script)])
    assert ask(path, "SELECT x, y FROM a") == [("; one; two", "b;")]
    assert statements("SELECT 1; SELECT 2") == ["SELECT 1;", "SELECT 2;"]
    for unfinished in ("SELECT 1; SELECT 'open", "CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM a;"):
        with pytest.raises(MigrationError, match="unfinished statement"):
            statements(unfinished)


def test_nobody_else_may_read_the_files(path: Path) -> None:
    migrate(path, [FIRST])
    migrate(path, [FIRST, SECOND])
    assert copies(path) == [f"{path.name}.before-0002"]
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO people VALUES (2, 'bob')")
        connection.commit()
        files = sorted(path.parent.iterdir())
        assert f"{path.name}-wal" in {file.name for file in files}
        assert {oct(file.stat().st_mode & 0o777) for file in files} == {oct(0o600)}
