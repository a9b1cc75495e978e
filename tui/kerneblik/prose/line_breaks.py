"""Where typst may end a line inside what has no blanks: an address, a path, a key held down.

It breaks words by hyphens only, and lets what is longer than the line run off the page. The templates show
BREAK as a place where a line may end, and CUT as one where it does; neither is a character of the PDF.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

BREAK, CUT = "\u200b", "\u2029"
"""Zero width space; paragraph separator, which `clean_text` takes out of all that is read."""

WORD, CELL = 40, 20
"""Letters that fit on a line of running text, and into the cell of a table; longer ones get breaks."""

_COARSE = 8
"""Letters between two breaks where there are many."""
MOST_PARTS = 200
"""Parts of a paragraph that look otherwise than the rest: typst's time grows with their number squared."""
_BREAKS, _LINES = 400, 50
"""Between two cuts, for the same reason."""
_MARKS = 32
"""Marks on one letter that are set together: typst fails on many, and they take no room that ends a line."""
_MOST = 2000
"""Breaks in a text, beyond which it has fewer of them."""

_BREAKS_BY_ITSELF = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
_RUN = re.compile(f"[^\\s{_BREAKS_BY_ITSELF}{BREAK}]{{{CELL + 1},}}")
_PIECE = re.compile(r"[^/\\?&=._-]*[/\\?&=._-]*")
_LONG_PIECE = re.compile(rf".{{,{_COARSE}}}{_PIECE.pattern}")
_JOINER = "\u200d"


def with_breaks(text: str, longest: int = WORD) -> str:
    """The text with BREAKs in runs of more than `longest` characters, and CUTs where there is very much."""
    runs = sum(len(found[0]) for found in _RUN.finditer(text))
    step = 1 if runs <= _MOST else _COARSE
    text = _RUN.sub(lambda found: _broken(found[0], longest, step), text)
    return _cut(_cut(text, "\n", _LINES), BREAK, _BREAKS)


def _broken(run: str, longest: int, step: int) -> str:
    """An address is broken behind its signs where that will do, else everywhere."""
    if len(run) <= longest:
        return run
    pieces = filter(None, (_PIECE if step == 1 else _LONG_PIECE).findall(run))
    return BREAK.join(piece if len(piece) <= longest else _split(piece, step) for piece in pieces)


def _split(piece: str, step: int) -> str:
    letters = list(_letters(piece))
    parts = ["".join(letters[start : start + step]) for start in range(0, len(letters), step)]
    return "".join(
        part if not before else (CUT if len(before) > _MARKS else BREAK) + part
        for before, part in zip(["", *parts], parts, strict=False)
    )


def _letters(run: str) -> Iterator[str]:
    """What is set together: a letter with its marks, emoji that are joined."""
    start = 0
    for index in range(1, len(run)):
        is_part = unicodedata.category(run[index])[0] == "M" or run[index - 1] == _JOINER
        if (not is_part and run[index] != _JOINER) or index - start > _MARKS:
            yield run[start:index]
            start = index
    yield run[start:]


def _cut(text: str, mark: str, every: int) -> str:
    """The text with each so-many-th of the marks made a CUT."""
    if text.count(mark) < every:
        return text
    parts = text.split(mark)
    return CUT.join(mark.join(parts[start : start + every]) for start in range(0, len(parts), every))
