"""A key that hides the screen at once, whatever the app is busy with.

The app gets the key only when all that was typed before it has had its effect. So the thread that reads the
input clears the screen itself, and nothing that the app paints is sent to the terminal until it paints a
screen that covers the others. What is typed between the key and that moment is dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from enum import Enum, auto

from kerneblik.terminal.keyboard import key_of_character, keys_of_sequence
from kerneblik.terminal.tokens import Kind, Token

CLEAR = "\x1b[?2026l\x1b[0m\x1b]8;;\x1b\\\x1b[H\x1b[2J"
"""Ends a synchronized update, resets the style and the link, and clears the screen."""
MOUSE_ENDS = ("M", "m")


class ScreenUpdate(str):
    """Output that shows the app's screen; it is not sent to the terminal while the screen is hidden."""

    __slots__ = ()


class State(Enum):
    """What the terminal shows."""

    SHOWN = auto()
    """What the app paints."""
    CLEARED = auto()
    """Nothing: the key was pressed, and the app has not painted since."""
    COVERED = auto()
    """A screen of the app that covers the others; it gets the keys."""


class HidingKey:
    """Finds the key that hides the screen in the input, in the reading thread.

    Until set_key is called there is no such key. `clear` clears the screen.
    """

    def __init__(self, clear: Callable[[], object]) -> None:
        self._clear = clear
        self._key: str | None = None
        self._character: str | None = None
        self._shows: Collection[str] = ()
        self.state = State.SHOWN

    @property
    def hides(self) -> bool:
        """Whether no screen may be sent to the terminal but one that covers the others."""
        return self.state is not State.SHOWN

    def set_key(self, key: str, shows: Collection[str]) -> None:
        """Hide the screen on this key from now on; the keys in `shows` show it again."""
        self._key, self._shows = key, shows
        controls = map(chr, range(ord(" ")))
        self._character = next((each for each in controls if key_of_character(each).key == key), None)

    def cover(self) -> None:
        """The app has painted a screen that covers the others."""
        if self._key is not None:
            self.state = State.COVERED

    def show(self) -> None:
        """Let the app paint its screen again."""
        self.state = State.SHOWN

    def filter_tokens(self, tokens: Iterable[Token]) -> Iterator[Token]:
        """Those of the tokens that are for the app; the screen is hidden when the key is among them."""
        if self._key is None:
            yield from tokens
            return
        for token in tokens:
            if self._character is not None and token.kind is Kind.TEXT and self._character in token.text:
                before, _, after = token.text.partition(self._character)
                yield from self._pass_one(Token(Kind.TEXT, before))
                yield from self._pass_key(Token(Kind.TEXT, self._character))
                yield from self.filter_tokens([Token(Kind.TEXT, after)])
            elif token.kind is Kind.SEQUENCE and self._key in _names(token):
                yield from self._pass_key(token)
            else:
                yield from self._pass_one(token)

    def _pass_key(self, token: Token) -> Iterator[Token]:
        if self.state is State.SHOWN:
            self.state = State.CLEARED
            self._clear()
            yield token

    def _pass_one(self, token: Token) -> Iterator[Token]:
        if self.state is not State.CLEARED:
            yield token
        elif any(name in self._shows for name in _names(token)):
            yield Token(Kind.SHOW_AGAIN, "")
        elif token.kind is Kind.SEQUENCE and not _names(token) and not token.text.endswith(MOUSE_ENDS):
            yield token  # the terminal says something of itself


def _names(token: Token) -> list[str]:
    """The names of the keys of a token; of text, only those of control characters."""
    if token.kind is Kind.SEQUENCE:
        return [key.key for key in keys_of_sequence(token.text)]
    if token.kind is Kind.TEXT:
        return [key_of_character(each).key for each in token.text if each < " "]
    return ["escape"] if token.kind is Kind.ESCAPE else []
