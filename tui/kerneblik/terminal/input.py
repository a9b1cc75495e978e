"""Makes messages of the bytes that a terminal sends: decodes them, cuts them, reads keys and pastes."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import chain

from textual import constants
from textual._xterm_parser import XTermParser
from textual.events import Key, Paste
from textual.message import Message

from kerneblik.terminal.keyboard import ERASE_BY_WORD, key_of_character, keys_of_sequence, with_alt
from kerneblik.terminal.pasting import clean_paste
from kerneblik.terminal.tokens import ESCAPE, Kind, Token, Tokenizer

FALLBACK_ENCODING = "cp1252"
"""The encoding of bytes that aren't UTF-8; for all that can be typed it is the same as ISO-8859-1."""
LONGEST_KNOWN = 32
"""Characters of the longest sequence that Textual reads; of a longer one it would type the rest."""
C1 = re.compile("[\x80-\x9f]")
"""Control characters that no key types; in a paste one of them ends a line."""
BACKSPACE, DELETE = "\x08", b"\x7f"
REPORTS = ("M", "m", "I", "O", "y", "t")
"""The last characters of sequences that report no keys, but the mouse, the focus, modes or the size."""
_NO_INPUT = re.compile(
    r"\x1b\[(?!1;(?:[2-9]|[1-9]\d|1\d\d|2[0-4]\d|25[0-6])R)\d+;\d+R"  # the cursor's place, not F3 with Shift
    r"|\x1b\[48;(?!(?:[1-9]\d{0,2};){2}\d{1,5};\d{1,5}t).*t"  # a screen without or with an absurd size
)


class KeyboardDecoder:
    """Decodes UTF-8 as it arrives, and byte by byte what isn't UTF-8.

    A terminal that is set to Latin-1 sends æ as one byte, whatever the locale says; it arrives as æ. Text in
    Latin-1 that looks like UTF-8 doesn't occur: that would take signs such as Ã followed by others like ¦.

    Args:
        locale_encoding: what the locale says; where it is an encoding of single bytes, such as ISO-8859-15,
            it is what bytes are taken for.
    """

    def __init__(self, locale_encoding: str = FALLBACK_ENCODING) -> None:
        encoding = locale_encoding if _has_single_bytes(locale_encoding) else FALLBACK_ENCODING
        self._errors = f"terminal.{encoding}"
        codecs.register_error(self._errors, lambda error: _decode_bytes(error, encoding))
        self._decoder = codecs.getincrementaldecoder("utf-8")(self._errors)

    @property
    def waiting(self) -> bool:
        """Whether the first bytes of a character have arrived, but not the rest."""
        return bool(self._decoder.getstate()[0])

    def feed(self, data: bytes) -> str:
        """The text of these bytes; the beginning of a character at their end is kept for the next ones."""
        return self._decoder.decode(data)

    def flush(self) -> str:
        """The text of the bytes that were kept, now that the rest is not expected any more."""
        text = self._decoder.decode(b"", final=True)
        self._decoder.reset()
        return text


def _decode_bytes(error: UnicodeError, encoding: str) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode(encoding, "replace"), error.end


def _has_single_bytes(encoding: str) -> bool:
    """Whether each byte is a character in this encoding; not for Latin-1, as cp1252 has more characters."""
    try:
        return codecs.lookup(encoding).name != "iso8859-1" and len(bytes(range(256)).decode(encoding)) == 256  # noqa: PLR2004
    except (LookupError, UnicodeError):
        return False


class ShowAgain(Message, bubble=False):
    """The user wants to see the screen again that was hidden. Posted to the app."""


