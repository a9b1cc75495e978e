"""`kerneblik import`: add a round that was exported as JSON."""

from __future__ import annotations

from kerneblik.cli.context import Context
from kerneblik.cli.inputs import read_input
from kerneblik.cli.output import print_line
from kerneblik.documents.round_json import RoundImportError, from_json
from kerneblik.errors import KerneblikError


def run(context: Context) -> int:
    """Add the round in the file; an existing round is never overwritten."""
    named, t = context.options.file, context.t
    try:
        round_ = from_json(read_input(named, t))
    except RoundImportError as error:
        message = t(error.key, **error.values)
        raise KerneblikError("cli.import_failed", path=named, message=message) from error
    kept = context.store.add(round_)
    print_line(t("cli.imported", name=kept.name, id=kept.id))
    return 0
