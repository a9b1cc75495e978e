"""`kerneblik import`: take in a round that was exported as JSON."""

from __future__ import annotations

import sys
from pathlib import Path

from kerneblik.cli.context import Context
from kerneblik.cli.output import say
from kerneblik.errors import KerneblikError
from kerneblik.language import Translator
from kerneblik.language.reasons import reason
from kerneblik.report.exchange import LARGEST_FILE, ExchangeError, from_json


def run(context: Context) -> int:
    """Add the file's round beside the others; none is ever overwritten."""
    named, t = context.options.file, context.t
    try:
        round_ = from_json(_read(named, t))
    except ExchangeError as error:
        message = t(error.key, **error.values)
        raise KerneblikError("cli.import_failed", path=named, message=message) from error
    kept = context.store.add(round_)
    say(t("cli.imported", name=kept.name, id=kept.id))
    return 0


def _read(named: str, t: Translator) -> bytes:
    """The content, or a byte more than is allowed of a larger one."""
    if named == "-":
        return sys.stdin.buffer.read(LARGEST_FILE + 1)
    try:
        with Path(named).open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise KerneblikError("cli.read_failed", path=named, reason=reason(error, t)) from error
