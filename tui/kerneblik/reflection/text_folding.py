"""Texts as they are compared in a search: what looks the same is the same, and å is aa, as a Dane expects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from unicodedata import category, lookup, name, normalize

_RING, _DIAERESIS = "\u030a", "\u0308"
_AS_TWO = {"a" + _RING: "aa", "a" + _DIAERESIS: "ae", "o" + _DIAERESIS: "oe", "æ": "ae", "ø": "oe", "œ": "oe"}
"""Letters that are compared as two; ä is taken for æ and ö for ø."""

_ALIKE = {
    **dict.fromkeys("’‘‛ʼʻʹ′`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("−⁃", "-"),  # all others are dashes to Unicode, too
    **dict.fromkeys("⁄∕", "/"),
    **dict.fromkeys("\u115f\u1160\u3164", ""),  # letters that show nothing
    **{"ı": "i", "ð": "d", "þ": "th"},
}
"""What is compared as another character, though Unicode's rules don't take it apart."""

_UNSEEN = {"Mn", "Me", "Cf"}
"""Unicode's categories of marks on letters, and of characters that only say how others are shown."""

_RUN = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
"""Characters beyond ASCII, with the one that a mark among them may stand on."""


def folded(text: str) -> str:
    """The text as it is compared: case, marks on letters and invisible characters taken away.

    Characters are taken apart as Unicode's compatibility decomposition (NFKD) does. å is "aa", æ and ä are
    "ae", ø and ö are "oe"; dashes are "-", and quotation marks and apostrophes are the straight ones.
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    for mark in (_RING, _DIAERESIS):
        if mark in text:  # not normalized as a whole: that can take the square of the length
            for letter in "aAoO":
                text = text.replace(letter + mark, normalize("NFC", letter + mark))
    return text.translate(_TABLE)


def place_in_text(text: str, position: int) -> tuple[int, int]:
    """Where the character at `position` of the folded text stands in the text as it was written.

    Returns the beginning and the end of the letter there, with all marks that belong to it. `position` is at
    least 0 and less than the length of the folded text.
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
    """The letters of a run, each with the marks behind it."""
    start = 0
    for at, character in enumerate(run):
        if at > start and category(character) not in _UNSEEN:
            yield run[start:at]
            start = at
    yield run[start:]


class _FoldingTable(dict[int, str]):
    """What each character is folded to, found out when it is first asked for."""

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
    """What a character looks like that is not taken apart: ł, with a stroke, like l; a mark like nothing."""
    if (kind := category(character)) in _UNSEEN:
        return ""
    if kind == "Pd":
        return "-"
    if (alike := _ALIKE.get(character, _AS_TWO.get(character))) is not None:
        return alike
    plain, stroke, _ = name(character, "").partition(" WITH ")
    if stroke and character.isalpha():
        with suppress(KeyError):  # not every letter that is named after another has that one beside it
            return lookup(plain)
    return character
