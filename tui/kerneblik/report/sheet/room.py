"""Making a sheet fit on one page: room for notes gives way first, then what was ticked in is shortened.

All lengths are in millimetres and those of sheet.css and sheet.typ. How wide letters are is reckoned high:
what fits here fits on the page.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from rich.cells import cell_len

from kerneblik.report.prose import Node, as_tree
from kerneblik.report.sheet.content import Entry, Sheet

WIDTH, HEIGHT = 174.0, 264.0
"""The part of an A4 page that is printed on."""
HEAD = 31.0
"""The title, the actor, date and names."""
NOTES = 9.0
"""Room for a line of notes, the least there is below each question and for what is agreed."""
BREADTH = {"html": 1.0, "pdf": 0.85}
"""Per format that has pages, how wide its letters are; a browser may have nothing but a wide typeface."""

_POINT = 0.353
_QUESTION, _OWN = 11 * _POINT, 9.5 * _POINT
"""How large questions, and what was ticked in, are printed."""
_LINE = 1.4
"""Line spacing, as a part of the size of the letters."""
_GAP = 4.5
"""Around an entry."""
_SAID_SO = 5.0
"""The line that says that something was shortened or left out."""
_OWN_GAP, _INDENT, _PARAGRAPH, _PADDING = 2.0, 6.5, 1.5, 2.0

_MOST = 20_000
"""Letters that are more than a page holds."""

_NARROWEST = 0.4
_NARROW, _BROAD = frozenset("ijlftr.,:;'|!I()[]-/ "), frozenset("mwMW@%&—…")
_LATIN = 0x17F
_WORD_END = re.compile(r"(?<=\S)(?=\s|$)")
_SIGN_OF_A_LINE = re.compile(r"(?:^|\n)[\s>]*(?:[-*+]|\d+[.)]|#+)?(?:\s+\[[ xX]?\]?)?\s*$")
"""What begins a line in Markdown, with no word behind it."""


def on_one_page(sheet: Sheet, format_: str) -> Sheet:
    """The sheet, without what one page of this format has no room for; see Sheet.shortened.

    A format without pages has room for everything.
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
    """What the sheet needs when nothing is ticked in."""

    def height(words: str, size: float) -> float:
        return _GAP + _lines(words, WIDTH / size / breadth) * size * _LINE

    asked = sum(height(entry.question, _QUESTION) + NOTES for entry in sheet.questions)
    agreed = height("", _QUESTION) + _OWN * _LINE + NOTES
    thought = sum(height(entry.question, _OWN) for entry in sheet.thoughts)
    heading = height("", _QUESTION) if sheet.thoughts else 0.0
    return HEAD + asked + agreed + heading + thought + (_SAID_SO if sheet.left_out else 0.0)


def _height_of_own(markdown: str, breadth: float) -> float:
    if not markdown:
        return 0.0
    if len(markdown) > _MOST:
        return HEIGHT
    return _height(as_tree(markdown), (WIDTH - _INDENT) / breadth) + _OWN_GAP


def _shares(needs: Sequence[float], room: float) -> list[float]:
    """What each gets of the room: all it needs while that is no more than the others' even shares."""
    shares = [0.0] * len(needs)
    waiting = sum(need > 0 for need in needs)
    for index in sorted(range(len(needs)), key=lambda index: needs[index]):
        if needs[index]:
            shares[index] = min(needs[index], room / waiting)
            room -= shares[index]
            waiting -= 1
    return shares


def _shorten(entry: Entry, room: float, breadth: float) -> Entry:
    """As many words of what was ticked in as there is room for."""

    def height(end: int) -> float:
        return _height_of_own(entry.own[:end], breadth) + _SAID_SO

    lines = int(room / _OWN / _LINE) + 1
    most = int(lines * WIDTH / _OWN / breadth / _NARROWEST)
    ends = [0, *(match.start() for match in _WORD_END.finditer(entry.own, 0, most))]
    fitting = max(bisect_right(ends, room, key=height) - 1, 0)
    while fitting and height(ends[fitting]) > room:
        fitting -= 1  # a word more can take less room: it may end a table, say
    return replace(entry, own=_SIGN_OF_A_LINE.sub("", entry.own[: ends[fitting]]), shortened=True)


def _height(nodes: Sequence[Node], width: float) -> float:
    return sum(map(partial(_height_of_block, width=width), nodes))


def _height_of_block(node: Node, width: float) -> float:
    line = _OWN * _LINE
    within = max(width - _INDENT, _INDENT)
    match node.kind:
        case "paragraph" | "heading":
            return _lines("".join(_words(node)), width / _OWN) * line + _PARAGRAPH
        case "fence" | "code_block":
            return _lines(node.text, within / _OWN) * line + _PARAGRAPH + 2 * _PADDING
        case "table":
            return sum(map(partial(_height_of_row, width=width), node.children)) + _PARAGRAPH
        case "hr":
            return line
        case _:
            return _height(node.children, within) + _PARAGRAPH


def _height_of_row(row: Node, width: float) -> float:
    column = max(width / len(row.children) - 2 * _PADDING, _PADDING) / _OWN
    return max(_lines("".join(_words(cell)), column) for cell in row.children) * _OWN * _LINE + _PADDING


def _words(node: Node) -> Iterator[str]:
    yield "\n" if node.kind == "hardbreak" else node.text
    for child in node.children:
        yield from _words(child)


def _lines(text: str, width: float) -> int:
    """How many lines the text takes; the width is in sizes of its letters."""
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
