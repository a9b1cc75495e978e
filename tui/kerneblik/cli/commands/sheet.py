"""`kerneblik sheet`: one page per actor to take along to a conversation."""

from __future__ import annotations

from kerneblik.bounds import typed_number
from kerneblik.checklist import Actor
from kerneblik.cli.context import Context
from kerneblik.cli.documents import format_wanted, write_document
from kerneblik.cli.output import print_error
from kerneblik.documents.content.sheet import answers_to_tick, sheet_for
from kerneblik.documents.formats import SHEET
from kerneblik.documents.writers.page_fitting import on_one_page
from kerneblik.errors import KerneblikError


def run(context: Context) -> int:
    """Write the sheets; those without space for everything are reported on standard error."""
    options, t = context.options, context.t
    format_ = format_wanted(options, SHEET)
    actors = [context.actor(wanted) for wanted in options.actor]
    ticked = {_ticked(context, wanted, actors) for wanted in options.with_}
    sheets = [
        on_one_page(sheet_for(actor, context.checklist, context.round, t.language, ticked), format_.name)
        for actor in actors
    ]
    write_document(context, sheets, format_)
    for sheet in sheets:
        if sheet.shortened:
            print_error(t, t("sheet.not_all_fits", actor=sheet.actor))
    return 0


def _ticked(context: Context, wanted: str, actors: list[Actor]) -> str:
    """The id of the question that `wanted` stands for: its id, or with one actor only, its number.

    Raises KerneblikError that names the choices.
    """
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
