"""`kerneblik check`: look a checklist through for mistakes."""

from __future__ import annotations

from pathlib import Path

from kerneblik.checklist import load_checklist
from kerneblik.cli.context import Context
from kerneblik.cli.output import say


def run(context: Context) -> int:
    """Say what the checklist holds. Raises ChecklistError with all its mistakes."""
    named = context.options.file
    path = Path(named) if named else context.checklist_source.path
    checklist = load_checklist(path)
    counts = {"actors": len(checklist.actors), "questions": len(checklist.questions)}
    say(context.t("cli.checked", path=path, languages=", ".join(checklist.languages), **counts))
    return 0
