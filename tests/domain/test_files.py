"""Names of files, and what kind they are."""

from __future__ import annotations

import pytest

from collabd.domain.files import NAME_BYTES, clean_name
from collabd.domain.media import HEAD_BYTES, sniff


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("report.pdf", "report.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\a\\plan.docx", "plan.docx"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("\u3164.pdf", "pdf"),
        ("two\nlines\x00.txt", "twolines.txt"),
        ("  many   blanks .txt ", "many blanks.txt"),
        ("Übersicht für Ñandú.pdf", "Übersicht für Ñandú.pdf"),
        ("e\u0301t\u00e9.txt", "été.txt"),
        (".htaccess", "htaccess"),
        ("...", "file"),
        ("", "file"),
        ("/", "file"),
        ("nothing.", "nothing"),
    ],
)
def test_a_name_can_be_shown_and_saved_under(given: str, name: str) -> None:
    assert clean_name(given) == name
    assert clean_name(name) == name


@pytest.mark.parametrize("sign", ["x", "é", "語", "🙂"])
def test_a_long_name_keeps_its_end(sign: str) -> None:
    name = clean_name(sign * 500 + ".tar.gz")
    assert name.endswith(".gz")
    assert NAME_BYTES - 8 <= len(name.encode()) <= NAME_BYTES
    assert clean_name("x." + "y" * 500) == clean_name("x." + "y" * 500)[:NAME_BYTES]


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.7\n", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n....", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"PK\x03\x04" + bytes(20) + b"[Content_Types].xml word/document.xml", "wordprocessingml.document"),
        (b"PK\x03\x04" + bytes(20) + b"hello.txt", "application/zip"),
        (b"\x00\x00\x00\x18ftypmp42", "video/mp4"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "text/plain"),
        (b"<!doctype html><script>", "text/plain"),
        ("naïve".encode(), "text/plain"),
        ("naïve".encode("latin-1"), "application/octet-stream"),
        (b"\x00\x01\x02", "application/octet-stream"),
        (b"", "application/octet-stream"),
    ],
)
def test_a_kind_is_found_in_the_content(head: bytes, kind: str) -> None:
    assert sniff(head).endswith(kind)


def test_a_sign_that_is_cut_off_makes_a_text_no_less_one() -> None:
    text = "é".encode() * HEAD_BYTES
    assert sniff(b"x" + text[: HEAD_BYTES - 1]) == "text/plain"
    assert sniff(b"x" + text[:9]) == "application/octet-stream", "it ends there"
