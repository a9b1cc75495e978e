r"""Blocks as Markdown that any viewer shows as Kerneblik does.

What a viewer would take for a mark is escaped. Items that it would show with another sign than the typed one
(`18.` below `16.`, `–`, `☐`) are written as lines with their sign as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from kerneblik.prose.model import (
    Block,
    Heading,
    Item,
    Items,
    Line,
    Paragraph,
    Quote,
    Signs,
    Span,
    items_by_signs,
)

_DEEPEST_HEADING = 6
_BREAK = "  \n"
_NO_BREAK_SPACE, _GAP = "\u00a0", "\u2003"
"""What replaces blanks at the beginning of a line, and tabs: viewers drop those."""

_SIGN = re.compile(
    r"""\\(?=[!-/:-@\[-`{-~]|$) | [`*\[\]~|$] | (?<![^\W_])_ | _(?![^\W_])
    | <(?=[A-Za-z/!?]) | &(?=\#?\w+;)""",
    re.VERBOSE,
)
_BEGINS_BLOCK = re.compile(r"^(?:>|[#]{1,6}(?=\s|$)|[+-](?=\s|$)|-[\s-]*$|=+$|:(?=-))")
_BEGINS_ITEM = re.compile(r"^[0-9]+(?=[.)](\s|$))")
_INDENTATION = re.compile(r"^ +")
_HEADING_END = re.compile(r"#(?=#*$)")
_PLAIN_ADDRESS = re.compile(r"(?!.*xn--)(?:https?://|mailto:)[a-z0-9./?=#+,;:@_~-]+")
_LINE_END = re.compile(r"\n(?=[^\n])")
_STARS = {"bold": "**", "italic": "*"}
_RANKS = {"italic": 1, "bold": 2, "link": 3}
"""Of two marks around the same words, the one with the higher rank is the outer one."""
_NOTHING: dict[str, Any] = {"bold": False, "italic": False, "link": None}
_ENTITY = re.compile(r"&(?=#?\w+;)")


def as_markdown(blocks: Iterable[Block], below: int) -> str:
    """The blocks as Markdown; a heading of level 1 becomes one of level `below` + 1."""
    return "\n\n".join(_block(block, below) for block in blocks)


def escaped(text: str) -> str:
    """A text of one line, escaped so that Markdown shows it as it is."""
    return _from_beginning(_escaped_signs(text))


def _block(block: Block, below: int) -> str:
    match block:
        case Paragraph(lines):
            return _BREAK.join(map(_line, lines))
        case Heading(line, level):
            words = _HEADING_END.sub(r"\\#", _marked(line))
            return f"{'#' * min(level + below, _DEEPEST_HEADING)} {words}"
        case Items(items):
            return "\n".join(_items(items))
        case Quote(blocks):
            return "\n".join(f"> {line}" if line else ">" for line in as_markdown(blocks, below).split("\n"))


def _items(items: Sequence[Item]) -> Iterator[str]:
    """The items as Markdown lists, those that a viewer would give other signs as lines of text."""
    for number, (signs, stretch) in enumerate(items_by_signs(items)):
        if number:
            yield ""
        if signs is Signs.TYPED:
            yield _BREAK.join(line for item in stretch for line in _as_text(item, ""))
        else:
            yield from map(_item, stretch)


def _item(item: Item) -> str:
    sign = "-" if item.sign == "•" else item.sign
    paragraphs = (_BREAK.join(map(_line, lines)) for filled, lines in groupby(item.lines, key=bool) if filled)
    text = "\n\n".join(paragraphs)
    if item.items:
        text += ("\n" if item.items[0].sign in {"•", "1."} else "\n\n") + "\n".join(_items(item.items))
    indent = " " * (len(sign) + 1)
    return f"{sign} {_LINE_END.sub(lambda found: found[0] + indent, text)}"


def _as_text(item: Item, indent: str) -> Iterator[str]:
    """The lines of an item whose sign is text."""
    first, *rest = item.lines
    yield _line((Span(f"{indent}{item.sign} "), *first))
    yield from (_line((Span(f"{indent}  "), *line)) if line else "" for line in rest)
    for below in item.items:
        yield from _as_text(below, f"{indent}    ")


def _line(line: Line) -> str:
    written = _marked(line)
    return written if line and any(line[0][1:]) else _from_beginning(written)


def _marked(line: Line) -> str:
    """The line with its marks; of several, the longest is the outer one."""
    out: list[str] = []
    at = 0
    while at < len(line):
        span = line[at]
        if not any(span[1:]):
            out.append(_escaped_signs(span.text))
            at += 1
            continue
        end, _, field = max(
            (_end_of_run(line, at, field), _RANKS[field], field) for field in _RANKS if getattr(span, field)
        )
        within = tuple(span._replace(**{field: _NOTHING[field]}) for span in line[at:end])
        if field != "link" or span.link is None:
            out.append(f"{_STARS[field]}{_marked(within)}{_STARS[field]}")
        elif within == (Span(span.link.address),) and _PLAIN_ADDRESS.fullmatch(span.link.address):
            out.append(f"<{span.link.address}>")
        else:
            if out and out[-1].endswith("!"):
                out[-1] = out[-1][:-1] + r"\!"
            out.append(f"[{_marked(within)}]({_ENTITY.sub('&amp;', span.link.address)})")
        at = end
    return "".join(out)


def _end_of_run(line: Line, at: int, field: str) -> int:
    wanted = getattr(line[at], field)
    return next((end for end in range(at, len(line)) if getattr(line[end], field) != wanted), len(line))


def _escaped_signs(text: str) -> str:
    return _SIGN.sub(r"\\\g<0>", text).replace("\t", _GAP)


def _from_beginning(line: str) -> str:
    """The line, escaped so that it begins no heading, list, quote or other block."""
    indented = _INDENTATION.sub(lambda blanks: _NO_BREAK_SPACE * len(blanks[0]), line, count=1)
    return _BEGINS_ITEM.sub(r"\g<0>\\", _BEGINS_BLOCK.sub(r"\\\g<0>", indented, count=1), count=1)
