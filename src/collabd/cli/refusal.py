"""The command line's own way to say no."""


class CommandError(Exception):
    """A command could not be done; the sentence says why, and what to do."""
