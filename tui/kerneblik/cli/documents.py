"""What the commands that write documents have in common: the format, and the output."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from kerneblik.cli.context import Context
from kerneblik.cli.output import is_terminal, print_error, print_line, waiting, write, write_bytes
from kerneblik.documents.formats import Format, Rendered, format_named, format_names, format_of_file
from kerneblik.documents.output import write_output
from kerneblik.documents.render_job import RenderJob
from kerneblik.documents.writers.unprintable import unprintable
from kerneblik.errors import KerneblikError
from kerneblik.language import Translator
from kerneblik.language.translator import reason


def format_wanted(options: Namespace, formats: Sequence[Format]) -> Format:
    """The format that was named, else the one of the file's ending, else the first one.

    Raises KerneblikError when the ending is unknown, and for a binary format on a terminal.
    """
    path = _file_named(options)
    format_ = formats[0] if path is None else format_of_file(path, formats)
    if options.format is not None:
        format_ = format_named(options.format, formats)
    if format_ is None:
        raise KerneblikError("cli.unknown_format", path=path, formats="|".join(format_names(formats)))
    if path is None and format_.binary and is_terminal():
        raise KerneblikError("cli.not_on_a_terminal", format=format_.name, ending=format_.endings[0])
    return format_


def write_document(context: Context, content: object, format_: Format) -> None:
    """Make a document and write it to the file that was named, with a message, else to standard output.

    Characters that can't be printed are reported on standard error. Raises KerneblikError when the document
    can't be made or written.
    """
    t = context.t
    rendered = _render(RenderJob(format_, content, t), t)
    path = _file_named(context.options)
    if path is not None:
        write_output(path, rendered.content, force=context.options.force)
        print_line(t("cli.exported", path=path))
    elif format_.exact:
        write_bytes(rendered.content)
    else:
        write(rendered.content.decode())
    if rendered.unprintable:
        print_error(t, unprintable(rendered, t))


def _render(job: RenderJob, t: Translator) -> Rendered:
    """The document; on a terminal, progress is shown if it takes more than a second."""
    ending = job.format.endings[0]
    try:
        with waiting(lambda seconds: t("cli.document.working", ending=ending, seconds=seconds)):
            return job.run()
    except OSError as error:
        raise KerneblikError("document.no_process", reason=reason(error, t)) from error


def _file_named(options: Namespace) -> Path | None:
    return None if options.output in {None, "-"} else Path(options.output)
