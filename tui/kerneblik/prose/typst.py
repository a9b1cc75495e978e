"""Blocks as data for typst: the template prose.typ shows every string in it as it is.

By itself typst breaks words at hyphens only, and lets longer ones run off the page. In the templates, BREAK
is a place where a line may end and CUT one where it does; neither becomes a character of the PDF.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from kerneblik.prose.model import Block, Heading, Item, Items, Line, Paragraph, Quote, Span, spans_by_link

BREAK, CUT = "\u200b", "\u2029"
"""Zero width space; paragraph separator, which `clean_text` takes out of all that is read."""

WORD, CELL = 40, 20
"""Characters that fit on a line of running text, and into the cell of a table; longer words get breaks."""

_COARSE = 8
"""Characters between two breaks in a text that has very many of them."""
MOST_PARTS = 200
"""Formatted parts of a paragraph between two CUTs: typst's time grows with the square of their number."""
_BREAKS, _LINES = 400, 50
"""Breaks, and lines, between two CUTs, for the same reason."""
_MARKS = 32
"""Combining marks on one letter that stay together: typst fails on many, and they have no width."""
_MOST = 2000
"""Characters of long words in a text; with more of them, the breaks are further apart."""

_BREAKS_BY_ITSELF = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
_RUN = re.compile(f"[^\\s{_BREAKS_BY_ITSELF}{BREAK}]{{{CELL + 1},}}")
_PIECE = re.compile(r"[^/\\?&=._-]*[/\\?&=._-]*")
_LONG_PIECE = re.compile(rf".{{,{_COARSE}}}{_PIECE.pattern}")
_JOINER = "\u200d"


def with_breaks(text: str, longest: int = WORD) -> str:
    """The text with BREAKs in words of more than `longest` characters, and CUTs where it has very many."""
    runs = sum(len(found[0]) for found in _RUN.finditer(text))
    step = 1 if runs <= _MOST else _COARSE
    text = _RUN.sub(lambda found: _broken(found[0], longest, step), text)
    return _cut(_cut(text, "\n", _LINES), BREAK, _BREAKS)


def _broken(run: str, longest: int, step: int) -> str:
    """A long word with its breaks: behind punctuation, as in addresses, and anywhere in longer pieces."""
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
    """The pieces that are never divided: a letter with its marks, joined emoji."""
    start = 0
    for index in range(1, len(run)):
        is_part = unicodedata.category(run[index])[0] == "M" or run[index - 1] == _JOINER
        if (not is_part and run[index] != _JOINER) or index - start > _MARKS:
            yield run[start:index]
            start = index
    yield run[start:]


def _cut(text: str, mark: str, every: int) -> str:
    """The text with every `every`-th mark replaced by a CUT."""
    if text.count(mark) < every:
        return text
    parts = text.split(mark)
    return CUT.join(mark.join(parts[start : start + every]) for start in range(0, len(parts), every))


def as_data(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """The blocks as lists and dictionaries."""
    return [{**_block(block), "apart": block.apart} for block in blocks]


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Paragraph(lines):
            return {"kind": "paragraph", "parts": _parts(lines)}
        case Heading(line, level):
            return {"kind": "heading", "parts": _parts((line,)), "level": level}
        case Items(items):
            return {"kind": "items", "items": list(map(_item, items))}
        case Quote(blocks):
            return {"kind": "quote", "blocks": as_data(blocks)}


def _item(item: Item) -> dict[str, Any]:
    return {"sign": item.sign, "parts": _parts(item.lines), "items": list(map(_item, item.items))}


def _parts(lines: Iterable[Line]) -> list[str | dict[str, Any] | None]:
    """The content of the lines in order: strings for plain text, dictionaries for formatted text and links.

    A line end is a newline in a string. None stands where typst is to begin a new paragraph, which looks
    like a new line.
    """
    parts: list[str | dict[str, Any] | None] = []
    plain: list[str] = []
    since_cut = 0
    for number, line in enumerate(lines):
        if number:
            plain.append("\n")
        for part in _line(line):
            if isinstance(part, str):
                plain.append(part)
                continue
            parts += ["".join(plain), part] if plain else [part]
            plain.clear()
            since_cut += 1
            if since_cut >= MOST_PARTS:
                parts.append(None)
                since_cut = 0
    return [*parts, "".join(plain)] if plain else parts


def _line(line: Line) -> Iterator[str | dict[str, Any]]:
    for link, spans in spans_by_link(line):
        words = list(map(_span, spans))
        if link is None:
            yield from words
        else:
            yield {"address": link.address, "parts": words}
            if link.printed:
                yield f" ({link.printed})"


def _span(span: Span) -> str | dict[str, Any]:
    if not span.bold and not span.italic:
        return span.text
    return {"words": span.text, "bold": span.bold, "italic": span.italic}
