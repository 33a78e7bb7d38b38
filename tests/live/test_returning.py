"""After a start of the server nobody flickers; and what is written for that, seldom."""

from __future__ import annotations

from tests.live.hall import SIGNS, Hall

from collabd.live.attendance import NOTED_AGAIN


def written(hall: Hall) -> list[str]:
    """What is due for the disk, which is then told that it has it."""
    due = hall.presence.unstored()
    hall.presence.note_stored(due)
    return sorted(SIGNS[seen.status] + seen.user_id for seen in due)


def test_who_was_here_before_is_here_and_comes_back_unnoticed() -> None:
    hall = Hall()
    hall.restore([("alice", "+"), ("bob", "~"), ("carol", "!")])
    assert hall.here() == ["+alice", "~bob", "!carol"]
    hall.time.pass_by(10)
    hall.enter("alice")
    hall.enter("bob", idle=True)
    hall.enter("carol", chosen="BUSY")
    hall.time.pass_by(600)
    assert hall.heard() == []
    assert hall.here() == ["+alice", "~bob", "!carol"]


def test_who_does_not_come_back_is_offline_after_the_grace_at_start() -> None:
    hall = Hall()
    hall.restore([("alice", "+"), ("bob", "+")])
    hall.time.pass_by(29)
    assert hall.heard() == []
    hall.time.pass_by(3)
    assert hall.heard() == ["-alice -bob"]
    assert hall.here() == []
    assert written(hall) == ["-alice", "-bob"]


def test_who_comes_back_otherwise_than_they_went_is_told_so() -> None:
    hall = Hall()
    hall.restore([("alice", "+")])
    hall.enter("alice", idle=True)
    hall.time.pass_by(1)
    assert hall.heard() == ["~alice"]


def test_thousands_who_come_back_slowly_do_not_flicker() -> None:
    """40 a second, as a busy server lets them in: the last one after two minutes."""
    hall = Hall()
    names = [f"person{number}" for number in range(5000)]
    hall.restore([(name, "+") for name in [*names, "mallory"]])
    for start in range(0, 5000, 40):
        for name in names[start : start + 40]:
            hall.enter(name)
        hall.time.pass_by(1)
    assert hall.heard() == []
    hall.time.pass_by(16)
    assert hall.heard() == ["-mallory"], "when nobody comes any more, the wait is over"


def test_the_wait_has_an_end_even_if_people_trickle_in() -> None:
    hall = Hall()
    hall.restore([(f"person{number}", "+") for number in range(200)])
    for number in range(40):
        hall.enter(f"person{number}")
        hall.time.pass_by(9.9)
    assert len(hall.here()) == 40
    gone = " ".join(hall.heard()).split()
    assert len([word for word in gone if word.startswith("-")]) == 200 - 31, "the five minutes were over"


def test_who_leaves_while_the_server_ends_was_here() -> None:
    hall = Hall()
    hall.enter("alice")
    hall.enter("bob", idle=True)
    hall.time.pass_by(1)
    hall.heard()
    hall.presence.close()
    hall.leave("alice")
    hall.leave("bob")
    hall.time.pass_by(60)
    assert hall.heard() == []
    assert written(hall) == ["+alice", "~bob"]


def test_the_disk_hears_of_comings_and_goings_not_of_flicks() -> None:
    hall = Hall(grace=0)
    hall.enter("alice")
    hall.enter("bob")
    assert written(hall) == ["+alice", "+bob"]
    for number in range(50):
        hall.idle("bob", is_idle=number % 2 == 0)
        hall.time.pass_by(1)
    assert written(hall) == []
    hall.leave("alice")
    hall.time.pass_by(1)
    assert written(hall) == ["-alice"]
    hall.enter("alice")
    assert written(hall) == ["+alice"]
    hall.idle("bob")
    hall.presence.close()
    assert written(hall) == ["~bob"], "as it is when the server ends"


def test_who_stays_is_written_now_and_then() -> None:
    hall = Hall()
    hall.enter("alice")
    hall.enter("bob", idle=True)
    assert written(hall) == ["+alice", "~bob"]
    hall.time.pass_by(NOTED_AGAIN / 1000 - 1)
    assert written(hall) == []
    hall.time.pass_by(1)
    assert written(hall) == ["+alice"], "the idle one has not been seen since"


def test_who_came_back_before_it_was_written_did_not_go() -> None:
    hall = Hall(grace=0)
    hall.enter("alice")
    assert written(hall) == ["+alice"]
    hall.leave("alice")
    hall.time.pass_by(1)
    hall.enter("alice")
    assert written(hall) == ["+alice"]
    assert written(hall) == []
