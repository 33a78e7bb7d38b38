"""A recorded conversation of real size that the project makes itself.

The people, rooms and scenes are written by hand and stand as plain text in `material/`; the code here casts,
fills in, schedules and joins them into one stream of steps:

    steps.py         what can happen, as frozen Structs
    material.py      reads the text files of `material/`
    people.py        who works there, since when, and how talkative they are
    rooms.py         where they talk, and who is in
    scenes.py        scripted exchanges: roles, lines, pauses
    phrases.py       fills a line's slots, choices and names
    timetable.py     time zones, working hours, weekends, bursts and lulls
    pauses.py        how long people take before they answer
    casting.py       who plays which role
    plan.py          which scene is played in which room, and when
    corrections.py   typing errors that are edited later, slips that are deleted
    applause.py      reactions
    pace.py          keeps such shares close to what was asked for
    stage.py         a planned scene -> steps
    conversation.py  everything together, in time order

`commands.py` and `fill.py` play it into a server, through the same actions as everything else.
"""
