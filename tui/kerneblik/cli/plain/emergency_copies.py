"""Text that did not get into its round, offered line by line as the app offers it at its start."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten

from kerneblik.checklist import Checklist
from kerneblik.cli.plain.line_reader import LineReader
from kerneblik.cli.plain.prompter import Prompter
from kerneblik.errors import KerneblikError
from kerneblik.language import Translator
from kerneblik.storage import RoundStore
from kerneblik.storage.recovery.editor_drafts import EditorDrafts
from kerneblik.storage.recovery.emergency_copies import (
    EmergencyText,
    absorb,
    completed,
    discard_if_saved,
    find,
)

_LONGEST_QUESTION = 70
"""Characters."""


def offer_emergency_copies(
    store: RoundStore, checklist: Checklist, reader: LineReader, prompter: Prompter
) -> None:
    """Ask of each text whether it is to go into its round; it stays where it is unless the answer is yes.

    Only somebody at a terminal is asked. Raises EndedError and OSError.
    """
    if not reader.is_terminal:
        return
    for unsaved in (
        *find(store.directory, store.cipher),
        *EditorDrafts(store.directory, store.cipher).find(),
    ):
        if not discard_if_saved(store, unsaved):
            _offer(unsaved, store, checklist, reader, prompter)


def _offer(
    unsaved: EmergencyText, store: RoundStore, checklist: Checklist, reader: LineReader, prompter: Prompter
) -> None:
    t = prompter.t
    left = {"date": t.date(unsaved.left), "time": t.time(unsaved.left), "round": unsaved.round_name}
    prompter.say("plain.left", what=", ".join(_contents(unsaved, checklist, t)), **left)
    if not _agreed(reader, prompter):
        prompter.say("plain.left.later")
        return
    try:
        absorb(store, completed(store, unsaved, checklist, t.language))
    except KerneblikError as error:
        prompter.say(error.key, **error.values)
        prompter.say("plain.left.later")
    else:
        prompter.say("plain.left.taken")


def _agreed(reader: LineReader, prompter: Prompter) -> bool:
    t = prompter.t
    yes, no = t("plain.left.yes").split(), t("plain.left.no").split()
    while True:
        prompter.ask("plain.left.ask")
        line = reader.line()
        if line is None or line.strip().casefold() in no:
            return False
        if line.strip().casefold() in yes:
            return True


def _contents(unsaved: EmergencyText, checklist: Checklist, t: Translator) -> Iterator[str]:
    """The questions, but nothing that was written."""
    for answer in unsaved.changes.answers.values():
        question = checklist.question(answer.question)
        wording = question.text.text_in(t.language) if question is not None else answer.wording
        yield f"{shorten(wording, _LONGEST_QUESTION, placeholder=' …')} ({t.plural('words', answer.words)})"
    if unsaved.changes.name is not None:
        yield t("emergency_copy.name", name=unsaved.changes.name)
