"""Characters that none of the machine's fonts has: the document has their names, and the user is told."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from itertools import groupby

from kerneblik.documents.formats import Rendered
from kerneblik.language import Translator

_REGIONAL_A = 0x1F1E6
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
"""Two regional indicator letters, which a font draws as one flag."""
_NUMBERED = (
    "CJK UNIFIED IDEOGRAPH",
    "CJK COMPATIBILITY IDEOGRAPH",
    "HANGUL SYLLABLE",
    "TANGUT",
    "EGYPTIAN",
)
"""Beginnings of names that say no more than the number of the character."""
_MOST_TOLD = 12
"""How many characters the user is told of."""
_MOST_NAMED = 20
"""How many characters beside each other are named one by one; the rest are counted."""


def unprintable(rendered: Rendered, t: Translator) -> str:
    """The sentence that tells the user which characters could not be printed."""
    characters = [*rendered.unprintable[:_MOST_TOLD], *["…"] * (len(rendered.unprintable) > _MOST_TOLD)]
    return t.plural("document.unprintable", len(rendered.unprintable), characters=" ".join(characters))


def with_names(text: str, missing: Collection[str]) -> str:
    """The text with the name of each of the missing characters in its place, in square brackets.

    Args:
        text: what is to be printed.
        missing: characters, or characters with those that are set together with them.
    """
    if not missing or text.isascii():
        return text
    single = {one: f"[{_name(one)}]" if is_visible(one) else "" for one in missing if len(one) == 1}
    several = sorted((one for one in missing if len(one) > 1), key=len, reverse=True)
    if any(_REGIONAL_A <= ord(one) < _REGIONAL_A + 26 for one in single):
        text = _FLAG.sub(_flag, text)
    if several:
        text = re.sub("|".join(map(re.escape, several)), _named, text)
    return "".join(
        _names(list(stretch), single) if is_missing else "".join(stretch)
        for is_missing, stretch in groupby(text, key=single.__contains__)
    )


def _names(stretch: list[str], single: Mapping[str, str]) -> str:
    more = len(stretch) - _MOST_NAMED
    named = "".join(single[one] for one in stretch[:_MOST_NAMED])
    return f"{named} [+ {more}]" if more > 0 else named


def is_visible(characters: str) -> bool:
    """False when they are all format characters (Cf), such as joiners and marks of direction."""
    return any(unicodedata.category(character) != "Cf" for character in characters)


def _named(found: re.Match[str]) -> str:
    return f"[{' + '.join(map(_name, filter(is_visible, found[0])))}]"


def _flag(found: re.Match[str]) -> str:
    return f"[flag {''.join(chr(ord(letter) - _REGIONAL_A + ord('A')) for letter in found[0])}]"


def _name(character: str) -> str:
    name = unicodedata.name(character, "")
    if not name or name.startswith(_NUMBERED):
        return f"U+{ord(character):04X}"
    return name.lower()
