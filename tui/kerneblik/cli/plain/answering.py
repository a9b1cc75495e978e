"""Taking an answer: line by line, from an editor, or none for now; and saying what was saved of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from kerneblik.cli.output import is_terminal
from kerneblik.cli.plain.line_reader import EndedError, LineReader
from kerneblik.cli.plain.prompter import Prompter
from kerneblik.errors import KerneblikError
from kerneblik.reflection import Answer, Round
from kerneblik.workspace.round_writer import ImmediateSaver
from kerneblik.workspace.workspace import Workspace

_DONE, _UNDO = ".", "!"
"""What ends an answer and what takes it back, on a line of its own."""

ExternalEditor = Callable[[Round, Answer], str | KerneblikError]
"""Lets the user's own editor work on an answer, and gives its text or what went wrong."""


class Answering:
    """Takes the answers to questions, one at a time, and keeps them."""

    def __init__(
        self,
        *,
        workspace: Workspace,
        saver: ImmediateSaver,
        reader: LineReader,
        prompter: Prompter,
        external_editor: ExternalEditor,
    ) -> None:
        """Make it.

        Args:
            workspace: has the round, and the question that is answered.
            saver: saves what changes in it.
            reader: what is typed.
            prompter: says what came of it.
            external_editor: the user's own.
        """
        self._editor = workspace.editor
        self._navigation = workspace.navigation
        self._saver = saver
        self._reader = reader
        self.prompter = prompter
        """Says what came of it."""
        self._external_editor = external_editor

    def go_to(self, question_id: str) -> None:
        """Make another question the one that is answered."""
        self._navigation.go_to(question_id)
        self._remember_end()

    @property
    def answer(self) -> Answer:
        """The answer as it stands."""
        return self._navigation.answer

    @property
    def is_contested(self) -> bool:
        """Whether another session wrote an answer at the same time, not looked at yet."""
        return self.answer.key in self._editor.round.contested

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
            self._editor.begin_edit_session(before.key)
            self._write(_text(lines))
        self._remember_end()
        self._confirm(_words(lines), was_contested=was_contested)

    def _next_line(self, before: Answer, lines: Sequence[str]) -> str | None:
        self._keep_lines(before, lines)
        if self._reader.was_cut:
            self.prompter.say("plain.cut")
        return self._reader.line()

    def _keep_lines(self, before: Answer, lines: Sequence[str]) -> None:
        if _text(lines):
            self._write(_joined(before.text, _text(lines)))

    def _write(self, text: str) -> None:
        self._editor.write(self.answer.key, text)

    def _undo(self, before: Answer) -> None:
        self._editor.restore(before)
        self.prompter.say("plain.undone")

    def take_unfinished(self, line: str) -> None:
        """Keep a line that was begun when a signal came. Never fails."""
        if line.strip():
            self._write(_joined(self.answer.text, line))
            self._confirm_at_last(_words([line]))

    def toggle_set_aside(self) -> None:
        """Set the question aside, or take it up again."""
        set_aside = self._editor.toggle_set_aside(self.answer.key)
        self.prompter.say("plain.set_aside" if set_aside else "plain.taken_up")
        self._tell_unsaved()

    def edit(self) -> None:
        """Let the user's own editor work on the answer."""
        if not (self._reader.is_terminal and is_terminal()):
            self.prompter.say("editor.no_terminal")
            return
        was_contested, before = self.is_contested, self.answer
        with self._reader.left_to_another():
            outcome = self._external_editor(self._editor.round, before)
        if isinstance(outcome, KerneblikError):
            self.prompter.say(outcome.key, **outcome.values)
            return
        if outcome == before.text:
            self.prompter.say("plain.unchanged")
            return
        self._write(outcome)
        self._remember_end()
        self._confirm(self.answer.words, was_contested=was_contested)

    def _remember_end(self) -> None:
        """Have the app go on where the answer ends."""
        lines = self.answer.text.split("\n")
        self._navigation.remember_cursor(self.answer.key, (len(lines) - 1, len(lines[-1])))

    def _confirm(self, words: int, *, was_contested: bool = True) -> None:
        """Say plainly what was saved of an answer just taken: this many words."""
        t = self.prompter.t
        if self._saver.error is None:
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
        error, copy = self._saver.error, self._saver.emergency_copy
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
