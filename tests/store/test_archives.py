"""The inside of a backup file: what is right is read, everything else refused, no name in it obeyed."""

from __future__ import annotations

import gzip
import hashlib
import io
import tarfile
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from collabd.domain.backups import FORMAT, BackupError, Counts, Manifest, Member
from collabd.store.folder import DATABASE
from collabd.store.sqlite.backup.archive import CONFIG, MANIFEST, OTHERS, SMALL_BYTES, unpack
from collabd.store.sqlite.backup.packing import packed, silent
from collabd.store.sqlite.backup.plain import PlainInfo, plain_info

CONTENTS = {DATABASE: b"pages" * 1000, CONFIG: b"[server]\n", "tls/server.pem": b"certificate"}


def manifest_of(contents: dict[str, bytes]) -> Manifest:
    members = {
        name: Member(bytes=len(content), sha256=hashlib.sha256(content).hexdigest())
        for name, content in contents.items()
    }
    counts = Counts(people=1, rooms=2, messages=3, sessions=4, streams=5, events=6)
    return Manifest(
        format=1, collabd="1.2.3", schema=1, epoch="e", made_at="2026", counts=counts, members=members
    )


def entry(
    name: str, content: bytes = b"", *, kind: bytes = tarfile.REGTYPE, link: str = ""
) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname, info.size = kind, link, len(content)
    return info


def pack(file: Path, *entries: tuple[tarfile.TarInfo, bytes], manifest: object = None) -> bytes:
    """Write a file with the right contents, then these entries, then a manifest."""
    made = manifest or manifest_of(CONTENTS)
    all_of_them = [
        *((entry(name, content), content) for name, content in CONTENTS.items()),
        *entries,
        (entry(MANIFEST, text := msgspec.json.encode(made)), text),
    ]
    with gzip.open(file, "wb") as pressed, tarfile.open(fileobj=pressed, mode="w") as tar:
        for info, content in all_of_them:
            tar.addfile(info, io.BytesIO(content))
    return file.read_bytes()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "inside" / "work").mkdir(parents=True)
    return tmp_path / "inside" / "backup.tar.gz"


@pytest.fixture
def into(file: Path) -> Path:
    return file.parent / "work"


def test_what_is_right_is_read_byte_by_byte(file: Path, into: Path) -> None:
    pack(file)
    assert unpack(file, into) == manifest_of(CONTENTS)
    found = {str(path.relative_to(into)): path for path in into.rglob("*") if path.is_file()}
    assert {name: path.read_bytes() for name, path in found.items()} == CONTENTS
    assert {path.stat().st_mode & 0o777 for path in found.values()} == {0o600}


def test_how_far_it_is_can_be_told(file: Path, into: Path) -> None:
    pack(file)
    told: list[tuple[int, int]] = []
    unpack(file, into, lambda done, total: told.append((done, total)))
    assert told[-1] == (5000, 5000)


HOSTILE = {
    "upwards": (entry("../outside", b"x"), b"x"),
    "upwards in tls": (entry("tls/../../outside", b"x"), b"x"),
    "absolute": (entry("/tmp/outside", b"x"), b"x"),
    "hidden": (entry("tls/.outside", b"x"), b"x"),
    "deeper": (entry("tls/a/b", b"x"), b"x"),
    "unknown": (entry("notes.txt", b"x"), b"x"),
    "symbolic link": (entry("tls/link", kind=tarfile.SYMTYPE, link="/etc"), b""),
    "hard link": (entry("tls/link", kind=tarfile.LNKTYPE, link=DATABASE), b""),
    "device": (entry("tls/device", kind=tarfile.CHRTYPE), b""),
    "folder": (entry("tls", kind=tarfile.DIRTYPE), b""),
    "long name": (entry("tls/" + "a" * 200, b"x"), b"x"),
    "sparse": (entry(CONFIG + "x", kind=tarfile.GNUTYPE_SPARSE), b""),
    "twice": (entry(CONFIG, b"x"), b"x"),
    "too large": (entry("tls/large", bytes(SMALL_BYTES + 1)), bytes(SMALL_BYTES + 1)),
}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_what_does_not_belong_is_refused(
    file: Path, into: Path, hostile: tuple[tarfile.TarInfo, bytes]
) -> None:
    pack(file, hostile)
    with pytest.raises(BackupError, match="does not belong in it"):
        unpack(file, into)
    written = {str(path.relative_to(into)) for path in into.rglob("*") if path.is_file()}
    assert written <= set(CONTENTS)
    assert {path.name for path in file.parent.parent.rglob("*")} <= {
        *("inside", "work", "tls", file.name),
        *(Path(name).name for name in CONTENTS),
    }


@pytest.mark.parametrize(
    "kind",
    [
        *(tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE),
        *(tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK, tarfile.GNUTYPE_SPARSE),
    ],
)
def test_a_header_that_promises_more_of_itself_is_refused_before_that_is_read(
    file: Path, into: Path, kind: bytes
) -> None:
    header = entry("x", kind=kind)
    header.size = 64 * 1024**2
    file.write_bytes(gzip.compress(header.tobuf(tarfile.GNU_FORMAT) + bytes(header.size), 1))
    tracemalloc.start()
    with pytest.raises(BackupError, match="'x' does not belong in it"):
        unpack(file, into)
    assert tracemalloc.get_traced_memory()[1] < 8 * 1024**2
    tracemalloc.stop()


