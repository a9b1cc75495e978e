"""`kerneblik due`: what is to be followed up, told at a login or by mail; silent when there is nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kerneblik.cli.context import Context
from kerneblik.cli.output import write
from kerneblik.due import SOON, DueNow, read_due

if TYPE_CHECKING:
    from kerneblik.storage.round_index import IndexedRound

_LOCKED = ("lock", "identity.age")
"""The file that a locked directory has; asking the storage for it takes longer than all else here."""
_KINDS = ("overdue", "soon", "unheld", "planned", "unfollowed", "round_age")


def show_due(context: Context) -> None:
    """Print a line for each kind of thing that waits; with `--how`, how to have that done by itself.

    A locked directory is not opened for it, unless names are asked for: what its last session left is told.
    """
    t, options = context.t, context.options
    if options.how:
        write(t("due.how"))
        return
    if not context.has_rounds:
        return
    today = date.today()
    rounds, is_fresh = read_due(context.directory)
    if options.names or not (is_fresh or context.directory.joinpath(*_LOCKED).exists()):
        indexed = context.store.index.rounds()
        rounds = [round_.due for round_ in indexed]
    now = DueNow.on(today, rounds)
    counts = {kind: getattr(now, kind) for kind in _KINDS}
    lines = [t.plural(f"due.{kind}", count) for kind, count in counts.items() if count]
    if lines and options.names:
        lines += _agreements(context, indexed, today)
    write("".join(f"{line}\n" for line in lines))


def _agreements(context: Context, indexed: list[IndexedRound], today: date) -> list[str]:
    """The agreements that are overdue or due soon, the most urgent first, each with its round."""
    from kerneblik.documents.content.wording import agreement_line

    urgent = [
        (agreement.due, agreement, round_)
        for round_ in indexed
        for agreement in round_.agreements
        if not agreement.done and agreement.due is not None and agreement.due <= today + SOON
    ]
    urgent.sort(key=lambda entry: entry[0])
    separator = f" {context.glyphs.separator} "
    parts = [(agreement_line(context.t, context.glyphs, a, today), r) for _, a, r in urgent]
    return [f"  {sign} {separator.join((what, about, r.name))}" for (sign, what, about), r in parts]
