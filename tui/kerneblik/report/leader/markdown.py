"""A leader's report as Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from kerneblik.language import Translator
from kerneblik.report.embedding import embed, plain_line
from kerneblik.report.leader.document import Block, Document, Heading, Prose, Remark, Table, Wheel
from kerneblik.text import clean_text

_PROSE_BELOW = 4


def as_markdown(document: Document, _: Translator) -> str:
    """The document; its pictures are tables."""
    head = (f"# {plain_line(document.title)}", plain_line(document.subtitle))
    return clean_text("\n\n".join((*head, *map(_block, document.blocks))) + "\n")


def _block(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"{'#' * (level + 1)} {plain_line(text)}"
        case Remark(text):
            return f"*{plain_line(text)}*"
        case Prose(markdown):
            return embed(markdown, below=_PROSE_BELOW)
        case Table():
            return _table(block)
        case Wheel():
            return _table(block.figures)


def _table(table: Table) -> str:
    rule = ["---"] * len(table.head)
    return "\n".join(
        (_row(map(plain_line, table.head)), _row(rule), *(_row(map(plain_line, r)) for r in table.rows))
    )


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
