"""`kerneblik agreements`: the agreements of all rounds, or of the one that is named."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from kerneblik.cli.context import Context
from kerneblik.cli.documents import format_wanted, write_document
from kerneblik.cli.output import is_terminal, print_error
from kerneblik.documents.content.agreements import AgreementList
from kerneblik.documents.formats import AGREEMENTS
from kerneblik.reflection import Round


def run(context: Context) -> int:
    """Write the list; agreements that a calendar can't have are reported on standard error."""
    options, t = context.options, context.t
    format_ = format_wanted(options, AGREEMENTS)
    found = AgreementList.from_rounds(
        _rounds(context),
        context.checklist,
        t.language,
        datetime.now(UTC),
        actor=context.actor(options.actor).id if options.actor else None,
        done=options.all,
    )
    shown = replace(found, glyphs=context.glyphs)
    if options.output is None and is_terminal():
        shown = replace(shown, width=shutil.get_terminal_size().columns)
    write_document(context, shown, format_)
    if format_.name == "ics" and (undated := sum(a.agreement.due is None for a in found.entries)):
        print_error(t, t.plural("calendar.undated", undated))
    return 0


def _rounds(context: Context) -> Iterator[Round]:
    """The round that was named, else all, as agreements of earlier rounds may still be open."""
    if context.options.round or context.options.demo:
        yield context.round
        return
    yield (latest := context.round)
    for summary in context.store.summaries():
        if summary.error is not None:
            print_error(context.t, context.t(summary.error.key, **summary.error.values))
        elif summary.round is not None and summary.id != latest.id:
            yield summary.round
