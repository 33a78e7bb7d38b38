"""Typing: nothing is stored of it."""

from collabd.domain.records import Command
from collabd.domain.typing import StartTyping, StopTyping

APART: dict[type[Command], str] = dict.fromkeys((StartTyping, StopTyping), "it passes: no event is stored")
