"""Makes a sheet fit on one page: first the space for notes shrinks, then ticked texts are shortened.

All lengths are in millimetres and agree with sheet.css and sheet.typ. The width of letters is estimated high,
so that what fits here fits on the page.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from rich.cells import cell_len

from kerneblik.documents.content.sheet import Entry, Sheet
from kerneblik.prose.model import Block, Heading, Item, Items, Line, Paragraph, Quote
from kerneblik.prose.parse import parse
from kerneblik.prose.plain import plain_line

WIDTH, HEIGHT = 174.0, 264.0
"""The printed part of an A4 page."""
HEAD = 33.0
"""The height of the title, the purpose, and the lines for date and names."""
NOTES = 9.0
"""The least height for notes, below each question and for agreements."""
BREADTH = {"html": 1.0, "pdf": 0.85}
"""How wide letters are, per format that has pages; a browser may have nothing but a wide font."""

_POINT = 0.353
_QUESTION, _OWN = 11 * _POINT, 9.5 * _POINT
"""The font sizes of questions and of ticked texts."""
_LINE = 1.4
"""Line height, relative to the font size."""
_GAP = 4.5
"""Space around an entry."""
_NOTICE = 5.0
"""The height of the line that says that something was shortened or left out."""
_OWN_GAP, _INDENT, _PARAGRAPH = 2.0, 6.5, 1.5

_MOST = 20_000
"""Characters; a longer text never fits on a page and need not be measured."""

_NARROWEST = 0.4
_NARROW, _BROAD = frozenset("ijlftr.,:;'|!I()[]-/ "), frozenset("mwMW@%&—…")
_LATIN = 0x17F
_WORD_END = re.compile(r"(?<=\S)(?=\s|$)")
_WITHOUT_WORDS = re.compile(r"(?:^|\n)(?:[0-9]+[.)])?[\W_]*(?:\[[xX]?\]?)?\s*$")
"""A last line that has nothing but a mark."""


def on_one_page(sheet: Sheet, format_: str) -> Sheet:
    """The sheet without what there is no space for on one page of this format; see `Sheet.shortened`.

    In a format without pages there is space for everything.
    """
    if format_ not in BREADTH:
        return sheet
    breadth = BREADTH[format_]
    while (room := HEIGHT - _height_of_questions(sheet, breadth)) < 0 and _can_spare(sheet):
        sheet = _without_last(sheet)
    entries = [*sheet.questions, *sheet.thoughts]
    needs = [_height_of_own(entry.own, breadth) for entry in entries]
    shares = _shares(needs, max(room, 0))
    fitted = tuple(
        entry if need <= share else _shorten(entry, share, breadth)
        for entry, need, share in zip(entries, needs, shares, strict=True)
    )
    asked = len(sheet.questions)
    return replace(sheet, questions=fitted[:asked], thoughts=fitted[asked:])


def _can_spare(sheet: Sheet) -> bool:
    return bool(sheet.thoughts) or len(sheet.questions) > 1


def _without_last(sheet: Sheet) -> Sheet:
    if sheet.thoughts:
        return replace(sheet, thoughts=sheet.thoughts[:-1], left_out=sheet.left_out + 1)
    return replace(sheet, questions=sheet.questions[:-1], left_out=sheet.left_out + 1)


def _height_of_questions(sheet: Sheet, breadth: float) -> float:
    """The height of the sheet without the ticked texts."""

    def height(words: str, size: float) -> float:
        return _GAP + _lines(words, WIDTH / size / breadth) * size * _LINE

    asked = sum(height(entry.question, _QUESTION) + NOTES for entry in sheet.questions)
    agreed = height("", _QUESTION) + _OWN * _LINE + NOTES
    thought = sum(height(entry.question, _OWN) for entry in sheet.thoughts)
    heading = height("", _QUESTION) if sheet.thoughts else 0.0
    return HEAD + asked + agreed + heading + thought + (_NOTICE if sheet.left_out else 0.0)


def _height_of_own(own: str, breadth: float) -> float:
    if not own:
        return 0.0
    if len(own) > _MOST:
        return HEIGHT
    return _height(parse(own), (WIDTH - _INDENT) / breadth) + _OWN_GAP


def _shares(needs: Sequence[float], room: float) -> list[float]:
    """How much of the space each text gets: what it needs, or an even share of the rest if that is less."""
    shares = [0.0] * len(needs)
    waiting = sum(need > 0 for need in needs)
    for index in sorted(range(len(needs)), key=lambda index: needs[index]):
        if needs[index]:
            shares[index] = min(needs[index], room / waiting)
            room -= shares[index]
            waiting -= 1
    return shares


def _shorten(entry: Entry, room: float, breadth: float) -> Entry:
    """The entry with as many words of its ticked text as there is space for."""

    def height(end: int) -> float:
        return _height_of_own(entry.own[:end], breadth) + _NOTICE

    lines = int(room / _OWN / _LINE) + 1
    most = int(lines * WIDTH / _OWN / breadth / _NARROWEST)
    ends = [0, *(match.start() for match in _WORD_END.finditer(entry.own, 0, most))]
    fitting = max(bisect_right(ends, room, key=height) - 1, 0)
    while fitting and height(ends[fitting]) > room:
        fitting -= 1  # a text with one word more can be lower, as when the word ends a mark
    return replace(entry, own=_WITHOUT_WORDS.sub("", entry.own[: ends[fitting]]), shortened=True)


def _height(blocks: Sequence[Block], width: float) -> float:
    return sum(_height_of_block(block, width) + _PARAGRAPH for block in blocks)


def _height_of_block(block: Block, width: float) -> float:
    match block:
        case Paragraph(lines):
            return _height_of_lines(lines, width)
        case Heading(line):
            return _height_of_lines((line,), width)
        case Items(items):
            return _height_of_items(items, width)
        case Quote(blocks):
            return _height(blocks, _within(width))


def _height_of_items(items: Sequence[Item], width: float) -> float:
    width = _within(width)
    return sum(
        _height_of_lines(item.lines, width) + _PARAGRAPH + _height_of_items(item.items, width)
        for item in items
    )


def _within(width: float) -> float:
    return max(width - _INDENT, _INDENT)


def _height_of_lines(lines: Sequence[Line], width: float) -> float:
    return _lines("\n".join(map(plain_line, lines)), width / _OWN) * _OWN * _LINE


def _lines(text: str, width: float) -> int:
    """How many lines the text takes; `width` is in multiples of the font size."""
    count = 0
    for paragraph in text.split("\n"):
        count += 1
        left = width
        for word in paragraph.split(" "):
            taken = sum(map(_width, word)) + _width(" ")
            if taken > left and left < width:
                count, left = count + 1, width
            count += int(taken // width)
            left -= taken % width
    return count


def _width(letter: str) -> float:
    if letter in _NARROW:
        return _NARROWEST
    if letter in _BROAD or letter.isupper():
        return 1.0 if letter in _BROAD else 0.8
    return 0.65 if ord(letter) <= _LATIN else 1.25 * min(cell_len(letter), 1)
