"""`kerneblik round`: list, begin, rename, archive, delete, restore and compare rounds."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

from kerneblik.bounds import LONGEST_NAME
from kerneblik.cli.context import Context
from kerneblik.cli.output import print_line, write, write_json
from kerneblik.documents.blocks import Document
from kerneblik.documents.content.rounds import (
    RoundEntry,
    RoundList,
    TrashEntry,
    as_data,
    document,
    trash_blocks,
)
from kerneblik.documents.writers.columns import as_columns
from kerneblik.errors import KerneblikError
from kerneblik.reflection import Changes
from kerneblik.text import clean_line


def list_rounds(context: Context) -> None:
    """Print all rounds, and what lies in the trash."""
    listed = _listed(context)
    if context.options.json:
        write_json(as_data(listed))
    elif listed.rounds or listed.trash:
        write(as_columns(document(listed, context.t, context.glyphs), context.t))
    else:
        print_line(context.t("cli.rounds.none", directory=context.directory))


def _listed(context: Context) -> RoundList:
    if not context.has_rounds:
        return RoundList(context.checklist, (), (), None)
    t, store = context.t, context.store
    rounds = [
        RoundEntry(
            summary.id,
            summary.name,
            summary.created,
            summary.round,
            "" if summary.error is None else t(summary.error.key, **summary.error.values),
        )
        for summary in store.summaries()
    ]
    return RoundList(context.checklist, rounds, _trash(context), store.latest_id())


def _trash(context: Context) -> list[TrashEntry]:
    return [TrashEntry(d.id, d.name, d.deleted, d.until) for d in context.store.trash()]


def begin_round(context: Context) -> None:
    """Begin a round, named after the half-year if it was given no name."""
    from kerneblik.reflection.round_names import free_name

    wanted = context.options.name
    if wanted is None:
        taken = {summary.name for summary in context.store.summaries()}
        name = free_name(context.t.half_year(datetime.now(UTC)), taken)
    else:
        name = _given_name(wanted)
    begun = context.store.create(name)
    print_line(context.t("cli.rounds.begun", name=begun.name, id=begun.id))


def rename_round(context: Context) -> None:
    """Give a round another name."""
    round_id, name = context.round_id(context.options.which), _given_name(context.options.name)
    renamed = context.store.amend(round_id, Changes(name=name))
    print_line(context.t("cli.rounds.renamed", id=renamed.id, name=renamed.name))


def _given_name(wanted: str) -> str:
    name = clean_line(wanted)
    if not name:
        raise KerneblikError("cli.rounds.no_name")
    if len(name) > LONGEST_NAME:
        raise KerneblikError("cli.rounds.long_name", longest=LONGEST_NAME)
    return name


def set_archived(context: Context) -> None:
    """Move a round to the archive, or take it out of it, as the command says."""
    archived = context.options.round_command == "archive"
    round_id = context.round_id(context.options.which)
    name = context.store.amend(round_id, Changes(archived=archived)).name
    print_line(context.t("cli.rounds.archived" if archived else "cli.rounds.unarchived", name=name))


def delete_round(context: Context) -> None:
    """Move a round to the trash, after its name was typed once more or with `--yes`."""
    round_id = context.round_id(context.options.which)
    name = next(summary.name for summary in context.store.summaries() if summary.id == round_id)
    if not context.options.yes:
        _confirm(name, context)
    context.store.delete(round_id)
    print_line(context.t("cli.rounds.deleted", name=name, id=round_id))


def _confirm(name: str, context: Context) -> None:
    """Ask for the name of the round. Raises KerneblikError for another one, and without a terminal."""
    if not (sys.stdin is not None and sys.stdin.isatty() and sys.stderr is not None):
        raise KerneblikError("cli.rounds.delete.no_terminal", name=name)
    sys.stderr.write(clean_line(context.t("cli.rounds.delete.ask", name=name)) + " ")
    sys.stderr.flush()
    if clean_line(sys.stdin.readline()) != name:
        raise KerneblikError("cli.rounds.delete.not_confirmed", name=name)


def restore_round(context: Context) -> None:
    """Take a round out of the trash; without one, print what lies there."""
    t, wanted = context.t, context.options.which
    trash = {trashed.id: trashed for trashed in reversed(context.store.trash())} if context.has_rounds else {}
    if wanted is None and not trash:
        print_line(t("cli.rounds.trash_empty"))
    elif not trash:
        raise KerneblikError("cli.rounds.trash_empty")
    elif wanted is None:
        write(as_columns(Document("", "", trash_blocks(_trash(context), t)), t))
    else:
        names = {trashed.id: trashed.name for trashed in trash.values()}
        trashed = trash[context.choose(wanted, names, none="cli.rounds.not_in_trash")]
        context.store.restore(trashed)
        print_line(t("cli.rounds.restored", name=trashed.name))


def compare_rounds(context: Context) -> None:
    """Print what differs between two rounds, or between one and the newest."""
    from kerneblik.documents.content import comparison
    from kerneblik.reflection.comparison import compare

    other = context.options.other
    one = context.open_round(context.round_id(context.options.which))
    two = context.round if other is None else context.open_round(context.round_id(other))
    if one.id == two.id:
        raise KerneblikError("cli.rounds.same", name=one.name)
    differences = compare(context.checklist, one, two, context.today)
    write(as_columns(comparison.document(differences, context.t, context.glyphs), context.t))
