"""Blocks as HTML. The signs of list items are written as text, so that no browser numbers them anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from kerneblik.prose.model import Block, Heading, Item, Items, Line, Paragraph, Quote, Span, spans_by_link

_DEEPEST_HEADING = 6


def as_html(blocks: Iterable[Block], below: int) -> str:
    """The blocks as HTML; a heading of level 1 becomes one of level `below` + 1.

    A block that no empty line stands before has the class `near`. A link whose address is to be printed
    behind it has the class `named` and the address in `data-address`.
    """
    return "\n".join(_block(block, below) for block in blocks)


def _block(block: Block, below: int) -> str:
    near = "" if block.apart else ' class="near"'
    match block:
        case Paragraph(lines):
            return f"<p{near}>{_lines(lines)}</p>"
        case Heading(line, level):
            tag = f"h{min(level + below, _DEEPEST_HEADING)}"
            return f"<{tag}>{_line(line)}</{tag}>"
        case Items(items):
            return f"<ul{near}>{''.join(map(_item, items))}</ul>"
        case Quote(blocks):
            return f"<blockquote{near}>\n{as_html(blocks, below)}\n</blockquote>"


def _item(item: Item) -> str:
    below = f"<ul>{''.join(map(_item, item.items))}</ul>" if item.items else ""
    return f'<li><span class="sign">{escape(item.sign)}</span> {_lines(item.lines)}{below}</li>'


def _lines(lines: Iterable[Line]) -> str:
    return "<br>".join(map(_line, lines))


def _line(line: Line) -> str:
    return "".join(_linked(line))


def _linked(line: Line) -> Iterator[str]:
    for link, spans in spans_by_link(line):
        words = "".join(map(_span, spans))
        if link is None:
            yield words
        else:
            named = f' class="named" data-address="{escape(link.printed)}"' if link.printed else ""
            yield f'<a{named} href="{escape(link.address)}">{words}</a>'


def _span(span: Span) -> str:
    words = escape(span.text, quote=False)
    if span.italic:
        words = f"<em>{words}</em>"
    return f"<strong>{words}</strong>" if span.bold else words
