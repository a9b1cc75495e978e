"""The sign that begins an item of a list, to find it and to go on with the next."""

from __future__ import annotations

import re

_NUMBER = r"(?P<number>[0-9]{1,9})(?P<end>[.)])"
_TICK = r"\[(?P<tick>[ xX]?)\]"
ITEM = re.compile(
    rf"(?P<indent>[ \t]*)(?:(?P<bullet>[*•·\uf0b7]|[-–](?=[ \t]+[^\s\d])|o(?=\t))|{_NUMBER})(?P<gap>[ \t]+)"
    rf"(?:{_TICK}(?P<behind>[ \t]+))?(?=\S)"
)
"""All that stands before the words of an item."""
_MONTH = re.compile(
    r"(?:jan(?:uary?)?|feb(?:ruary?)?|mar(?:ts|ch)?|apr(?:il)?|ma[jy]|jun[ie]?|jul[iy]?|aug(?:ust)?|sept?(?:ember)?"
    r"|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b",
    re.IGNORECASE,
)
"""A month in Danish or English: "18. september" is a date, and nobody's next item is the 19th."""
_ONLY_SIGN = re.compile(r"[ \t]*(?:[-*•·–\uf0b7]|o(?=\t)|[0-9]{1,9}[.)])")
_WITHOUT_WORDS = re.compile(rf"{_ONLY_SIGN.pattern}[ \t]+(?:\[[ xX]?\][ \t]*)?")


def next_item(line: str) -> str | None:
    """What the item after the one on this line begins with; None when there is none on it, or a date."""
    found = ITEM.match(line)
    if found is None or (found["number"] and _MONTH.match(line, found.end())):
        return None
    sign = found["bullet"]
    if sign is None:
        sign = f"{int(found['number']) + 1:0{len(found['number'])}}{found['end']}"
    box = "" if found["tick"] is None else f"[{' ' * len(found['tick'])}]{found['behind']}"
    return f"{found['indent']}{sign}{found['gap']}{box}"


def is_without_words(line: str) -> bool:
    """Whether there is nothing but the sign of an item on this line."""
    return _WITHOUT_WORDS.fullmatch(line) is not None


def is_sign(text: str) -> bool:
    """Whether the text would begin an item if a blank came after it."""
    return _ONLY_SIGN.fullmatch(text) is not None


def words_begin(line: str) -> int:
    """The column at which the words of the item on this line begin; 0 when there is none on it."""
    found = ITEM.match(line)
    return found.end() if found else 0
