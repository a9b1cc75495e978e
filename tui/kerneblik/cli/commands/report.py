"""`kerneblik report`: the leader's report, with the parts that the leader chose."""

from __future__ import annotations

from dataclasses import replace

from kerneblik.cli.context import Context
from kerneblik.cli.documents import format_wanted, write_document
from kerneblik.cli.inputs import read_input
from kerneblik.cli.output import print_line
from kerneblik.documents.content.report import document
from kerneblik.documents.content.report_choice import DEFAULT_PARTS, Choice, Part
from kerneblik.documents.formats import REPORT
from kerneblik.errors import KerneblikError
from kerneblik.reflection import Round
from kerneblik.text import clean_text, text_from_outside


def run(context: Context) -> int:
    """Write the report; if it is written to a file, print which parts it has."""
    options, t = context.options, context.t
    format_ = format_wanted(options, REPORT)
    choice = _choice(context)
    made = document(context.checklist, _introduced(context), choice, t)
    if not made.blocks:
        raise KerneblikError("report.nothing")
    write_document(context, made, format_)
    if options.output not in {None, "-"}:
        parts = ", ".join(t(f"report.part.{part}") for part in Part if part in choice)
        print_line(t("report.holds", parts=parts))
    return 0


def _choice(context: Context) -> Choice:
    options = context.options
    named = {context.actor(wanted).id for wanted in options.actor}
    without = {actor.id for actor in context.checklist.actors if named and actor.id not in named}
    parts = (DEFAULT_PARTS | set(map(Part, options.include))) - set(map(Part, options.leave_out))
    return Choice(parts, frozenset(without))


def _introduced(context: Context) -> Round:
    """The round, with the introduction in the file that the command line names, if any."""
    named, round_ = context.options.introduction, context.round
    if named is None:
        return round_
    text = text_from_outside(read_input(named, context.t), named)
    return round_.with_answer(replace(round_.introduction, text=clean_text(text)))
