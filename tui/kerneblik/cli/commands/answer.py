"""`kerneblik answer`: answer the questions without the app."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

from kerneblik.checklist import Kind, Question
from kerneblik.cli.context import Context
from kerneblik.cli.output import print_error
from kerneblik.cli.plain.answering import Answering
from kerneblik.cli.plain.emergency_copies import offer_emergency_copies
from kerneblik.cli.plain.interview import Interview
from kerneblik.cli.plain.line_reader import EndedError, LineReader
from kerneblik.cli.plain.prompter import Prompter
from kerneblik.errors import KerneblikError
from kerneblik.reflection import Answer, Round
from kerneblik.workspace.round_writer import ImmediateSaver
from kerneblik.workspace.workspace import Workspace

_BY_SIGNAL = 128
"""What a shell adds to the number of the signal that ended a program."""


def run(context: Context) -> int:
    """Ask the questions one by one; 0 when all that was written is saved."""
    questions = _questions(context)
    _round(context)  # what is wrong with it is said before anything is asked
    with LineReader(sys.stdin) as reader:
        try:
            offer_emergency_copies(context.store, context.checklist, reader, Prompter(context.t))
            return _ask(context, questions, reader)
        except EndedError as ended:
            return _BY_SIGNAL + ended.number


def _ask(context: Context, questions: Sequence[Question], reader: LineReader) -> int:
    """Raises EndedError and OSError; then, too, all is saved."""

    def receive() -> None:
        news = saver.take_remote_changes()
        if news is not None:
            workspace.editor.receive(news)

    round_ = _round(context)
    saver = ImmediateSaver(context.store, round_, receive)
    workspace = Workspace(context.checklist, round_, saver, context.t)
    answering = Answering(
        workspace=workspace,
        saver=saver,
        reader=reader,
        prompter=Prompter(context.t),
        external_editor=partial(_edit, context),
    )
    try:
        Interview(workspace, questions, saver, reader, answering).run()
    finally:
        saver.close()
        _tell_what_is_left(context, saver)
    return int(saver.error is not None)


def _edit(context: Context, round_: Round, answer: Answer) -> str | KerneblikError:
    from kerneblik.storage.recovery.editor_drafts import EditorDrafts
    from kerneblik.workspace.external_editor import StillOpen, edit_outside, unknown_editor

    t, drafts = context.t, EditorDrafts(context.store.directory, context.store.cipher)
    try:
        unknown = unknown_editor() if drafts.is_sealed else None
    except KerneblikError as error:
        return error
    if unknown is not None:
        print_error(t, t("editor.unknown", command=unknown))
    outcome = edit_outside(drafts, round_, answer)
    if isinstance(outcome, StillOpen):
        drafts.keep_for_a_day(outcome.draft)  # what comes later is offered at the next start
        print_error(t, t("editor.window", command=outcome.command))
        return outcome.text
    return outcome


def _questions(context: Context) -> Sequence[Question]:
    """What is to be asked: all, one actor's, only those for the dialogue. Raises KerneblikError for none."""
    options, checklist = context.options, context.checklist
    asked = context.actor(options.actor).questions if options.actor else checklist.questions
    if options.dialogue:
        asked = tuple(question for question in asked if question.kind is Kind.DIALOGUE)
    if not asked:
        raise KerneblikError("plain.no_questions")
    return asked


def _round(context: Context) -> Round:
    """The round as it is on disk: the one named or last worked in; the very first begins here."""
    store, wanted = context.store, context.options.round
    if not wanted and store.latest_id() is None:
        return store.create(context.t.half_year(datetime.now(UTC)))
    return store.open(context.round.id)


def _tell_what_is_left(context: Context, saver: ImmediateSaver) -> None:
    """Say where the text lies that could not be saved, or that it lies nowhere; and that backups fail."""
    copy = saver.emergency_copy
    if copy.path is not None:
        print_error(context.t, context.t("emergency_copy.left", path=copy.path))
    if copy.error is not None:
        print_error(context.t, context.t(copy.error.key, **copy.error.values))
    failure = context.store.backups.failure(saver.round_id)
    if failure is not None:
        print_error(context.t, context.t(failure.key, **failure.values))
