"""`kerneblik status`, `review`, `where`, `check` and `completion`: what is shown and changes nothing."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from kerneblik.checklist import load_checklist
from kerneblik.cli.context import Context
from kerneblik.cli.output import (
    fold,
    is_terminal,
    output_width,
    page,
    page_drawn,
    print_line,
    write,
    write_folded,
    write_json,
)
from kerneblik.errors import KerneblikError
from kerneblik.language import Translator
from kerneblik.settings import settings_path
from kerneblik.terminal.starting import is_usable

if TYPE_CHECKING:
    from kerneblik.documents.content.round import Selection
    from kerneblik.storage import RoundStore
    from kerneblik.storage.round_directory import RoundSummary

_OTHERS = 0o077
"""The permissions of everybody but the owner."""


def show_status(context: Context) -> None:
    """Print a table, JSON, or sentences (with `--plain`, and on a terminal that can't show a table)."""
    from kerneblik.documents.content import status
    from kerneblik.documents.content.round import Selection
    from kerneblik.documents.writers.columns import as_columns

    selection = Selection.from_round(context.checklist, context.round, context.today)
    if context.options.json:
        write_json(status.as_data(selection, context.t))
    elif _wants_sentences(context):
        write_folded(status.as_sentences(selection, context.t))
    else:
        write(as_columns(status.document(selection, context.t, context.glyphs), context.t))


def _wants_sentences(context: Context) -> bool:
    """True with `--plain`, and on a terminal that can't draw."""
    return context.options.plain or (is_terminal() and not is_usable(os.environ))


def show_review(context: Context) -> None:
    """Show the perspectives: drawn and with the pager on a terminal, else as Markdown.

    On a terminal that can't draw, and with `--plain`, they are shown as plain lines of the right width.
    """
    from kerneblik.documents.content.round import document
    from kerneblik.documents.writers.markdown import as_markdown, as_plain

    selected = document(_selected(context), context.t)
    if _wants_sentences(context):
        write_folded(as_plain(selected, context.t))
    elif not is_terminal():
        write(as_markdown(selected, context.t))
    elif os.environ.get("NO_COLOR"):  # bold and underlined words are drawn, too
        page(fold(as_plain(selected, context.t), output_width()))
    else:
        from kerneblik.documents.writers.terminal import drawn

        page_drawn(drawn(selected))


def _selected(context: Context) -> Selection:
    """The completed perspectives, or the perspective of the actor that was named, completed or not."""
    from kerneblik.documents.content.round import Selection

    selection = Selection.from_round(context.checklist, context.round, context.today)
    if context.options.actor:
        return selection.about(context.actor(context.options.actor).id)
    if context.options.all:
        return selection
    completed = selection.completed()
    if not (completed.perspectives or completed.removed):
        raise KerneblikError("cli.nothing_complete")
    return completed


def show_paths(context: Context) -> None:
    """Print the paths, one per line, with what is there."""
    rows = list(_rows(context))
    width = max(len(name) for name, _ in rows)
    write("".join(f"{name:<{width}}  {place}\n" for name, place in rows))


def _rows(context: Context) -> Iterator[tuple[str, str]]:
    from kerneblik.cli.prompts import idle_words
    from kerneblik.storage.recovery.form_drafts import FormDrafts

    t, source, directory = context.t, context.checklist_source, context.directory
    there = directory.exists()
    locked = context.encryption.is_locked()
    store = _store(context) if there else None
    rounds = store.summaries() if store is not None else []
    count = t.plural("where.rounds", len(rounds)) if rounds else t("where.none_yet")
    yield t("where.texts"), f"{directory} ({count})"
    for summary in rounds:
        yield "", f"{summary.path} ({_name(summary, t)})"
    trash = store.trash() if store is not None else []
    if store is not None and trash:
        count = t.plural("where.rounds", len(trash))
        yield t("rounds.trash"), f"{store.directory.trash} ({count})"
    drafts = FormDrafts(store.directory).not_in_use() if store is not None else []
    if store is not None and drafts:
        yield t("where.drafts"), f"{store.directory.drafts} ({t.plural('where.drafts', len(drafts))})"
    yield t("where.readers"), _readers(context, locked=locked) if there else t("where.new")
    idle = idle_words(t, context.settings.lock_after)
    yield t("where.lock"), t("where.lock.set", idle=idle) if locked else t("where.lock.none")
    yield t("where.settings"), str(settings_path(directory))
    yield t("where.checklist"), f"{source.path} ({t(f'where.origin.{source.origin}')})"


def _store(context: Context) -> RoundStore:
    """The store; of locked rounds it knows the paths only, which takes no passphrase."""
    if not context.encryption.is_locked():
        return context.store
    from kerneblik.storage import RoundStore
    from kerneblik.storage.encryption.age import LockedCipher

    return RoundStore(context.directory, cipher=LockedCipher(context.directory), reading=True)


def _name(summary: RoundSummary, t: Translator) -> str:
    from kerneblik.storage import LockedError

    if isinstance(summary.error, LockedError):
        return t("where.locked")
    return summary.name if summary.error is None else t("where.damaged")


def _readers(context: Context, *, locked: bool) -> str:
    """Who can read the texts, after the store has restricted the permissions as far as it could."""
    if locked:
        return context.t("where.passphrase")
    mode = stat.S_IMODE(context.directory.stat().st_mode)
    return context.t("where.open", mode=f"{mode:04o}") if mode & _OTHERS else context.t("where.private")


def check_checklist(context: Context) -> None:
    """Print what the checklist contains. Raises ChecklistError with all its mistakes."""
    named = context.options.file
    path = Path(named) if named else context.checklist_source.path
    checklist = load_checklist(path)
    counts = {"actors": len(checklist.actors), "questions": len(checklist.questions)}
    print_line(context.t("cli.checked", path=path, languages=", ".join(checklist.languages), **counts))


def show_help(context: Context) -> NoReturn:
    """Print the help of the program, or of the command that is named, and exit."""
    from kerneblik.cli.parser import build_parser

    build_parser(context.t).parse_args([*context.options.topic, "--help"])
    raise AssertionError  # argparse exits


def write_completion(context: Context) -> None:
    """Write the completion script for the shell, which is generated from the parser."""
    import shtab

    from kerneblik.cli.parser import DANISH, build_parser

    danish = {name: other for name, other in DANISH.items() if other.isascii()}  # it makes variables of them
    write(shtab.complete(build_parser(context.t, danish), context.options.shell))
