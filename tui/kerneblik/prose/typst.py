"""Blocks as data for typst: the template prose.typ shows every string in it as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kerneblik.prose.line_breaks import MOST_PARTS
from kerneblik.prose.model import Block, Heading, Item, Items, Line, Paragraph, Quote, Span, spans_by_link


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
