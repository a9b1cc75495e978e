"""`kerneblik report`, `sheet`, `agreements`, `export`, `import`: the documents, and a round from a file."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kerneblik.bounds import LARGEST_INPUT, typed_number
from kerneblik.cli.context import Context
from kerneblik.cli.options import Options
from kerneblik.cli.output import is_terminal, print_error, print_line, show_elapsed_time, write, write_bytes
from kerneblik.documents.formats import (
    AGREEMENTS,
    EXPORT,
    MINUTES,
    REPORT,
    SHEET,
    Format,
    Rendered,
    format_named,
    format_names,
    format_of_file,
)
from kerneblik.documents.output import RenderJob, write_output
from kerneblik.errors import KerneblikError
from kerneblik.files import read_regular
from kerneblik.language import Translator
from kerneblik.language.translator import reason
from kerneblik.text import clean_text, text_from_outside

if TYPE_CHECKING:
    from kerneblik.checklist import Actor
    from kerneblik.documents.content.report import Choice
    from kerneblik.documents.content.sender import Sender
    from kerneblik.reflection import Round


def write_report(context: Context) -> None:
    """Write the report; if it is written to a file, print which parts it has."""
    from kerneblik.documents.content.report import Part, document

    options, t = context.options, context.t
    format_ = format_wanted(options, REPORT)
    choice = _choice(context)
    made = document(
        context.checklist, _introduced(context), choice, t, context.today, sender=_sender(context)
    )
    if not made.blocks:
        raise KerneblikError("report.nothing")
    write_document(context, made, format_)
    if options.output is not None:
        parts = ", ".join(t(f"report.part.{part}") for part in Part if part in choice)
        print_line(t("report.holds", parts=parts))


def _choice(context: Context) -> Choice:
    from kerneblik.documents.content.report import DEFAULT_PARTS, Choice, Part

    options = context.options
    named = {context.actor(wanted).id for wanted in options.actor}
    without = {actor.id for actor in context.checklist.actors if named and actor.id not in named}
    parts = (DEFAULT_PARTS | set(map(Part, options.include))) - set(map(Part, options.leave_out))
    return Choice(parts, frozenset(without))


def _sender(context: Context) -> Sender:
    """The sender in the settings, with what the command line names in its place."""
    from kerneblik.documents.content.sender import Sender

    named = {name: getattr(context.options, f"sender_{name}") for name in ("name", "title", "workplace")}
    given = {name: value for name, value in named.items() if value is not None}
    return Sender.from_settings({**(context.settings.sender or {}), **given})


def write_minutes(context: Context) -> None:
    """Write the minutes; if they are written to a file, print which parts they have."""
    from kerneblik.documents.content.minutes import DEFAULT_PARTS, Part, document, items

    options, t, today = context.options, context.t, context.today
    format_ = format_wanted(options, MINUTES)
    parts = (DEFAULT_PARTS | set(map(Part, options.include))) - set(map(Part, options.leave_out))
    actors = {context.actor(wanted).id for wanted in options.actor}
    chosen = {
        item.id
        for item in items(context.checklist, context.round, t.language, today)
        if item.part in parts and (not actors or item.actor in actors or item.part is Part.NAMES)
    }
    made = document(context.checklist, context.round, chosen, t, today, sender=_sender(context))
    if not made.blocks:
        raise KerneblikError("minutes.nothing")
    write_document(context, made, format_)
    if options.output is not None:
        listed = ", ".join(t(f"minutes.part.{part}") for part in Part if part in parts)
        print_line(t("minutes.holds", parts=listed))


def _introduced(context: Context) -> Round:
    """The round, with the introduction in the file that the command line names, if any."""
    named, round_ = context.options.introduction, context.round
    if named is None:
        return round_
    text = text_from_outside(read_input(named, context.t), named)
    return round_.with_answer(replace(round_.introduction, text=clean_text(text)))


def write_sheets(context: Context) -> None:
    """Write the sheets; those without space for everything are reported on standard error."""
    from kerneblik.documents.content.sheet import sheet_for
    from kerneblik.documents.writers.page_fitting import on_one_page

    options, t = context.options, context.t
    format_ = format_wanted(options, SHEET)
    actors = [context.actor(wanted) for wanted in options.actor]
    ticked = {_ticked(context, wanted, actors) for wanted in options.with_}
    sheets = [
        on_one_page(
            sheet_for(
                actor, context.checklist, context.round, t.language, ticked,
                own_questions=options.question, byline=_sender(context).byline(t, context.today),
            ),
            format_.name,
        )
        for actor in actors
    ]  # fmt: skip
    write_document(context, sheets, format_)
    for sheet in sheets:
        if sheet.shortened:
            print_error(t, t("sheet.not_all_fits", actor=sheet.actor))


def _ticked(context: Context, wanted: str, actors: list[Actor]) -> str:
    """The id of the question that `wanted` stands for: its id, or with one actor only, its number.

    Raises KerneblikError that names the choices.
    """
    from kerneblik.documents.content.sheet import answers_to_tick

    numbered = dict(enumerate(actors[0].questions, 1)) if len(actors) == 1 else {}
    written = [question for actor in actors for question, _ in answers_to_tick(actor, context.round)]
    for question in written:
        if wanted == question.id or numbered.get(typed_number(wanted) or 0) is question:
            return question.id
    t = context.t
    numbers = {question.id: f"{number} " for number, question in numbered.items()}
    lines = sorted(f"  {numbers.get(q.id, '')}{q.id}: {q.text.text_in(t.language)}" for q in written)
    choices = "\n".join(lines)
    if not choices:
        raise KerneblikError("sheet.nothing_to_tick", wanted=wanted)
    raise KerneblikError("sheet.no_such_question", wanted=wanted, choices=choices)


def write_agreements(context: Context) -> None:
    """Write the list; agreements that a calendar can't have are reported on standard error."""
    from kerneblik.documents.content.agreements import AgreementList, document
    from kerneblik.documents.writers.columns import as_columns

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
    listed = document(found, t, context.glyphs)
    if format_.name != "text":
        write_document(context, found, format_)
    elif options.output is None and is_terminal():
        write(as_columns(listed, t, shutil.get_terminal_size().columns))
    else:
        write_document(context, listed, format_)
    if format_.name == "ics" and (undated := sum(a.agreement.due is None for a in found.entries)):
        print_error(t, t.plural("calendar.undated", undated))


