"""A bracketed paste as it arrives: where it ends, and what of it is text."""

from __future__ import annotations

import re

from kerneblik.terminal.screen import UNSAFE

PASTE_START, PASTE_END = "\x1b[200~", "\x1b[201~"
TIMEOUT = 1.0
"""Seconds of silence after which no more is expected of a paste whose end has not come."""
END_SILENCE = 0.05
"""Seconds of silence after a mark for the end that show it to come from the terminal, not from the text."""
LONGEST_DELAY = 0.25
"""Seconds for which what arrives behind such a mark is held back at most."""

_OVERLAP = len(PASTE_END) - 1
_LINE_END = "\r\n|[\r\x0b\x0c\x85\u2028\u2029]"
_DROPPED = f"(?![\t\n])[{UNSAFE}]"


def clean_paste(text: str) -> str:
    r"""The text, its lines ended by \n, without control characters but tabs, and none that turn direction."""
    return re.sub(_DROPPED, "", re.sub(_LINE_END, "\n", text))


class BracketedPaste:
    """Collects a paste from the mark that starts it until it is complete or `deadline` has passed.

    A terminal may pass on pasted text as it is, with marks for the end in it. What follows such a mark would
    press keys; so what arrives in the same moment and has another end behind it belongs to the paste, too.
    """

    def __init__(self, now: float, patience: float = TIMEOUT) -> None:
        self.complete = False
        """Whether another paste has begun: this one has certainly ended."""
        self.deadline = now + patience
        """When it is over if nothing more arrives."""
        self._patience = patience
        self._parts: list[str] = []
        self._after: list[str] = []
        self._tail = ""
        self._ended_at: float | None = None

    @property
    def ended(self) -> bool:
        """Whether a mark for its end has arrived."""
        return self._ended_at is not None

    def feed(self, text: str, now: float) -> None:
        """Take in what arrived now."""
        if self._ended_at is None:
            text = self._find_end(text, now)
        if self._ended_at is None:
            self.deadline = now + self._patience
            return
        seen = self._tail + text
        self._tail = seen[-_OVERLAP:]
        self._after.append(text)
        self.complete = PASTE_START in seen
        self.deadline = min(now + END_SILENCE, self._ended_at + LONGEST_DELAY)

    def close(self) -> tuple[str, str]:
        """What was pasted, without marks for the end in it, and what arrived behind it."""
        content, after = "".join(self._parts), "".join(self._after)
        following = after.find(PASTE_START)
        last_end = after.rfind(PASTE_END, 0, following if following >= 0 else len(after))
        if last_end >= 0:
            content += after[:last_end].replace(PASTE_END, "")
            after = after[last_end + len(PASTE_END) :]
        return content, after

    def _find_end(self, text: str, now: float) -> str:
        """Keep what was pasted, and return what is behind the end."""
        seen = self._tail + text
        end = seen.find(PASTE_END)
        self._parts.append(text)
        if end < 0:
            self._tail = seen[-_OVERLAP:]
            return ""
        content = "".join(self._parts)
        self._parts = [content[: len(content) - len(seen) + end]]
        self._tail = ""
        self._ended_at = now
        return seen[end + len(PASTE_END) :]
