"""Blocks as plain text without any markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kerneblik.prose.model import Block, Heading, Item, Items, Line, Paragraph, Quote, spans_by_link

INDENT = "  "


def as_plain(blocks: Iterable[Block]) -> str:
    """The blocks as text; the address of a link stands in parentheses behind its words."""
    return "\n".join(_lines(blocks))


def plain_line(line: Line) -> str:
    """One line as text, with the addresses of its links."""
    return "".join(
        "".join(span.text for span in spans) + (f" ({link.printed})" if link and link.printed else "")
        for link, spans in spans_by_link(line)
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
