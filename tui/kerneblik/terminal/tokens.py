"""Cuts what arrives from a terminal into tokens: text, keys, sequences and pastes (ECMA-48)."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

from kerneblik.terminal.pasting import PASTE_END, PASTE_START, BracketedPaste

ESCAPE_DELAY = 0.1
"""Seconds after which ESC is the key, and not the beginning of a sequence."""
TIMEOUT = 1.0
"""Seconds for the rest of a sequence or a string to arrive: a slow line may cut it in two."""
LATE_PASTE = 10.0
"""Seconds after a paste timed out without an end, in which more input may belong to it."""
LATE_TIMEOUT = 0.2
"""Seconds of silence after which such further input is taken for complete."""
NEVER = float("-inf")
ESCAPE = "\x1b"

_CSI = r"\x1b\[(?:\[[@-~]|M[^\x00-\x1f]{3}|\d{1,3}\$|[ -?]{0,255}[@-~])"
"""Not of ECMA-48: F1 to F5 of the Linux console, the old reports of the mouse, Shift with a key in rxvt."""
_SS3 = r"\x1bO[\d;]{0,8}[@-~]"
_NAMED_KEY = r"(?:\x1b\[[\d;]{0,8}[A-FHZ~]|\x1bO[A-Za-z])"
"""A key that some terminals send with ESC before it when Alt is held; reports and pastes are none."""
_TOKEN = re.compile(
    rf"""(?P<text>[^\x1b]+)
    |(?P<paste>{re.escape(PASTE_START)})
    |\x1b(?P<alt_sequence>(?!\x1b\[20[01]~){_NAMED_KEY})
    |(?P<waiting>\x1b(?:\x1b(?:O|\[[\d;]{{0,8}}|)|[]PX^_]|O[\d;]{{0,8}}
        |\[(?:\[|M[^\x00-\x1f]{{0,2}}|(?!\d{{1,3}}\$)[ -?]{{0,255}})|)\Z)
    |(?P<sequence>{_CSI}|{_SS3})
    |(?P<string>\x1b[]PX^_])
    |(?P<escape>\x1b(?=\x1b))
    |(?P<broken>\x1b(?:\[[ -?]{{0,255}}|O[\d;]{{0,8}}|\\))
    |\x1b(?P<alt>.)""",
    re.VERBOSE | re.DOTALL,
)
_STRING_END = re.compile(r"[\x07\x18\x1a\x9c]|\x1b\\|(?=\x1b[][O_PX^])")
"""BEL, CAN, SUB, ST, or before the sequence that follows a string that broke off."""
_KEYS = re.compile(rf"(?:{_CSI}|{_SS3})+|\x1b?.", re.DOTALL)
"""What pressing keys sends; more than that at once is no typing."""

_BEGINS_STRING = re.compile(r"\x1b[]PX^_]")
"""Alone, a key that was typed with Alt."""
_BEGINS_WITH_KEY = re.compile(rf"\x1b(?:\Z|\x1b)|{_BEGINS_STRING.pattern}\Z")
"""Input that begins with a key if nothing follows soon."""


class Kind(Enum):
    """What a token is."""

    TEXT = auto()
    """Characters, one key each; control characters are among them."""
    ESCAPE = auto()
    """The key of this name."""
    ALT = auto()
    """A character that was typed with Alt: it came with ESC before it."""
    ALT_SEQUENCE = auto()
    """The control sequence of a key that was pressed with Alt: it came with ESC before it."""
    SEQUENCE = auto()
    """A complete control sequence (CSI or SS3), known or not."""
    SHOW_AGAIN = auto()
    """A key that shows the screen again, pressed after the one that hides it."""
    PASTE = auto()
    """What was pasted, as it came."""


class Token(NamedTuple):
    """A piece of what arrived."""

    kind: Kind
    text: str


_KINDS = {
    "alt_sequence": Kind.ALT_SEQUENCE,
    "text": Kind.TEXT,
    "escape": Kind.ESCAPE,
    "alt": Kind.ALT,
    "sequence": Kind.SEQUENCE,
}


class Tokenizer:
    """Cuts a stream into tokens, however it is divided on its way.

    Strings (OSC, DCS, SOS, PM, APC: only answers to what terminals were asked) and sequences that break off
    yield nothing. In a paste nothing is looked for but its end.

    Some tokens are complete only when nothing follows: call expire when `deadline` has passed and nothing has
    arrived. Times are in seconds of a monotonic clock.
    """

    def __init__(self, escape_delay: float = ESCAPE_DELAY) -> None:
        self._escape_delay = escape_delay
        self._rest = ""
        self._since = 0.0
        self._in_string = False
        self._paste: BracketedPaste | None = None
        self._late_until = NEVER

    @property
    def deadline(self) -> float | None:
        """When what has arrived counts as complete although more may follow; None where it is complete."""
        if self._paste is not None:
            return self._paste.deadline
        if not (self._rest or self._in_string):
            return None
        is_key = not self._in_string and _BEGINS_WITH_KEY.match(self._rest)
        return self._since + (self._escape_delay if is_key else TIMEOUT)

    def feed(self, text: str, now: float) -> list[Token]:
        """The tokens that are complete with this text, which arrived now."""
        ground = self._paste is None and not (self._rest or self._in_string)
        if text and ground and now < self._late_until and not _is_typed(text):
            self._paste = BracketedPaste(now, LATE_TIMEOUT)
        return self._take(text, now)

    def expire(self, now: float) -> list[Token]:
        """The tokens that are complete because nothing has arrived until the deadline."""
        if self._paste is not None:
            self._late_until = NEVER if self._paste.ended else now + LATE_PASTE
            tokens: list[Token] = []
            after = self._end_paste(self._paste, tokens)
            return tokens + self._take(after, now)
        rest, in_string = self._rest, self._in_string
        self._rest, self._in_string = "", False
        if not in_string and rest in (ESCAPE, ESCAPE * 2):
            return [Token(Kind.ESCAPE, escape) for escape in rest]
        if rest.startswith(ESCAPE * 2):
            self._rest = rest[1:]  # of a sequence, which is waited for longer
            return [Token(Kind.ESCAPE, ESCAPE)]
        return [Token(Kind.ALT, rest[1:])] if _BEGINS_STRING.fullmatch(rest) else []

    def _take(self, text: str, now: float) -> list[Token]:
        tokens: list[Token] = []
        while text:
            if self._paste is None:
                text = self._cut(text, now, tokens)
            if (paste := self._paste) is None:
                break
            paste.feed(text, now)
            text = self._end_paste(paste, tokens) if paste.complete else ""
        return tokens

    def _end_paste(self, paste: BracketedPaste, tokens: list[Token]) -> str:
        """Add a paste to the tokens, and return the text that arrived behind it."""
        self._paste = None
        content, after = paste.close()
        if content:
            tokens.append(Token(Kind.PASTE, content))
        return after

    def _cut(self, text: str, now: float, tokens: list[Token]) -> str:
        """Add the tokens of a text up to the start of a paste, and return what is behind that."""
        if not (self._rest or self._in_string):
            self._since = now
        text, self._rest = self._rest + text, ""
        at = self._skip_string(text, 0) if self._in_string else 0
        while match := _TOKEN.match(text, at):
            if at:
                self._since = now
            at, group = match.end(), match.lastgroup or ""
            if group == "paste":
                self._paste = BracketedPaste(now)
                return text[at:]
            if group == "waiting":
                self._rest = match[0]
            elif group == "string":
                self._in_string = True
                at = self._skip_string(text, at)
            elif group in _KINDS:
                tokens.append(Token(_KINDS[group], match[group]))
        return ""

    def _skip_string(self, text: str, start: int) -> int:
        """Where the string ends that goes on at start; at the end of the text if it goes on behind that."""
        if end := _STRING_END.search(text, start):
            self._in_string = False
            return end.end()
        self._rest = ESCAPE if text.endswith(ESCAPE) else ""
        return len(text)


def _is_typed(text: str) -> bool:
    """Whether this is what typing sends, and not the rest of a paste or a part of it."""
    return text == PASTE_END or (PASTE_END not in text and _KEYS.fullmatch(text) is not None)
