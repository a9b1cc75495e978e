"""What a TerminalInput makes of bytes, by a clock of our own; and all of it as a target for fuzzing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from textual.events import Key, MouseEvent, Paste
from textual.message import Message

from kerneblik.terminal.input import TerminalInput

LONG = 1000.0
"""Seconds after which nothing is waited for any more."""


class Line:
    """A line that bytes arrive on, with a clock of its own."""

    def __init__(self, locale_encoding: str = "utf-8") -> None:
        self.now = 0.0
        self._input = TerminalInput(locale_encoding)

    def send(self, data: str | bytes) -> list[str]:
        """What arrives now means."""
        return said(self._input.feed(data.encode() if isinstance(data, str) else data, self.now))

    def wait(self, seconds: float) -> list[str]:
        """What it means that nothing arrives for so long."""
        end = self.now + seconds
        messages: list[Message] = []
        while self._input.deadline is not None and self._input.deadline <= end:
            self.now = max(self.now, self._input.deadline)
            messages += self._input.expire(self.now)
        self.now = end
        return said(messages)

    def all_of(self, data: str | bytes) -> list[str]:
        """What these bytes mean when nothing follows them."""
        return self.send(data) + self.wait(LONG)


def said(messages: Iterable[Message]) -> list[str]:
    """Messages in short: `a`, `<escape>`, `<paste: text>`, `<MouseDown>`."""
    return [_said(message) for message in messages]


def _said(message: Message) -> str:
    if isinstance(message, Key):
        return message.character if message.character and message.is_printable else f"<{message.key}>"
    if isinstance(message, Paste):
        return f"<paste: {message.text}>"
    return f"<{type(message).__name__}>"


def fuzz_input(data: bytes, cuts: Sequence[int] = ()) -> list[Message]:
    """Feed any bytes, cut at these places, through all that lies between a terminal and the app.

    Raises AssertionError if what comes out could do harm: a key that has no name, a control character in a
    paste, a mouse that is nowhere.
    """
    arriving, now = TerminalInput(), 0.0
    messages: list[Message] = []
    places = sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    for start, end in pairwise(places):
        messages += arriving.feed(data[start:end], now)
        now += 0.01
    messages += arriving.finish(now)
    assert arriving.deadline is None
    for message in messages:
        if isinstance(message, Key):
            assert message.key
            assert message.key.isprintable(), message
        elif isinstance(message, Paste):
            assert message.text
            assert all(character in "\n\t" or character >= " " for character in message.text), message
        elif isinstance(message, MouseEvent):
            assert message.x >= 0
            assert message.y >= 0
    return messages