def test_a_size_below_nothing_is_refused(file: Path, into: Path) -> None:
    header = bytearray(entry("x").tobuf(tarfile.GNU_FORMAT))
    header[124:136] = b"\xff" * 10 + b"\xfe\x00"
    header[148:156] = b"%06o\0 " % (256 + sum(header[:148]) + sum(header[156:]))
    file.write_bytes(gzip.compress(bytes(header)))
    with pytest.raises(BackupError, match="'x' does not belong in it"):
        unpack(file, into)


def test_a_database_of_any_size_has_a_plain_header() -> None:
    info = plain_info(DATABASE, 2**40, 1_700_000_000)
    header = info.tobuf(tarfile.GNU_FORMAT)
    assert len(header) == tarfile.BLOCKSIZE
    assert PlainInfo.frombuf(header, "utf-8", "strict").size == 2**40
    assert OTHERS.fullmatch("tls/" + "a" * 96)
    assert len(plain_info("tls/" + "a" * 96, 1, 1).tobuf(tarfile.GNU_FORMAT)) == tarfile.BLOCKSIZE
    assert not OTHERS.fullmatch("tls/" + "a" * 97)


def test_our_own_files_have_plain_headers_only(tmp_path: Path) -> None:
    content = b"x" * 1000
    with (tmp_path / "b").open("wb") as sink, packed(sink, 1_700_000_000_123) as packer:
        packer.add("tls/" + "a" * 96, io.BytesIO(content), len(content), silent)
    whole = gzip.decompress((tmp_path / "b").read_bytes())
    assert whole[512 : 512 + len(content)] == content, "one block, then the file itself"


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda _: b"",
    "something else": lambda _: b"%PDF-1.7 and so on" * 100,
    "another gzip": lambda _: gzip.compress(b"hello" * 1000),
    "cut off": lambda whole: whole[: len(whole) // 2],
    "cut off at the end": lambda whole: whole[:-4],
    "a bit": lambda whole: whole[:100] + bytes([whole[100] ^ 1]) + whole[101:],
    "checksum": lambda whole: whole[:-8] + bytes([whole[-8] ^ 1]) + whole[-7:],
    "without a list": lambda whole: gzip.compress(
        gzip.decompress(whole).replace(b"manifest.json", b"manifest.jsOn")
    ),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_what_is_damaged_is_refused(
    file: Path, into: Path, damage: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    whole = pack(file)
    (tmp_path / "first").mkdir()
    unpack(file, tmp_path / "first")
    file.write_bytes(damage(whole))
    with pytest.raises(BackupError, match=r"backup.tar.gz is (no backup of collabd|damaged)") as told:
        unpack(file, into)
    assert "b'" not in str(told.value)
    assert "0x" not in str(told.value)


@pytest.mark.parametrize(
    "told",
    [
        {**CONTENTS, DATABASE: b"other"},
        {**CONTENTS, "tls/more": b"x"},
        {name: content for name, content in CONTENTS.items() if name != CONFIG},
    ],
    ids=["another", "more", "fewer"],
)
def test_what_is_in_it_must_be_what_the_list_says(file: Path, into: Path, told: dict[str, bytes]) -> None:
    pack(file, manifest=manifest_of(told))
    with pytest.raises(BackupError, match="what is in it is not what its list says"):
        unpack(file, into, silent)


NO_MANIFESTS = {
    "nested deeply": b'{"x":' + b"[" * 200_000,
    "nested deeply inside": b'{"format":1,"collabd":"1","x":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "no text": b'{"x":"\xff"}',
    "a switch for a number": b'{"format":true,"collabd":"1"}',
    "a number of many digits": b'{"format":' + b"9" * 5000 + b"}",
    "a format that never was": b'{"format":0,"collabd":"1"}',
    "a newer one that speaks to the terminal": b'{"format":99,"collabd":"\\u001b[31m"}',
}


@pytest.mark.parametrize("text", NO_MANIFESTS.values(), ids=NO_MANIFESTS)
def test_a_list_that_is_none_is_refused(file: Path, into: Path, text: bytes) -> None:
    pack(file, manifest=msgspec.Raw(text))
    with pytest.raises(BackupError, match="is no backup of collabd, or it ends too early"):
        unpack(file, into)


@pytest.mark.parametrize("field", ["collabd", "made_at", "epoch"])
@pytest.mark.parametrize("text", ["\x1b[2J", "2026\n", "\x9b31m", "x" * 65])
def test_a_list_cannot_speak_to_the_terminal(file: Path, into: Path, field: str, text: str) -> None:
    pack(file, manifest=msgspec.structs.replace(manifest_of(CONTENTS), **{field: text}))
    with pytest.raises(BackupError, match="is no backup of collabd"):
        unpack(file, into)


def test_a_newer_kind_of_backup_says_which_program_it_wants(file: Path, into: Path) -> None:
    pack(file, manifest={"format": FORMAT + 1, "collabd": "7.0.0", "somethingNew": True})
    with pytest.raises(BackupError, match=r"made by a newer collabd \(7\.0\.0\). Use that one"):
        unpack(file, into)


def test_a_backup_that_does_not_fit_is_refused_at_once(
    file: Path, into: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack(file)
    monkeypatch.setattr("collabd.store.sqlite.backup.archive.free_bytes", lambda _: 100)
    with pytest.raises(BackupError, match=r"There is not enough room .* kB, free are 100 bytes\."):
        unpack(file, into)
    assert list(into.iterdir()) == []