def _rounds(context: Context) -> Iterator[Round]:
    """The round that was named, else all, as agreements of earlier rounds may still be open."""
    if context.options.round or context.options.demo:
        yield context.round
        return
    yield (latest := context.round)
    for summary in context.store.summaries():
        if summary.error is not None:
            context.warn(summary.error)
        elif summary.round is not None and summary.id != latest.id:
            yield summary.round


def export_round(context: Context) -> None:
    """Write the round, or the perspective of one actor."""
    from kerneblik.documents.content.round import Selection, document

    format_ = format_wanted(context.options, EXPORT)
    round_ = context.round
    selection = Selection.from_round(context.checklist, round_, context.today)
    if context.options.actor:
        selection = selection.about(context.actor(context.options.actor).id)
    if format_.name == "json":
        versions = tuple(context.store.all_versions(round_.id))
        write_document(context, replace(selection, versions=versions), format_)
    else:
        write_document(context, document(selection, context.t, printed=True), format_)


def import_round(context: Context) -> None:
    """Add the round in the file; an existing round is never overwritten."""
    from kerneblik.documents.round_json import RoundImportError, from_json

    named, t = context.options.file, context.t
    try:
        round_, versions = from_json(read_input(named, t))
    except RoundImportError as error:
        message = t(error.key, **error.values)
        raise KerneblikError("cli.import_failed", path=named, message=message) from error
    kept = context.store.add(round_, versions)
    print_line(t("cli.imported", name=kept.name, id=kept.id))


def format_wanted(options: Options, formats: Sequence[Format]) -> Format:
    """The format that was named, else the one of the file's ending, else the first one.

    Raises KerneblikError when the ending is unknown, and for a binary format on a terminal.
    """
    path: Path | None = options.output
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
    path: Path | None = context.options.output
    if path is not None:
        write_output(path, rendered.content, force=context.options.force)
        print_line(t("cli.exported", path=path))
    elif format_.exact:
        write_bytes(rendered.content)
    else:
        write(rendered.content.decode())
    if warning := rendered.warning(t):
        print_error(t, warning)


def _render(job: RenderJob, t: Translator) -> Rendered:
    """The document; on a terminal, progress is shown if it takes more than a second."""
    ending = job.format.endings[0]
    try:
        with show_elapsed_time(lambda seconds: t("cli.document.working", ending=ending, seconds=seconds)):
            return job.run()
    except OSError as error:
        raise KerneblikError("document.no_process", reason=reason(error, t)) from error


def read_input(named: str, t: Translator) -> bytes:
    """The content of a file, or of standard input for `-`.

    Raises KerneblikError when it can't be read, is not a regular file or is too large.
    """
    try:
        content = _standard_input() if named == "-" else read_regular(Path(named), LARGEST_INPUT)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise KerneblikError("cli.read_failed", path=named, reason=reason(error, t)) from error
    if content is None:
        raise KerneblikError("cli.input_too_large", path=named, limit=LARGEST_INPUT // 1024**2)
    return content


def _standard_input() -> bytes | None:
    if sys.stdin is None:
        return b""
    content = sys.stdin.buffer.read(LARGEST_INPUT + 1)
    return content if len(content) <= LARGEST_INPUT else None