class TokenParser(XTermParser):
    """Textual's parser for tokens: an unknown one is dropped as a whole, and none makes the parser fail."""

    def __init__(self, *, erase: bytes | None) -> None:
        super().__init__()
        self._erase = erase

    def read(self, token: Token) -> Iterator[Message]:
        """The messages that a token means."""
        kind, text = token
        if kind is Kind.TEXT:
            for character in text:
                yield from self._read_character(character)
        elif kind is Kind.SEQUENCE:
            yield from self._read_sequence(text)
        elif kind is Kind.ALT:
            yield from _nameable([key_of_character(text, alt=True)])
        elif kind is Kind.ALT_SEQUENCE:
            yield from (with_alt(key) for key in keys_of_sequence(text))
        elif kind is Kind.ESCAPE:
            yield Key("escape", ESCAPE)
        elif kind is Kind.SHOW_AGAIN:
            yield ShowAgain()
        elif pasted := clean_paste(text):
            yield Paste(pasted)

    def _read_character(self, character: str) -> Iterator[Message]:
        if character == BACKSPACE and self._erase == DELETE:
            yield Key(ERASE_BY_WORD, None)
        elif character.isprintable() or character < " " or character == "\x7f":
            yield from _nameable([key_of_character(character)])
        elif not C1.fullmatch(character) and (text := clean_paste(character)):
            # A space that doesn't break, a joiner within an emoji: a key would not type them.
            yield Paste(text)

    def _read_sequence(self, sequence: str) -> Iterator[Message]:
        if len(sequence) > LONGEST_KNOWN or _NO_INPUT.fullmatch(sequence):
            return
        if keys := keys_of_sequence(sequence):
            yield from keys
        elif sequence.endswith(REPORTS):
            yield from self._read_report(sequence)

    def _read_report(self, sequence: str) -> Iterator[Message]:
        with suppress(Exception):  # whatever arrives, the keyboard must go on working
            yield from self.feed(sequence)
        if self._awaiting.timeout is not None:
            self._gen = self.parse(self._tokens.append)
            self._awaiting = next(self._gen)


def _nameable(keys: Iterable[Key]) -> Iterator[Key]:
    return (key for key in keys if key.key.isprintable())


class TerminalInput:
    """Turns the bytes that arrive from a terminal into messages, whatever arrives.

    Times are in seconds of a monotonic clock. Bytes are cut into tokens at once; messages are made while the
    iterators are consumed, which must be done in the order in which they were returned.

    Args:
        locale_encoding: see KeyboardDecoder.
        erase: the character that the terminal says its Backspace sends. Where that is DEL, BS comes from
            Ctrl+Backspace; where it isn't known, both are Backspace.
        token_filter: returns those of the tokens that are for the app.
    """

    def __init__(
        self,
        locale_encoding: str = FALLBACK_ENCODING,
        *,
        erase: bytes | None = None,
        token_filter: Callable[[Iterable[Token]], Iterable[Token]] = iter,
    ) -> None:
        self._decoder = KeyboardDecoder(locale_encoding)
        self._tokenizer = Tokenizer(constants.ESCAPE_DELAY)
        self._parser = TokenParser(erase=erase)
        self._token_filter = token_filter
        self._character_deadline: float | None = None

    @property
    def deadline(self) -> float | None:
        """When to call expire if nothing arrives until then; None if nothing is incomplete."""
        deadlines = (self._character_deadline, self._tokenizer.deadline)
        return min((deadline for deadline in deadlines if deadline is not None), default=None)

    def feed(self, data: bytes, now: float) -> Iterator[Message]:
        """The messages of these bytes, which arrived now, as far as they are complete."""
        text = self._decoder.feed(data)
        self._character_deadline = now + constants.ESCAPE_DELAY if self._decoder.waiting else None
        return self._read(self._tokenizer.feed(text, now))

    def expire(self, now: float) -> Iterator[Message]:
        """The messages of what is incomplete, as nothing has followed until the deadline."""
        if self._character_deadline is not None:
            self._character_deadline = None
            return self._read(self._tokenizer.feed(self._decoder.flush(), now))
        return self._read(self._tokenizer.expire(now))

    def finish(self, now: float) -> Iterator[Message]:
        """The messages of what is incomplete, as nothing is going to follow."""
        rest = []
        while self.deadline is not None:
            rest.append(self.expire(now))
        return chain.from_iterable(rest)

    def _read(self, tokens: Iterable[Token]) -> Iterator[Message]:
        kept = list(self._token_filter(tokens))
        return (message for token in kept for message in self._parser.read(token))
