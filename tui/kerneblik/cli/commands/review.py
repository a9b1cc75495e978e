"""`kerneblik review`: shows what was written."""

from __future__ import annotations

import os

from kerneblik.cli.context import Context
from kerneblik.cli.line_wrapping import fold, output_width
from kerneblik.cli.output import is_terminal, write
from kerneblik.documents.content.selection import Selection
from kerneblik.documents.writers.report_markdown import as_markdown, as_plain
from kerneblik.documents.writers.round_markdown import document
from kerneblik.errors import KerneblikError
from kerneblik.terminal.starting import is_usable


def run(context: Context) -> int:
    """Show the perspectives: drawn and with the pager on a terminal, else as Markdown.

    On a terminal that can't draw, and with `--plain`, they are shown as plain lines of the right width.
    """
    selected = document(_selected(context), context.t)
    if context.options.plain or (is_terminal() and not is_usable(os.environ)):
        write(fold(as_plain(selected, context.t), output_width()))
    elif not is_terminal():
        write(as_markdown(selected, context.t))
    elif os.environ.get("NO_COLOR"):  # bold and underlined words are drawn, too
        from kerneblik.cli.pager import page

        page(fold(as_plain(selected, context.t), output_width()))
    else:
        from kerneblik.cli.pager import page_drawn
        from kerneblik.documents.writers.report_terminal import drawn

        page_drawn(drawn(selected))
    return 0


def _selected(context: Context) -> Selection:
    """The completed perspectives, or the perspective of the actor that was named, completed or not."""
    selection = Selection.from_round(context.checklist, context.round)
    if context.options.actor:
        return selection.about(context.actor(context.options.actor).id)
    if context.options.all:
        return selection
    completed = selection.completed()
    if not (completed.perspectives or completed.removed):
        raise KerneblikError("cli.nothing_complete")
    return completed
