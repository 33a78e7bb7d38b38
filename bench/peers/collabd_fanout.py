"""The server under measure, in the clear."""

from room import run

run()
