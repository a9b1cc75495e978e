"""What the commands that write papers have in common: the format asked for, and where it goes."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from kerneblik.cli.context import Context
from kerneblik.cli.output import is_terminal, say, write, write_bytes
from kerneblik.errors import KerneblikError
from kerneblik.report.formats import Format, named, names, of_file
from kerneblik.report.output import put


def format_wanted(options: Namespace, formats: Sequence[Format]) -> Format:
    """The format named, else the one that the file's ending says, else the first.

    Raises KerneblikError when the ending says nothing, or when the format is of no use on a terminal.
    """
    path = _file_named(options)
    format_ = formats[0] if path is None else of_file(path, formats)
    if options.format is not None:
        format_ = named(options.format, formats)
    if format_ is None:
        raise KerneblikError("cli.unknown_format", path=path, formats="|".join(names(formats)))
    if path is None and format_.binary and is_terminal():
        raise KerneblikError("cli.not_on_a_terminal", format=format_.name, ending=format_.endings[0])
    return format_


def deliver(context: Context, content: bytes, format_: Format) -> None:
    """Write a private file and say so, or write to standard output."""
    path = _file_named(context.options)
    if path is None:
        if format_.exact:
            write_bytes(content)
        else:
            write(content.decode())
        return
    put(path, content, force=context.options.force)
    say(context.t("cli.exported", path=path))


def _file_named(options: Namespace) -> Path | None:
    return None if options.output in {None, "-"} else Path(options.output)
