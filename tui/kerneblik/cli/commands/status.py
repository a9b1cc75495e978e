"""`kerneblik status`: how far the round has come."""

from __future__ import annotations

import json
import os

from kerneblik.cli.context import Context
from kerneblik.cli.line_wrapping import fold, output_width
from kerneblik.cli.output import is_terminal, write
from kerneblik.documents.content.selection import Selection
from kerneblik.documents.content.status import as_data, as_sentences, as_table
from kerneblik.terminal.starting import is_usable


def run(context: Context) -> int:
    """Print a table, JSON, or sentences (with `--plain`, and on a terminal that can't show a table)."""
    selection = Selection.from_round(context.checklist, context.round)
    if context.options.json:
        write(json.dumps(as_data(selection, context.t), ensure_ascii=False, indent=2) + "\n")
    elif context.options.plain or (is_terminal() and not is_usable(os.environ)):
        write(fold(as_sentences(selection, context.t), output_width()))
    else:
        write(as_table(selection, context.t, context.glyphs))
    return 0
