"""A table of words and figures for a terminal or a file."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rich.cells import cell_len

_GAP = "  "


def in_columns(rows: Sequence[Sequence[str]], figures: Collection[int] = ()) -> list[str]:
    """The rows as lines, every column as wide as its widest cell.

    Args:
        rows: cells, the same number in each.
        figures: the indexes of the columns that are aligned to the right.
    """
    if not rows:
        return []
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    return [_line(row, widths, figures) for row in rows]


def _line(row: Sequence[str], widths: Sequence[int], figures: Collection[int]) -> str:
    cells = []
    for index, (cell, width) in enumerate(zip(row, widths, strict=True)):
        space = " " * (width - cell_len(cell))
        cells.append(space + cell if index in figures else cell + space)
    return _GAP.join(cells).rstrip()
