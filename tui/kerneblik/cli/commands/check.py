"""`kerneblik check`: find the mistakes in a checklist."""

from __future__ import annotations

from pathlib import Path

from kerneblik.checklist import load_checklist
from kerneblik.cli.context import Context
from kerneblik.cli.output import print_line


def run(context: Context) -> int:
    """Print what the checklist contains. Raises ChecklistError with all its mistakes."""
    named = context.options.file
    path = Path(named) if named else context.checklist_source.path
    checklist = load_checklist(path)
    counts = {"actors": len(checklist.actors), "questions": len(checklist.questions)}
    print_line(context.t("cli.checked", path=path, languages=", ".join(checklist.languages), **counts))
    return 0
