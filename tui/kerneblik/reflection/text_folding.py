"""Folds texts for comparison in a search: what looks alike becomes equal, and å becomes aa."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from unicodedata import category, lookup, name, normalize

_RING, _DIAERESIS = "\u030a", "\u0308"
_AS_TWO = {"a" + _RING: "aa", "a" + _DIAERESIS: "ae", "o" + _DIAERESIS: "oe", "æ": "ae", "ø": "oe", "œ": "oe"}
"""Letters that are compared as two; ä counts as æ, and ö as ø."""

_ALIKE = {
    **dict.fromkeys("’‘‛ʼʻʹ′`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("−⁃", "-"),  # all others are dashes to Unicode, too
    **dict.fromkeys("⁄∕", "/"),
    **dict.fromkeys("\u115f\u1160\u3164", ""),  # letters that show nothing
    **{"ı": "i", "ð": "d", "þ": "th"},
}
"""Characters that are compared as others, though Unicode doesn't decompose them."""

_INVISIBLE = {"Mn", "Me", "Cf"}
"""Unicode's categories of combining marks and format characters, which are ignored."""

_RUN = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
"""Characters beyond ASCII, with the ASCII character before them, which the first may combine with."""


def folded(text: str) -> str:
    """The text as it is compared: without differences of case, accents and invisible characters.

    Characters are decomposed as by Unicode's NFKD. å becomes "aa", æ and ä become "ae", ø and ö become "oe";
    dashes become "-", and quotation marks and apostrophes the straight ones.
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    for mark in (_RING, _DIAERESIS):
        if mark in text:  # not normalized as a whole: that can take the square of the length
            for letter in "aAoO":
                text = text.replace(letter + mark, normalize("NFC", letter + mark))
    return text.translate(_TABLE)


def place_in_text(text: str, position: int) -> tuple[int, int]:
    """The start and the end, in the text as it was written, of what became the character at `position`.

    `position` counts characters of the folded text. The result covers a letter with all its combining marks.
    """
    longer = 0  # by how much the folded text is longer so far
    for run in _RUN.finditer(text):
        start = run.start()
        if start + longer > position:
            break
        for letter in _letters(run.group()):
            length = len(folded(letter))
            if position < start + longer + length:
                return start, start + len(letter)
            start += len(letter)
            longer += length - len(letter)
    return position - longer, position - longer + 1


def _letters(run: str) -> Iterator[str]:
    """The letters of a run, each with its combining marks."""
    start = 0
    for at, character in enumerate(run):
        if at > start and category(character) not in _INVISIBLE:
            yield run[start:at]
            start = at
    yield run[start:]


class _FoldingTable(dict[int, str]):
    """What each character is folded to; an entry is computed when it is first needed."""

    def __missing__(self, code: int) -> str:
        self[code] = result = _fold_character(chr(code))
        return result


_TABLE = _FoldingTable()


def _fold_character(character: str) -> str:
    if character in _ALIKE:
        return _ALIKE[character]
    apart = normalize("NFKD", normalize("NFKD", character).casefold())
    pairs = zip(apart, apart[1:] + " ", strict=True)
    return "".join(_AS_TWO.get(base + mark) or _without_stroke(base) for base, mark in pairs)


def _without_stroke(character: str) -> str:
    """What a character that doesn't decompose is folded to: ł, with a stroke, to l; a mark to nothing."""
    if (kind := category(character)) in _INVISIBLE:
        return ""
    if kind == "Pd":
        return "-"
    if (alike := _ALIKE.get(character, _AS_TWO.get(character))) is not None:
        return alike
    plain, stroke, _ = name(character, "").partition(" WITH ")
    if stroke and character.isalpha():
        with suppress(KeyError):  # there need not be a character with the name before WITH
            return lookup(plain)
    return character
