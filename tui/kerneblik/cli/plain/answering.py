"""Taking an answer: line by line, from an editor, or none for now; and saying what was saved of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime

from kerneblik.checklist import Checklist
from kerneblik.cli.output import is_terminal
from kerneblik.cli.plain.line_reader import EndedError, LineReader
from kerneblik.cli.plain.prompter import Prompter
from kerneblik.errors import KerneblikError
from kerneblik.reflection import Answer, EditSessions, Position, Round
from kerneblik.reflection.answering import put_aside, with_text
from kerneblik.workspace.immediate_saver import ImmediateSaver

_DONE, _UNDO = ".", "!"
"""What ends an answer and what takes it back, on a line of its own."""

Editor = Callable[[Round, Answer], str | KerneblikError]
"""Lets the user's own editor work on an answer, and gives its text or what went wrong."""


class Answering:
    """Takes the answers to questions, one at a time, and keeps them."""

    def __init__(
        self,
        *,
        checklist: Checklist,
        keeper: ImmediateSaver,
        reader: LineReader,
        prompter: Prompter,
        editor: Editor,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Make it.

        Args:
            checklist: what the questions belong to.
            keeper: has the round, and saves.
            reader: what is typed.
            prompter: says what came of it.
            editor: the user's own.
            clock: says what time it is, aware.
        """
        self._checklist = checklist
        self._keeper = keeper
        self._reader = reader
        self.prompter = prompter
        """Says what came of it."""
        self._editor = editor
        self._clock = clock
        self._sittings = EditSessions()
        self._question = ""

    def turn_to(self, question_id: str) -> None:
        """Make another question the one that is answered."""
        self._question = question_id
        self._note_position()

    @property
    def answer(self) -> Answer:
        """The answer as it stands."""
        return self._keeper.round.answer(self._question)

    @property
    def is_contested(self) -> bool:
        """Whether another session wrote an answer at the same time, not looked at yet."""
        return self._question in self._keeper.round.contested

    def write(self, first: str | None) -> None:
        """Take an answer, line by line: behind what stands there, or instead of it if it has no first line.

        Each line is saved as it comes, behind what was there before: whatever happens, nothing is lost.
        """
        before, was_contested = self.answer, self.is_contested
        lines = [] if first is None else [first]
        self._keep_lines(before, lines)  # before anything is said: the terminal may have gone
        if lines and self._reader.is_terminal:
            self.prompter.say("plain.writing")
        try:
            while (line := self._next_line(before, lines)) is not None and line.strip() != _DONE:
                if line.strip() == _UNDO:
                    self._undo(before)
                    return
                lines.append(line)
        except EndedError as ended:
            lines.append(ended.rest)
            self._keep_lines(before, lines)
            self._confirm_at_last(_words(lines))
            raise
        if not _text(lines):
            self.prompter.say("plain.unchanged")
            return
        if first is None:
            self._sittings.begin(before.key, self._clock())
            self._keep_text(_text(lines))
        self._note_position()
        self._confirm(_words(lines), was_contested=was_contested)

    def _next_line(self, before: Answer, lines: Sequence[str]) -> str | None:
        self._keep_lines(before, lines)
        if self._reader.was_cut:
            self.prompter.say("plain.cut")
        return self._reader.line()

    def _keep_lines(self, before: Answer, lines: Sequence[str]) -> None:
        if _text(lines):
            self._keep_text(_joined(before.text, _text(lines)))

    def _keep_text(self, text: str) -> None:
        before, now = self.answer, self._clock()
        if text == before.text:
            return
        sitting = self._sittings.of(before.key, before.text, text, now)
        spoken = self.prompter.t.language
        self._keeper.keep(with_text(before, text, self._checklist, spoken=spoken, sitting=sitting, now=now))

    def _undo(self, before: Answer) -> None:
        if self.answer != before:
            self._keeper.keep(before)
        self.prompter.say("plain.undone")

    def take_unfinished(self, line: str) -> None:
        """Keep a line that was begun when a signal came. Never fails."""
        if line.strip():
            self._keep_text(_joined(self.answer.text, line))
            self._confirm_at_last(_words([line]))

    def toggle_set_aside(self) -> None:
        """Set the question aside, or take it up again."""
        set_aside, spoken = not self.answer.set_aside, self.prompter.t.language
        answer = put_aside(self.answer, set_aside, self._checklist, spoken=spoken, now=self._clock())
        self._keeper.keep(answer)
        self.prompter.say("plain.set_aside" if set_aside else "plain.taken_up")
        self._tell_unsaved()

    def edit(self) -> None:
        """Let the user's own editor work on the answer."""
        if not (self._reader.is_terminal and is_terminal()):
            self.prompter.say("editor.no_terminal")
            return
        was_contested, before = self.is_contested, self.answer
        with self._reader.left_to_another():
            outcome = self._editor(self._keeper.round, before)
        if isinstance(outcome, KerneblikError):
            self.prompter.say(outcome.key, **outcome.values)
            return
        if outcome == before.text:
            self.prompter.say("plain.unchanged")
            return
        self._keep_text(outcome)
        self._note_position()
        self._confirm(self.answer.words, was_contested=was_contested)

    def _note_position(self) -> None:
        lines = self.answer.text.split("\n")
        self._keeper.record_position(Position(self._question, len(lines) - 1, len(lines[-1])))

    def _confirm(self, words: int, *, was_contested: bool = True) -> None:
        """Say plainly what was saved of an answer just taken: this many words."""
        t = self.prompter.t
        if self._keeper.error is None:
            if words == self.answer.words:
                self.prompter.say("plain.saved", words=t.plural("words", words))
            else:
                all_words = t.plural("words", self.answer.words)
                self.prompter.say("plain.saved.more", words=t.plural("words", words), all=all_words)
            if self.is_contested and not was_contested:
                self.prompter.say("plain.contested")
        self._tell_unsaved()

    def _confirm_at_last(self, words: int) -> None:
        """Say it when a signal came in the midst of a line; the terminal may have gone."""
        if words:
            with suppress(OSError):  # the text is saved, and the terminal may have gone
                self.prompter.put("")
                self._confirm(words)

    def _tell_unsaved(self) -> None:
        error, copy = self._keeper.error, self._keeper.emergency_copy
        if error is None:
            return
        reason = self.prompter.t(error.key, **error.values)
        if copy.path is not None:
            self.prompter.say("plain.unsaved", reason=reason, path=copy.path)
        else:
            self.prompter.say("plain.unsaved.nowhere", reason=reason)


def _text(lines: Sequence[str]) -> str:
    return "\n".join(lines).strip("\n").rstrip()


def _words(lines: Sequence[str]) -> int:
    return Answer("", _text(lines)).words


def _joined(before: str, new: str) -> str:
    """The new text as a paragraph of its own behind what is there."""
    return f"{before.rstrip()}\n\n{new}" if before.strip() else new
