"""A key that hides the screen at once, whatever the app is busy with.

The app sees the key only when all that was typed before it has had its effect. So the thread that reads the
keyboard clears the screen itself, and nothing that the app paints gets to the terminal until it paints what
covers the screen. What is typed after the key is meant for nobody, and dropped, until then.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from enum import Enum, auto

from kerneblik.terminal.keyboard import key_of_character, keys_of_sequence
from kerneblik.terminal.tokens import Kind, Token

CLEAR = "\x1b[?2026l\x1b[0m\x1b]8;;\x1b\\\x1b[H\x1b[2J"
"""Ends an update that is under way, puts down the pen and clears the screen."""
MOUSE_ENDS = ("M", "m")


class ScreenUpdate(str):
    """What shows the app's screen when it is sent to the terminal; never sent while the screen is hidden."""

    __slots__ = ()


class State(Enum):
    """What stands on the screen."""

    SHOWN = auto()
    """What the app paints."""
    CLEARED = auto()
    """Nothing: the key was pressed, and the app has not painted since."""
    COVERED = auto()
    """What the app paints to cover the screen; keys go to that."""


class HidingKey:
    """Finds the key that hides in what arrives, in the reading thread; none until it is told one."""

    def __init__(self, clear: Callable[[], object]) -> None:
        self._clear = clear
        self._key: str | None = None
        self._character: str | None = None
        self._shows: Collection[str] = ()
        self.state = State.SHOWN

    @property
    def hides(self) -> bool:
        """Whether what the app paints is to be kept from the terminal, but for what covers the screen."""
        return self.state is not State.SHOWN

    def set_key(self, key: str, shows: Collection[str]) -> None:
        """Hide on this key from now on; these others show the screen again."""
        self._key, self._shows = key, shows
        controls = map(chr, range(ord(" ")))
        self._character = next((each for each in controls if key_of_character(each).key == key), None)

    def cover(self) -> None:
        """The app has painted what covers the screen."""
        if self._key is not None:
            self.state = State.COVERED

    def show(self) -> None:
        """Let the app paint its screen again."""
        self.state = State.SHOWN

    def pass_on(self, tokens: Iterable[Token]) -> Iterator[Token]:
        """What of these tokens is for the app; hide the screen where the key is among them."""
        if self._key is None:
            yield from tokens
            return
        for token in tokens:
            if self._character is not None and token.kind is Kind.TEXT and self._character in token.text:
                before, _, after = token.text.partition(self._character)
                yield from self._pass_one(Token(Kind.TEXT, before))
                yield from self._pass_key(Token(Kind.TEXT, self._character))
                yield from self.pass_on([Token(Kind.TEXT, after)])
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
    """The names of a token's keys; of many characters only those that type nothing."""
    if token.kind is Kind.SEQUENCE:
        return [key.key for key in keys_of_sequence(token.text)]
    if token.kind is Kind.TEXT:
        return [key_of_character(each).key for each in token.text if each < " "]
    return ["escape"] if token.kind is Kind.ESCAPE else []
