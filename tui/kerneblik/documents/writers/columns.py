"""Documents as text with tables in columns: the lists that commands print, and a list in a file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from rich.cells import cell_len

from kerneblik.documents.blocks import Document, Heading, Prose, Remark, Table, Wheel
from kerneblik.language import Translator

_GAP, _INDENT = "  ", "  "
_LONGEST_WORD = 24
"""Letters; a longer word is divided within its cell, so that the other columns keep their width."""
_Shown = Heading | Remark | Prose | Table


def as_columns(document: Document, _: Translator, width: int = 0) -> str:
    """The document as text.

    An empty line stands before each block, but not directly below a heading or a remark. Headings below level
    1 are indented with what belongs to them. Tables that have as many columns as each other are aligned.

    Args:
        document: if its title is empty, it begins with its blocks.
        width: of the output, for which long cells are wrapped; 0 for none.
    """
    blocks: list[_Shown] = [block.figures if isinstance(block, Wheel) else block for block in document.blocks]
    rows: dict[int, list[Sequence[str]]] = {}
    for block in blocks:
        if isinstance(block, Table):
            rows.setdefault(len(block.head), []).extend((block.head, *block.rows))
    widths = {count: _widths(alike, width) for count, alike in rows.items()}
    lines = [line for line in (document.title, document.subtitle) if line]
    indent, before = "", None
    for block in blocks:
        if isinstance(block, Heading):
            indent = _INDENT * (block.level - 1)
        if lines and (isinstance(block, Heading) or not isinstance(before, Heading | Remark)):
            lines.append("")
        lines += (f"{indent}{line}".rstrip() for line in _lines(block, widths))
        before = block
    return "\n".join(lines) + "\n"


def _lines(block: _Shown, widths: dict[int, list[int]]) -> Sequence[str]:
    match block:
        case Heading(text) | Remark(text) | Prose(text):
            return text.splitlines()
        case Table(head, rows, figures):
            shown = (head, *rows) if any(head) else rows
            return [line for row in shown for line in _row(row, widths[len(head)], figures)]


def in_columns(rows: Sequence[Sequence[str]], figures: Collection[int] = ()) -> list[str]:
    """The rows as lines, every column as wide as its widest cell.

    Args:
        rows: cells, the same number in each.
        figures: the indexes of the columns that are aligned to the right.
    """
    widths = _widths(rows, 0)
    return [line for row in rows for line in _row(row, widths, figures)]


def _widths(rows: Sequence[Sequence[str]], most: int) -> list[int]:
    """How wide the columns are; where `most` is not enough, the widest ones are made narrower.

    Words are divided only when every column is as narrow as its longest word.
    """
    columns = list(zip(*rows, strict=True))
    widths = [max(map(cell_len, column)) for column in columns]
    if most:
        words = [max(cell_len(word) for cell in column for word in (*cell.split(), "")) for column in columns]
        while sum(widths) + len(_GAP) * (len(widths) - 1) > most and max(widths) > 1:
            spare = [width if width > word else 0 for width, word in zip(widths, words, strict=True)]
            widest = spare if any(spare) else widths
            widths[widest.index(max(widest))] -= 1
    return widths


def _row(row: Sequence[str], widths: Sequence[int], figures: Collection[int]) -> Iterator[str]:
    """The lines of a row, of which there are several when a cell is wider than its column."""
    wrapped = [_wrap(cell, width) for cell, width in zip(row, widths, strict=True)]
    for number in range(max(map(len, wrapped))):
        cells = []
        for index, (lines, width) in enumerate(zip(wrapped, widths, strict=True)):
            cell = lines[number] if number < len(lines) else ""
            space = " " * (width - cell_len(cell))
            cells.append(space + cell if index in figures else cell + space)
        yield _GAP.join(cells).rstrip()


def _wrap(cell: str, width: int) -> list[str]:
    if cell_len(cell) <= width:
        return [cell]
    from rich.console import Console  # noqa: PLC0415 - few lists need it
    from rich.text import Text  # noqa: PLC0415

    return [line.plain.rstrip() for line in Text(cell).wrap(Console(width=width), width)]


def shares_of_page(rows: Sequence[Sequence[str]], letters: int) -> list[float]:
    """The columns' shares of a page's width: enough for the longest word of each, and more for more text.

    `letters` says how many letters fit across the page.
    """
    columns = list(zip(*rows, strict=True))
    words = [
        min(max(len(word) for cell in column for word in (*cell.split(), "")), _LONGEST_WORD) + 2
        for column in columns
    ]
    texts = [max(map(len, column)) ** 0.5 for column in columns]
    spare = max(letters - sum(words), 0)
    widths = [word + spare * text / sum(texts) for word, text in zip(words, texts, strict=True)]
    return [width / sum(widths) for width in widths]
