"""What people send along with their words: pictures, which are drawn, and documents, which were written."""

from __future__ import annotations

from collabd.demo.material import document
from collabd.demo.steps import FileUploaded


def content_of(step: FileUploaded) -> bytes:
    """What is uploaded. Raises `FileNotFoundError` for what nobody has made."""
    # Here, so that no server loads what draws: it lets a process of its own look at pictures.
    from collabd.demo.motifs import portrait  # noqa: PLC0415
    from collabd.demo.pictures import PICTURES, picture  # noqa: PLC0415

    if step.purpose == "avatar":
        return portrait(int(step.name.partition("-")[2].partition(".")[0]))
    if step.name in PICTURES:
        return picture(step.name)
    return document(step.name)
