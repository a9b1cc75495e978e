"""`kerneblik answer`: answer the questions line by line, as a screen reader or any terminal takes it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from textwrap import shorten

from kerneblik.checklist import Checklist, Kind, Question
from kerneblik.cli.context import Context
from kerneblik.cli.output import print_error
from kerneblik.cli.plain.console import EndedError, LineReader, Prompter
from kerneblik.cli.plain.interview import Answering, Interview
from kerneblik.errors import KerneblikError
from kerneblik.language import Translator
from kerneblik.reflection import Answer, Round
from kerneblik.storage.recovery.editor_drafts import EditorDrafts
from kerneblik.storage.recovery.emergency_copies import (
    EmergencyText,
    absorb,
    completed,
    discard_if_saved,
    find,
)
from kerneblik.workspace.round_writer import ImmediateSaver
from kerneblik.workspace.workspace import Workspace

_BY_SIGNAL = 128
"""What a shell adds to the number of the signal that ended a program."""


def answer_questions(context: Context) -> int:
    """Ask the questions one by one; 0 when all that was written is saved."""
    questions = _questions(context)
    _round(context)  # what is wrong with it is said before anything is asked
    with LineReader(sys.stdin) as reader:
        try:
            _offer_emergency_copies(context, reader, Prompter(context.t))
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
    workspace = Workspace(context.checklist, round_, saver, context.t, context.store)
    answering = Answering(workspace, saver, reader, Prompter(context.t), partial(_edit, context))
    try:
        Interview(questions, answering).run()
    finally:
        saver.close()
        _report_unsaved(context, saver)
    return int(saver.error is not None)


def _edit(context: Context, round_: Round, answer: Answer) -> str | KerneblikError:
    from kerneblik.workspace.external_editor import StillOpen, edit_outside, unknown_editor

    t, drafts = context.t, EditorDrafts(context.store.directory, context.store.cipher)
    try:
        unknown = unknown_editor() if drafts.is_encrypted else None
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


def _report_unsaved(context: Context, saver: ImmediateSaver) -> None:
    """Say where the text lies that could not be saved, or that it lies nowhere; and that backups fail."""
    copy = saver.emergency_copy
    if copy.path is not None:
        print_error(context.t, context.t("emergency_copy.left", path=copy.path))
    if copy.error is not None:
        context.warn(copy.error)
    failure = context.store.backups.failure(saver.round_id)
    if failure is not None:
        context.warn(failure)


_LONGEST_QUESTION = 70
"""Characters."""


def _offer_emergency_copies(context: Context, reader: LineReader, prompter: Prompter) -> None:
    """Ask of each text whether it is to go into its round; it stays where it is unless the answer is yes.

    Only somebody at a terminal is asked. Raises EndedError and OSError.
    """
    if not reader.is_terminal:
        return
    directory, cipher = context.store.directory, context.store.cipher
    for unsaved in (*find(directory, cipher), *EditorDrafts(directory, cipher).find()):
        if not discard_if_saved(context.store, unsaved):
            _offer(unsaved, context, reader, prompter)


def _offer(unsaved: EmergencyText, context: Context, reader: LineReader, prompter: Prompter) -> None:
    t, store = context.t, context.store
    left = {"date": t.date(unsaved.left), "time": t.time(unsaved.left), "round": unsaved.round_name}
    prompter.say("plain.left", what=", ".join(_contents(unsaved, context.checklist, t)), **left)
    if not _agreed(reader, prompter):
        prompter.say("plain.left.later")
        return
    try:
        absorb(store, completed(store, unsaved, context.checklist, t.language))
    except KerneblikError as error:
        prompter.say(error.key, **error.values)
        prompter.say("plain.left.later")
    else:
        prompter.say("plain.left.taken")


def _agreed(reader: LineReader, prompter: Prompter) -> bool:
    yes, no = prompter.t("typed.yes").split(), prompter.t("typed.no").split()
    while True:
        prompter.ask("plain.left.ask")
        line = reader.line()
        if line is None or line.strip().casefold() in (*yes, *no):
            return line is not None and line.strip().casefold() in yes


def _contents(unsaved: EmergencyText, checklist: Checklist, t: Translator) -> Iterator[str]:
    """The questions, but nothing that was written."""
    for answer in unsaved.changes.answers.values():
        question = checklist.question(answer.question)
        wording = question.text.text_in(t.language) if question is not None else answer.wording
        yield f"{shorten(wording, _LONGEST_QUESTION, placeholder=' …')} ({t.plural('words', answer.words)})"
    if unsaved.changes.name is not None:
        yield t("emergency_copy.name", name=unsaved.changes.name)
