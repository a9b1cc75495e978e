"""A text as data for typst, which prose.typ sets: strings that it shows as they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kerneblik.prose.model import Block, Heading, Item, Items, Line, Paragraph, Quote, linked


def as_data(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """The blocks as lists and dictionaries."""
    return [{**_block(block), "apart": block.apart} for block in blocks]


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Paragraph(lines):
            return {"kind": "paragraph", "lines": list(map(_line, lines))}
        case Heading(line, level):
            return {"kind": "heading", "lines": [_line(line)], "level": level}
        case Items(items):
            return {"kind": "items", "items": list(map(_item, items))}
        case Quote(blocks):
            return {"kind": "quote", "blocks": as_data(blocks)}


def _item(item: Item) -> dict[str, Any]:
    return {"sign": item.sign, "lines": list(map(_line, item.lines)), "items": list(map(_item, item.items))}


def _line(line: Line) -> list[dict[str, Any]]:
    """Parts of the line, of which each leads to one address or to none."""
    return [
        {
            "address": link.address if link else "",
            "printed": link.printed if link else "",
            "spans": [{"text": span.text, "bold": span.bold, "italic": span.italic} for span in spans],
        }
        for link, spans in linked(line)
    ]
