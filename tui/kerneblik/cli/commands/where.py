"""`kerneblik where`: which files are used, and who can read them."""

from __future__ import annotations

import stat
from collections.abc import Iterator

from kerneblik.cli.context import Context
from kerneblik.cli.output import write
from kerneblik.settings import settings_path

_OTHERS = 0o077


def run(context: Context) -> int:
    """Show the places, one per line, with what is there."""
    rows = list(_rows(context))
    width = max(len(name) for name, _ in rows)
    write("".join(f"{name:<{width}}  {place}\n" for name, place in rows))
    return 0


def _rows(context: Context) -> Iterator[tuple[str, str]]:
    t, source, directory = context.t, context.checklist_source, context.directory
    there = directory.exists()
    rounds = context.store.summaries() if there else []
    count = t.plural("where.rounds", len(rounds)) if rounds else t("where.none_yet")
    yield t("where.texts"), f"{directory} ({count})"
    for summary in rounds:
        name = t("where.damaged") if summary.error is not None else summary.name
        yield "", f"{summary.path} ({name})"
    trash = context.store.trash() if there else []
    if trash:
        count = t.plural("where.rounds", len(trash))
        yield t("rounds.trash"), f"{context.store.directory.trash} ({count})"
    yield t("where.readers"), _readers(context) if there else t("where.new")
    yield t("where.settings"), str(settings_path(directory))
    yield t("where.checklist"), f"{source.path} ({t(f'where.origin.{source.origin}')})"


def _readers(context: Context) -> str:
    """Who can read the texts, now that the store has taken away what it could of others' rights."""
    mode = stat.S_IMODE(context.directory.stat().st_mode)
    return context.t("where.open", mode=f"{mode:04o}") if mode & _OTHERS else context.t("where.private")
