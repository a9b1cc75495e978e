"""`kerneblik review`: read what was written."""

from __future__ import annotations

from kerneblik.cli.context import Context
from kerneblik.cli.output import is_terminal, write
from kerneblik.errors import KerneblikError
from kerneblik.report.markdown import as_markdown
from kerneblik.report.selection import Selection


def run(context: Context) -> int:
    """Show the perspectives asked for: through the pager on a terminal, as Markdown elsewhere."""
    markdown = as_markdown(_selected(context), context.t)
    if is_terminal():
        from kerneblik.cli.pager import page_markdown

        page_markdown(markdown)
    else:
        write(markdown)
    return 0


def _selected(context: Context) -> Selection:
    """What is completed; or the actor that was named, completed or not."""
    selection = Selection.whole(context.checklist, context.round)
    if context.options.actor:
        return selection.about(context.actor(context.options.actor).id)
    if context.options.all:
        return selection
    completed = selection.completed()
    if not (completed.perspectives or completed.removed):
        raise KerneblikError("cli.nothing_complete")
    return completed
