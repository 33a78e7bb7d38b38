"""The section `[files]`, in a file of its own for its length."""

from typing import Annotated

from msgspec import Meta

from collabd.settings.section import Section

MEBIBYTE = 1024**2
GIBIBYTE = 1024**3


class Files(Section, frozen=True):
    """Files that people upload; they lie in the data folder."""

    file_bytes: Annotated[int, Meta(ge=MEBIBYTE, le=16 * GIBIBYTE, description="The largest file.")] = (
        100 * MEBIBYTE
    )
    person_bytes: Annotated[
        int, Meta(ge=MEBIBYTE, le=1024 * GIBIBYTE, description="All files of one person together.")
    ] = 5 * GIBIBYTE
    all_bytes: Annotated[
        int,
        Meta(ge=MEBIBYTE, le=1024 * GIBIBYTE, description="All files together, the same content once."),
    ] = 50 * GIBIBYTE
    uploads_at_once: Annotated[
        int, Meta(ge=1, le=1000, description="Uploads that are taken at once; beyond it: 503, come back.")
    ] = 32
    uploads_per_person: Annotated[int, Meta(ge=1, le=1000, description="The same bound for one person.")] = 6
    unused_days: Annotated[
        int, Meta(ge=1, le=365, description="Unfinished uploads, and files never sent, go after so long.")
    ] = 2
    picture_pixels: Annotated[
        int,
        Meta(ge=1_000_000, le=200_000_000, description="Larger pictures are not decoded, only kept."),
    ] = 50_000_000
    picture_memory_bytes: Annotated[
        int,
        Meta(
            ge=256 * MEBIBYTE,
            le=8 * GIBIBYTE,
            description="The memory that decoding a picture may take.",
        ),
    ] = 768 * MEBIBYTE
    picture_seconds: Annotated[
        int, Meta(ge=1, le=120, description="How long it may work on one; then it is killed.")
    ] = 10
