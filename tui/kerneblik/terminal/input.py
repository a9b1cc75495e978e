"""What arrives from a terminal, from bytes to Textual's messages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress

from textual import constants
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS
from textual._xterm_parser import XTermParser
from textual.events import Key, Paste
from textual.keys import Keys
from textual.message import Message

from kerneblik.terminal.decoding import UNKNOWN, KeyboardDecoder
from kerneblik.terminal.pasting import clean_paste
from kerneblik.terminal.tokens import ESCAPE, Kind, Token, Tokenizer

LONGEST_KNOWN = 32
"""Characters in the longest sequence that Textual reads; of a longer one it would type the rest."""
REPORTS = ("M", "m", "I", "O", "y", "t")
"""The ends of what isn't keys: the mouse, the terminal's focus, modes, size."""
_NUMBERED_KEY = re.compile(r"\x1b\[(\d*)[\d:;]*([A-Su~])")
_NO_INPUT = re.compile(
    r"\x1b\[(?!1;(?:[2-9]|1[0-6])R)\d+;\d+R"  # where the cursor is; F3 with Shift, Alt or Ctrl looks alike
    r"|\x1b\[48;(?!(?:[1-9]\d{0,2};){2}\d{1,5};\d{1,5}t).*t"  # a screen without or with an absurd size
)


class TokenParser(XTermParser):
    """Textual's parser, for tokens: what it doesn't know as a whole is dropped, and nothing can end it."""

    def __init__(self, *, alt_keys: bool) -> None:
        super().__init__()
        self._alt_keys = alt_keys

    def read(self, token: Token) -> Iterator[Message]:
        """The messages that a token means."""
        kind, text = token
        if kind is Kind.TEXT:
            for character in text:
                yield from self._read_character(character)
        elif kind is Kind.SEQUENCE:
            yield from self._read_sequence(text)
        elif kind is Kind.ALT:
            yield from self._read_alt(text)
        elif kind is Kind.ESCAPE:
            yield Key("escape", ESCAPE)
        elif pasted := clean_paste(text):
            yield Paste(pasted)

    def _read_alt(self, character: str) -> Iterator[Message]:
        if isinstance(ANSI_SEQUENCES_KEYS.get(ESCAPE + character), tuple):  # a key to move by words, say
            yield from self._keys(ESCAPE + character)
            return
        if not self._alt_keys and character.isprintable():
            yield Key("escape", ESCAPE)
        yield from self._keys(character, alt=self._alt_keys)

    def _read_character(self, character: str) -> Iterator[Message]:
        if character.isprintable() or character < " " or character == "\x7f":
            yield from self._keys(character)
        elif text := clean_paste(character):
            # A space that doesn't break, a joiner within an emoji: a key would not type them.
            yield Paste(text)

    def _read_sequence(self, sequence: str) -> Iterator[Message]:
        if len(sequence) > LONGEST_KNOWN or _NO_INPUT.fullmatch(sequence):
            return
        keys = list(self._keys_of_sequence(sequence))
        if len(keys) > 1 and keys[0].key == "escape":
            del keys[0]  # it is Textual's word for Alt
        if keys:
            yield from keys
        elif sequence.endswith(REPORTS):
            yield from self._read_report(sequence)

    def _keys_of_sequence(self, sequence: str) -> Iterable[Key]:
        numbered = _NUMBERED_KEY.fullmatch(sequence)
        if numbered is None or _is_known_key(*numbered.groups()):
            return self._keys(sequence)
        # Textual would type the character that has this number
        keys = ANSI_SEQUENCES_KEYS.get(sequence)
        return [Key(key.value, None) for key in keys] if isinstance(keys, tuple) else []

    def _keys(self, sequence: str, *, alt: bool = False) -> Iterator[Key]:
        try:
            for key in self._sequence_to_key_events(sequence, alt):
                if key.key != Keys.Ignore and key.key.isprintable():
                    yield key
        except (ValueError, OverflowError):  # it names no character that there is
            return

    def _read_report(self, sequence: str) -> Iterator[Message]:
        with suppress(Exception):  # whatever arrives, the keyboard must go on working
            yield from self.feed(sequence)
        if self._awaiting.timeout is not None:
            self._gen = self.parse(self._tokens.append)
            self._awaiting = next(self._gen)


def _is_known_key(number: str, final: str) -> bool:
    return f"{number or 1}{final}" in FUNCTIONAL_KEYS or (final == "u" and int(number or 0) >= ord(" "))


class TerminalInput:
    """Reads what arrives from a terminal, whatever that is.

    Times are in seconds, by a clock that doesn't jump.

    Args:
        locale_encoding: see KeyboardDecoder.
        alt_keys: whether keys typed with Alt mean anything. Most terminals send them as ESC and a character;
            where they mean nothing, these are two keys that were typed fast, or on a slow line.
    """

    def __init__(self, locale_encoding: str = UNKNOWN, *, alt_keys: bool = True) -> None:
        self._decoder = KeyboardDecoder(locale_encoding)
        self._tokenizer = Tokenizer(constants.ESCAPE_DELAY)
        self._parser = TokenParser(alt_keys=alt_keys)
        self._character_deadline: float | None = None

    @property
    def deadline(self) -> float | None:
        """When to call expire if nothing arrives until then; None where nothing is awaited."""
        deadlines = (self._character_deadline, self._tokenizer.deadline)
        return min((deadline for deadline in deadlines if deadline is not None), default=None)

    def feed(self, data: bytes, now: float) -> list[Message]:
        """What these bytes mean that arrived now, as far as that can be told yet."""
        text = self._decoder.feed(data)
        self._character_deadline = now + constants.ESCAPE_DELAY if self._decoder.waiting else None
        return self._read(self._tokenizer.feed(text, now))

    def expire(self, now: float) -> list[Message]:
        """What has arrived means, now that nothing has followed until the deadline."""
        if self._character_deadline is not None:
            self._character_deadline = None
            return self._read(self._tokenizer.feed(self._decoder.flush(), now))
        return self._read(self._tokenizer.expire(now))

    def finish(self, now: float) -> list[Message]:
        """What has arrived means, now that nothing is going to follow."""
        messages = []
        while self.deadline is not None:
            messages += self.expire(now)
        return messages

    def _read(self, tokens: Iterable[Token]) -> list[Message]:
        return [message for token in tokens for message in self._parser.read(token)]
