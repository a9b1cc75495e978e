"""Text with a hanging indent: a sign stands before it, and all its lines begin to the right of the sign."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text


def hanging(sign: str | Text, *lines: str | Text) -> Table:
    """The lines under each other, beside the sign that stands before the first."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_row(_text(sign), Text("\n").join(map(_text, lines)))
    return table


def _text(words: str | Text) -> Text:
    return Text(words) if isinstance(words, str) else words
