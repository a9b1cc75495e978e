"""A text as plain lines: as it is read, with nothing for a program in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kerneblik.prose.model import Block, Heading, Item, Items, Line, Paragraph, Quote, linked

INDENT = "  "


def as_plain(blocks: Iterable[Block]) -> str:
    """The lines; addresses stand behind the words that lead there."""
    return "\n".join(_lines(blocks))


def plain_line(line: Line) -> str:
    """One line, with its addresses."""
    return "".join(
        "".join(span.text for span in spans) + (f" ({link.printed})" if link and link.printed else "")
        for link, spans in linked(line)
    )


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if block.apart:
            yield ""
        match block:
            case Paragraph(lines):
                yield from map(plain_line, lines)
            case Heading(line):
                yield plain_line(line)
            case Items(items):
                yield from _items(items)
            case Quote(within):
                yield from (f"> {line}".rstrip() for line in _lines(within))


def _items(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        first, *rest = map(plain_line, item.lines)
        yield f"{item.sign} {first}"
        yield from (f"{INDENT}{line}".rstrip() for line in rest)
        yield from (INDENT + line for line in _items(item.items))
