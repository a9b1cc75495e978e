"""The sign that begins a list item: recognising it, and writing the next one."""

from __future__ import annotations

import re

_NUMBER = r"(?P<number>[0-9]{1,9})(?P<end>[.)])"
_TICK = r"\[(?P<tick>[ xX]?)\]"
ITEM = re.compile(
    rf"(?P<indent>[ \t]*)(?:(?P<bullet>[*•·\uf0b7]|[-–](?=[ \t]+[^\s\d])|o(?=\t))|{_NUMBER})(?P<gap>[ \t]+)"
    rf"(?:{_TICK}(?P<behind>[ \t]+))?(?=\S)"
)
"""Everything before the words of an item."""
_MONTH = re.compile(
    r"(?:jan(?:uary?)?|feb(?:ruary?)?|mar(?:ts|ch)?|apr(?:il)?|ma[jy]|jun[ie]?|jul[iy]?|aug(?:ust)?|sept?(?:ember)?"
    r"|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b",
    re.IGNORECASE,
)
"""A month in Danish or English: "18. september" is a date, which no item 19 follows."""
_ONLY_SIGN = re.compile(r"[ \t]*(?:[-*•·–\uf0b7]|o(?=\t)|[0-9]{1,9}[.)])")
_WITHOUT_WORDS = re.compile(rf"{_ONLY_SIGN.pattern}[ \t]+(?:\[[ xX]?\][ \t]*)?")


def next_item(line: str) -> str | None:
    """The beginning of the item that follows the one on this line; None without an item, and for a date."""
    found = ITEM.match(line)
    if found is None or (found["number"] and _MONTH.match(line, found.end())):
        return None
    sign = found["bullet"]
    if sign is None:
        sign = f"{int(found['number']) + 1:0{len(found['number'])}}{found['end']}"
    box = "" if found["tick"] is None else f"[{' ' * len(found['tick'])}]{found['behind']}"
    return f"{found['indent']}{sign}{found['gap']}{box}"


def is_without_words(line: str) -> bool:
    """Whether the line has the sign of an item and nothing else."""
    return _WITHOUT_WORDS.fullmatch(line) is not None


def is_sign(text: str) -> bool:
    """Whether the text would begin an item if a blank came after it."""
    return _ONLY_SIGN.fullmatch(text) is not None


def words_begin(line: str) -> int:
    """The column at which the words of the item on this line begin; 0 without an item."""
    found = ITEM.match(line)
    return found.end() if found else 0
