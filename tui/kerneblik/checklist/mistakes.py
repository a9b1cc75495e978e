"""What is wrong in a checklist file, and how it is told. A start needs this, but no YAML."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from kerneblik.errors import KerneblikError

_UNPRINTABLE = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff"
)
"""Characters that a terminal may act on or that change the direction of text; not tabs and line breaks."""

_MOST_MISTAKES = 100
"""Reading stops after so many: nobody reads more, and a hostile file could take long."""

_LONGEST_QUOTE = 60
"""Characters of the file's own words that a mistake repeats."""


@cache
def unprintable() -> re.Pattern[str]:
    """What finds a character that has no place in a checklist. Made when first needed: a start never is."""
    return re.compile(f"[{_UNPRINTABLE}]")


class Mistake(NamedTuple):
    """One thing that is wrong in a checklist file."""

    line: int | None
    """Counted from 1; None when it concerns the file as a whole."""
    field: str
    """Where in the content, such as `actors[1].questions[0].kind`; empty for the file as a whole."""
    key: str
    """The catalogue key of the sentence that says what is wrong and what was expected."""
    values: dict[str, object]
    """What the sentence's placeholders stand for."""


class ChecklistError(KerneblikError):
    """A file that cannot be used as a checklist, with everything that is wrong with it."""

    def __init__(self, source: str, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__("checklist.unusable", source=source)
        self.source = source
        """The file as the user named it."""
        self.mistakes = mistakes
        """All mistakes, by line; at least one."""


class MistakeList:
    """Collects the mistakes of a file while it is read."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._mistakes: list[Mistake] = []

    def __len__(self) -> int:
        return len(self._mistakes)

    def add(self, line: int | None, place: str, key: str, **values: object) -> None:
        """Note a mistake; `key` is the last part of its catalogue key.

        Raises ChecklistError when there are so many that reading on is of no use.
        """
        self._mistakes.append(Mistake(line, place, f"checklist.mistake.{key}", values))
        if len(self._mistakes) == _MOST_MISTAKES:
            self._mistakes.append(Mistake(None, "", "checklist.mistake.more", {}))
            raise self.error()

    def error(self) -> ChecklistError:
        """The error to raise: it has all mistakes by line, those about the file as a whole last."""
        by_line = sorted(self._mistakes, key=lambda mistake: (mistake.line is None, mistake.line or 0))
        return ChecklistError(self._source, tuple(by_line))


def quote(words: str) -> str:
    """A text from the file on one line, shortened to be quoted in a message."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 1] + "…"


def describe(error: ChecklistError, t: Callable[..., str]) -> list[str]:
    """One line per mistake, `file:line: field: what is wrong`, without control characters.

    `t` is a Translator; to know none, this package takes any function of a key and its values.
    """
    return [_describe_one(error.source, mistake, t) for mistake in error.mistakes]


def _describe_one(source: str, mistake: Mistake, t: Callable[..., str]) -> str:
    place = source if mistake.line is None else f"{source}:{mistake.line}"
    parts = filter(None, (place, mistake.field, t(mistake.key, **mistake.values)))
    return unprintable().sub("?", ": ".join(parts)).replace("\n", "?")
