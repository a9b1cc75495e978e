"""`kerneblik status`: how far the round has come."""

from __future__ import annotations

import json

from kerneblik.cli.context import Context
from kerneblik.cli.output import write
from kerneblik.report.selection import Selection
from kerneblik.report.status import as_data, as_table


def run(context: Context) -> int:
    """Show the table, or the same as JSON."""
    selection = Selection.whole(context.checklist, context.round)
    if context.options.json:
        write(json.dumps(as_data(selection, context.t), ensure_ascii=False, indent=2) + "\n")
    else:
        write(as_table(selection, context.t, context.marks))
    return 0
