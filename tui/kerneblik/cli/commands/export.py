"""`kerneblik export`: the round as Markdown, HTML or JSON, to a file or to standard output."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from kerneblik.cli.context import Context
from kerneblik.cli.output import say, write
from kerneblik.cli.parser import FORMATS
from kerneblik.errors import KerneblikError
from kerneblik.files import write_atomically, write_new
from kerneblik.report.selection import Selection

_ENDINGS = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".json": "json"}


def run(context: Context) -> int:
    """Write the round out; to a file only if it is new, or with --force."""
    output = context.options.output
    path = None if output in {None, "-"} else Path(output)
    content = _content(context, context.options.format or _format_of(path))
    if path is None:
        write(content)
        return 0
    _write_file(path, content.encode(), force=context.options.force)
    say(context.t("cli.exported", path=path))
    return 0


def _format_of(path: Path | None) -> str:
    if path is None:
        return "markdown"
    format_ = _ENDINGS.get(path.suffix.lower())
    if format_ is None:
        raise KerneblikError("cli.unknown_format", path=path, formats="|".join(FORMATS))
    return format_


def _content(context: Context, format_: str) -> str:
    selection = Selection.whole(context.checklist, context.round)
    if context.options.actor:
        selection = selection.about(context.actor(context.options.actor).id)
    if format_ == "html":
        from kerneblik.report.html import as_html

        return as_html(selection, context.t)
    if format_ == "json":
        from kerneblik.report.exchange import as_json

        return as_json(selection.kept_round()).decode()
    from kerneblik.report.markdown import as_markdown

    return as_markdown(selection, context.t)


def _write_file(path: Path, content: bytes, *, force: bool) -> None:
    """Write a private file whole; a device or pipe such as /dev/null is written to as it is."""
    try:
        status = path.stat()
    except FileNotFoundError:
        status = None
    if status is not None and not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
        path.write_bytes(content)
        return
    if status is not None and status.st_uid != os.geteuid():
        raise KerneblikError("cli.foreign", path=path)  # a rename would take the file over
    try:
        if force:
            write_atomically(path.resolve(), content)
        else:
            write_new(path, content)
    except FileExistsError as error:
        raise KerneblikError("cli.exists", path=path) from error
