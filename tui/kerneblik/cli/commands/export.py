"""`kerneblik export`: the round as Markdown, HTML or JSON, to a file or to standard output."""

from __future__ import annotations

from kerneblik.cli.context import Context
from kerneblik.cli.documents import format_wanted, write_document
from kerneblik.documents.content.selection import Selection
from kerneblik.documents.formats import EXPORT


def run(context: Context) -> int:
    """Write the round, or the perspective of one actor."""
    format_ = format_wanted(context.options, EXPORT)
    selection = Selection.from_round(context.checklist, context.round)
    if context.options.actor:
        selection = selection.about(context.actor(context.options.actor).id)
    write_document(context, selection, format_)
    return 0
