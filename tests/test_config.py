"""Settings: read, overridden, and refused with the exact place of every mistake."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from collabd import config
from collabd.config import Config, ConfigError, Given
from collabd.settings.environment import overrides
from collabd.settings.reading import read
from collabd.settings.source import MAX_FILE_BYTES


def problems(text: str, environ: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """What is said about a file of this content; nothing when it is accepted."""
    try:
        read(Config, text, "collabd.toml", overrides(Config, environ or {}))
    except ConfigError as error:
        return error.problems
    return ()


class TestLoading:
    def test_an_empty_folder_means_the_defaults(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        loaded = config.load(None, {})
        assert loaded == Config()
        assert (loaded.server.host, loaded.server.port) == ("127.0.0.1", 8000)

    def test_the_file_of_the_folder_is_taken_without_being_named(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "collabd.toml").write_text("[server]\nport = 9000\n")
        monkeypatch.chdir(tmp_path)
        assert config.load(None, {}).server.port == 9000

    def test_the_environment_wins_over_the_file_and_an_option_over_both(self, tmp_path: Path) -> None:
        file = tmp_path / "other.toml"
        file.write_text('[server]\nport = 9000\nname = "Ship"\n[live]\nqueue_messages = 50\n')
        environ = {"COLLABD_SERVER_PORT": "9001", "COLLABD_SERVER_NAME": "Harbour"}
        loaded = config.load(file, environ, Given("--port", "server", "port", "9002"))
        assert loaded.server.port == 9002
        assert loaded.server.name == "Harbour"
        assert loaded.live.queue_messages == 50

    def test_a_list_is_written_with_commas_in_the_environment(self) -> None:
        environ = {"COLLABD_SERVER_PUBLIC_URLS": "https://chat.example.org, http://[fd00::1]:8000,"}
        urls = config.load(None, environ).server.public_urls
        assert urls == ("https://chat.example.org", "http://[fd00::1]:8000")
        assert config.load(None, {"COLLABD_SERVER_PUBLIC_URLS": ""}).server.public_urls == ()

    def test_nothing_can_be_changed_afterwards(self) -> None:
        loaded = config.load(None, {})
        with pytest.raises(AttributeError):
            loaded.server.port = 1  # type: ignore[misc]

    def test_a_file_that_is_named_must_be_there(self, tmp_path: Path) -> None:
        file = tmp_path / "mine.toml"
        file.write_text("[server]\nport = 9000\n")
        assert config.load(file, {}).server.port == 9000
        file.unlink()
        with pytest.raises(ConfigError, match=r"mine\.toml: cannot be read: No such file"):
            config.load(file, {})

    def test_a_file_of_another_kind_is_refused(self, tmp_path: Path) -> None:
        file = tmp_path / "mine.toml"
        file.write_bytes(b"[server]\nname = 'Z\xc3\xbcrich'\n")
        assert config.load(file, {}).server.name == "Zürich"
        file.write_bytes(b"[server]\nname = 'Z\xfcrich'\n")
        with pytest.raises(ConfigError, match=r"mine\.toml:2: is not UTF-8"):
            config.load(file, {})
        file.write_bytes(b"#" * (MAX_FILE_BYTES + 1))
        with pytest.raises(ConfigError, match="is larger than"):
            config.load(file, {})


# What is wrong: (a file that is right, the same with the mistake, what is said)
MISTAKES = {
    "a misspelt setting": (
        "[server]\nport = 1",
        "[server]\n\nprot = 1",
        'collabd.toml:3: [server] prot: unknown setting; did you mean "port"?',
    ),
    "a setting of another section": (
        "[store]\nqueue = 1",
        "[server]\nqueue = 1",
        "collabd.toml:2: [server] queue: unknown setting; did you mean [store] queue?",
    ),
    "a setting like no other": (
        "[log]\nlevel = 'debug'",
        "[log]\nxyz = 1",
        "collabd.toml:2: [log] xyz: unknown setting; [log] has level, format",
    ),
    "a misspelt section": (
        "[server]",
        "[sevrer]",
        "collabd.toml:1: [sevrer]: unknown section; did you mean [server]?",
    ),
    "a setting before any section": (
        "server.port = 1",
        "port = 1\n[server]",
        "collabd.toml:1: port: a setting outside of any section; did you mean [server] port?",
    ),
    "a value in place of a section": (
        "server = { port = 1 }",
        "server = 1",
        "collabd.toml:1: server is a section: write [server] and its settings below",
    ),
    "a number out of range": (
        "[server]\nport = 65535",
        "[server]\nport = 65536",
        "collabd.toml:2: [server] port: expected a whole number from 0 to 65_535, got 65_536",
    ),
    "text in place of a number": (
        "[live]\nping_seconds = 30",
        '[live]\nping_seconds = "30"',
        'collabd.toml:2: [live] ping_seconds: expected a whole number of seconds from 1 to 300, got "30"',
    ),
    "a switch in place of a number": (
        "[live]\nchannels = 1",
        "[live]\nchannels = true",
        "collabd.toml:2: [live] channels: expected a whole number from 1 to 100_000, got true",
    ),
    "a choice that there is not": (
        "[accounts]\nsign_up = 'invite'",
        "[accounts]\nsign_up = 'invited'",
        'collabd.toml:2: [accounts] sign_up: expected "open" or "invite" or "closed", got "invited"',
    ),
    "too short a text": (
        "[server]\nname = 'x'",
        "[server]\nname = ''",
        'collabd.toml:2: [server] name: expected text of 1 to 64 characters, got ""',
    ),
    "an address that goes on after its path": (
        "[server]\npublic_urls = ['https://a.example/x']",
        "[server]\npublic_urls = [\n  'https://a.example/x',\n  'https://b.example/x/'\n]",
        (
            'collabd.toml:2: [server] public_urls: expected a list like ["https://a.example/chat"],'
            " lower case, the same path,"
            ' got ["https://a.example/x", "https://b.example/x/"]'
        ),
    ),
    "addresses with different paths": (
        "[server]\npublic_urls = ['https://a.example/x', 'https://b.example/x']",
        "[server]\npublic_urls = ['https://a.example', 'https://b.example/x']",
        "collabd.toml:2: [server] public_urls must all have the same path; these have '' and '/x'",
    ),
    "a port that there is not": (
        "[server]\npublic_urls = ['https://a.example:65535', 'https://b.example']",
        "[server]\n\npublic_urls = ['https://a.example', 'https://a.example:99999']",
        (
            "collabd.toml:3: [server] public_urls: https://a.example:99999 has a port that there is not;"
            " ports go from 1 to 65535"
        ),
    ),
    "port 0": (
        "[server]\npublic_urls = ['https://[fd00::1]:1/x']",
        "[server]\npublic_urls = ['https://[fd00::1]:0/x']",
        (
            "collabd.toml:2: [server] public_urls: https://[fd00::1]:0/x has a port that there is not;"
            " ports go from 1 to 65535"
        ),
    ),
    "brackets around something else": (
        "[server]\npublic_urls = ['https://[::1]']",
        "[server]\npublic_urls = ['https://[::1.]']",
        ("collabd.toml:2: [server] public_urls: https://[::1.] has no IPv6 address between its brackets"),
    ),
    "a line end after an address": (
        "[server]\npublic_urls = ['https://a.example']",
        '[server]\npublic_urls = ["https://a.example\\n"]',
        (
            'collabd.toml:2: [server] public_urls: expected a list like ["https://a.example/chat"],'
            ' lower case, the same path, got ["https://a.example\\n"]'
        ),
    ),
    "NUL in a path": (
        "[data]\npath = 'a b'",
        '[data]\npath = "a\\u0000b"',
        r"collabd.toml:2: [data] path: holds the control character '\x00'; write it without",
    ),
    "an escape in a name": (
        "[server]\nname = '\N{FAMILY} a\N{ZERO WIDTH JOINER}b \N{LATIN SMALL LETTER U WITH DIAERESIS}'",
        '[server]\nname = "a\\u001b[31m"',
        r"collabd.toml:2: [server] name: holds the control character '\x1b'; write it without",
    ),
    "a line end in a secret": (
        "[metrics]\ntoken = '0123456789abcdef'",
        '[metrics]\ntoken = "0123456789abcdef\\n"',
        "collabd.toml:2: [metrics] token: expected at least 16 characters, no spaces",
    ),
    "a secret that is too short": (
        "[metrics]\ntoken = ''",
        "[metrics]\ntoken = 'hunter2'",
        "collabd.toml:2: [metrics] token: expected at least 16 characters, no spaces",
    ),
    "a proxy by its name": (
        "[server]\ntrusted_proxies = ['127.0.0.1', '::1', '10.0.0.0/8', 'fd00::/8']",
        "[server]\ntrusted_proxies = ['localhost']",
        (
            "collabd.toml:2: [server] trusted_proxies: expected addresses or networks like"
            ' ["127.0.0.1", "10.0.0.0/8"], got ["localhost"]'
        ),
    ),
    "a proxy at no address": (
        "[server]\ntrusted_proxies = ['10.0.0.1']",
        "[server]\ntrusted_proxies = ['10.0.0.300']",
        "collabd.toml:2: [server] trusted_proxies: 10.0.0.300 is neither an IP address nor a network",
    ),
    "a network that begins elsewhere": (
        "[server]\ntrusted_proxies = ['10.0.0.0/8']",
        "[server]\ntrusted_proxies = ['10.0.0.1/8']",
        (
            "collabd.toml:2: [server] trusted_proxies: no network begins at 10.0.0.1/8;"
            " did you mean 10.0.0.0/8?"
        ),
    ),
    "everybody as a proxy": (
        "[server]\ntrusted_proxies = ['0.0.0.0/1']",
        "[server]\ntrusted_proxies = ['0.0.0.0/0']",
        (
            "collabd.toml:2: [server] trusted_proxies: 0.0.0.0/0 would let anybody claim any address;"
            " name the proxy's own"
        ),
    ),
    "a table in place of a text": (
        "[data]\npath = 'x'",
        "[data.path]\nx = 1",
        "collabd.toml:1: [data] path: expected text of 1 to 4096 characters, got a table",
    ),
    "no TOML": (
        "[server]\nport = 1",
        "[server]\nport = = 1",
        "collabd.toml:2: this is not TOML: Invalid value",
    ),
    "a text without an end": (
        "[server]\nname = 'x'",
        "[server]\nname = '''x",
        "collabd.toml:2: this is not TOML: Expected \"'''\"",
    ),
}


@pytest.mark.parametrize(("good", "bad", "said"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named_with_its_line_and_what_was_expected(good: str, bad: str, said: str) -> None:
    assert problems(good) == ()
    assert problems(bad) == (said,)


def test_the_line_is_that_of_the_right_table() -> None:
    text = (
        "[rooms]\n# port = 1\n[store]\nqueue = 1\n\n[live]\n'queue_bytes' = 1_000_000\nqueue = 2 # [server]\n"
    )
    assert problems(text) == ("collabd.toml:8: [live] queue: unknown setting; did you mean [store] queue?",)


@pytest.mark.parametrize(
    "deep",
    ["[" * 20_000, "[" * 20_000 + "]" * 20_000, "{b=" * 20_000, "[" * 320 + "]" * 320],
    ids=["open", "closed", "tables", "less"],
)
def test_what_is_nested_deeply_is_refused_with_its_line(deep: str) -> None:
    (problem,) = problems(f"[server]\nport = 1\n\nname = {deep}\n")
    assert problem.startswith("collabd.toml:4: ")


def test_what_is_left_of_bytes_that_are_no_text_is_refused() -> None:
    (problem,) = problems("", {"COLLABD_SERVER_NAME": "Z\udcfcrich"})
    assert problem == (
        r"COLLABD_SERVER_NAME: [server] name: holds the control character '\udcfc'; write it without"
    )


def test_everything_that_is_wrong_is_said_at_once() -> None:
    found = problems("[server]\nport = -1\nnmae = 'x'\n[lvie]\n", {"COLLABD_LOG_LEVEL": "loud"})
    assert [problem.partition(": ")[0] for problem in found] == [
        "collabd.toml:4",
        "collabd.toml:2",
        "collabd.toml:3",
        "COLLABD_LOG_LEVEL",
    ]


def test_a_long_value_is_cut_in_the_message() -> None:
    (problem,) = problems(f"[server]\nport = '{'x' * 1000}'")
    assert problem.endswith("...")
    assert len(problem) < 160


class TestRules:
    def test_a_pong_must_come_before_the_next_ping(self) -> None:
        text = "[live]\nping_seconds = {}\npong_timeout_seconds = 12\n"
        assert problems(text.format(13)) == ()
        assert problems(text.format(12)) == (
            "collabd.toml:3: [live] pong_timeout_seconds must be less than ping_seconds",
        )

    def test_a_full_catch_up_must_fit_in_the_queue(self) -> None:
        text = "[live]\nresume_bytes = 600_000\n"
        assert problems(text, {"COLLABD_LIVE_QUEUE_BYTES": "600000"}) == ()
        (problem,) = problems(text, {"COLLABD_LIVE_QUEUE_BYTES": "599999"})
        assert problem.startswith("COLLABD_LIVE_QUEUE_BYTES: [live] resume_bytes must not exceed queue_bytes")


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        (
            "COLLABD_SERVER_PRT",
            "1",
            'COLLABD_SERVER_PRT: unknown setting; did you mean "COLLABD_SERVER_PORT"?',
        ),
        (
            "COLLABD_SEVER_PORT",
            "1",
            'COLLABD_SEVER_PORT: unknown setting; did you mean "COLLABD_SERVER_PORT"?',
        ),
        (
            "COLLABD_LOG_COLOUR",
            "1",
            "COLLABD_LOG_COLOUR: unknown setting; [log] has COLLABD_LOG_LEVEL, COLLABD_LOG_FORMAT",
        ),
        (
            "COLLABD_SERVER_PORT",
            "eighty",
            'COLLABD_SERVER_PORT: [server] port: expected a whole number from 0 to 65_535, got "eighty"',
        ),
    ],
)
def test_a_mistake_in_the_environment_is_named_with_its_variable(
    variable: str, value: str, said: str
) -> None:
    assert problems("", {"COLLABD_SERVER_PORT": "80"}) == ()
    assert problems("", {variable: value}) == (said,)


def test_variables_of_others_are_left_alone() -> None:
    assert config.load(None, {"PATH": "/bin", "COLLABD_BENCH_SOCKETS": "500"}) == Config()
