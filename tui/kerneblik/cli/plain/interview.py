"""Asks one question at a time, takes the answers, and says what was saved of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from enum import StrEnum

from kerneblik.checklist import Question
from kerneblik.cli.output import is_terminal
from kerneblik.cli.plain.console import EndedError, LineReader, Prompter
from kerneblik.documents.content.wording import progress_words
from kerneblik.errors import KerneblikError
from kerneblik.language import Translator
from kerneblik.reflection import Answer, Round, State, progress
from kerneblik.workspace.round_writer import ImmediateSaver
from kerneblik.workspace.workspace import Workspace


class Command(StrEnum):
    """What a line of its own can ask for; its words stand in the catalogue."""

    NEXT = "next"
    BACK = "back"
    VIEW = "view"
    REPLACE = "replace"
    EDIT = "edit"
    SET_ASIDE = "set_aside"
    HELP = "help"
    QUIT = "quit"


class Interview:
    """Asks the questions."""

    def __init__(self, questions: Sequence[Question], answering: Answering) -> None:
        """Make it, to ask these questions, of which there is one at least."""
        self._questions = questions
        self._answering = answering
        self._workspace, self._saver = answering.workspace, answering.saver
        self._reader, self._prompter = answering.reader, answering.prompter
        self._t = answering.prompter.t
        self._commands = {name: command for command in Command for name in _names(self._t, command)}
        self._at = self._start()

    def run(self) -> None:
        """Ask until there is no more input or the leader has enough. Raises EndedError and OSError."""
        round_ = self._workspace.editor.round
        done = progress(self._questions, round_)
        self._prompter.say("plain.begin", round=round_.name, progress=progress_words(self._t, done))
        self._show()
        while (line := self._command_line()) is not None:
            word = line.strip()
            command = self._commands.get(word.casefold()) if word else Command.NEXT
            if command is Command.QUIT:
                break
            if command is not None:
                self._do(command)
            elif self._is_command(line):
                self._prompter.say("plain.no_command", word=word)
            else:
                self._answering.write(line)
        self._prompter.say("plain.end")

    # Asking

    def _start(self) -> int:
        """Where the leader is, else the first question without an answer, else the first."""
        editor, ids = self._workspace.editor, [question.id for question in self._questions]
        if self._workspace.navigation.question.id in ids:
            return ids.index(self._workspace.navigation.question.id)
        return next((i for i, q in enumerate(ids) if editor.answer_at(q).state is State.EMPTY), 0)

    def _show(self) -> None:
        self._saver.refresh()
        question, t = self._questions[self._at], self._t
        self._answering.go_to(question.id)
        actor = self._workspace.navigation.actor
        name, kind = actor.name.text_in(t.language), t(f"kind.{question.kind}")
        number, total = actor.questions.index(question) + 1, len(actor.questions)
        self._prompter.put("")
        self._prompter.say("plain.place", actor=name, kind=kind, number=number, total=total)
        self._prompter.put(question.text.text_in(t.language))
        self._say_state()
        if self._answering.is_contested:
            self._prompter.say("plain.contested")

    def _say_state(self) -> None:
        answer = self._answering.answer
        if answer.text.strip():
            self._prompter.say("plain.has_answer", words=self._t.plural("words", answer.words))
        if answer.set_aside:
            self._prompter.say("plain.set_aside")
        elif answer.state is State.EMPTY:
            self._prompter.say("plain.empty")

    def _command_line(self) -> str | None:
        if self._reader.is_terminal:
            self._prompter.ask("plain.prompt")
        try:
            return self._reader.line()
        except EndedError as ended:
            if not self._is_command(ended.rest):
                self._answering.keep_unfinished(ended.rest)
            raise

    def _is_command(self, line: str) -> bool:
        """Whether a line is a command, or a slip of the finger; everything else is an answer."""
        word = line.strip().casefold()
        return len(word) <= 1 or word in self._commands

    def _do(self, command: Command) -> None:
        match command:
            case Command.NEXT:
                self._step(1, "plain.last")
            case Command.BACK:
                self._step(-1, "plain.first")
            case Command.VIEW:
                text = self._answering.answer.text
                self._prompter.put(text if text.strip() else self._t("plain.empty"))
            case Command.REPLACE:
                self._prompter.say("plain.replacing")
                self._answering.write(None)
            case Command.EDIT:
                self._answering.edit()
            case Command.SET_ASIDE:
                self._answering.toggle_set_aside()
            case Command.HELP:
                self._help()

    def _step(self, by: int, otherwise: str) -> None:
        if 0 <= self._at + by < len(self._questions):
            self._at += by
            self._show()
        else:
            done = progress(self._questions, self._workspace.editor.round)
            self._prompter.say(otherwise, progress=progress_words(self._t, done))

    def _help(self) -> None:
        t = self._t
        self._prompter.say("plain.help.write")
        self._prompter.say("plain.help.empty")
        for command in Command:
            first, *others = _names(t, command)
            names = t("plain.or", first=first, second=others[-1]) if others else first
            self._prompter.put(f"{names}: {t(f'plain.help.{command}')}")


def _names(t: Translator, command: Command) -> list[str]:
    return t(f"plain.command.{command}").split()


_DONE, _UNDO = ".", "!"
"""What ends an answer and what takes it back, on a line of its own."""

ExternalEditor = Callable[[Round, Answer], str | KerneblikError]
"""Lets the user's own editor work on an answer, and gives its text or what went wrong."""


class Answering:
    """Takes the answers to questions, one at a time, and keeps them."""

    def __init__(
        self,
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
            reader: reads what is typed.
            prompter: says what was saved.
            external_editor: opens the user's own editor.
        """
        self.workspace, self.saver, self.reader, self.prompter = workspace, saver, reader, prompter
        self._editor, self._navigation = workspace.editor, workspace.navigation
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
        if lines and self.reader.is_terminal:
            self.prompter.say("plain.writing")
        try:
            while (line := self._next_line(before, lines)) is not None and line.strip() != _DONE:
                if line.strip() == _UNDO:
                    self._editor.restore(before)
                    self.prompter.say("plain.undone")
                    return
                lines.append(line)
        except EndedError as ended:
            lines.append(ended.rest)
            self._keep_lines(before, lines)
            self._confirm_before_end(_words(lines))
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
        if self.reader.was_cut:
            self.prompter.say("plain.cut")
        return self.reader.line()

    def _keep_lines(self, before: Answer, lines: Sequence[str]) -> None:
        if _text(lines):
            self._write(_joined(before.text, _text(lines)))

    def _write(self, text: str) -> None:
        self._editor.write(self.answer.key, text)

    def keep_unfinished(self, line: str) -> None:
        """Keep a line that was begun when a signal came. Never fails."""
        if line.strip():
            self._write(_joined(self.answer.text, line))
            self._confirm_before_end(_words([line]))

    def toggle_set_aside(self) -> None:
        """Set the question aside, or take it up again."""
        set_aside = self._editor.toggle_set_aside(self.answer.key)
        self.prompter.say("plain.set_aside" if set_aside else "plain.taken_up")
        self._tell_unsaved()

    def edit(self) -> None:
        """Let the user's own editor work on the answer."""
        if not (self.reader.is_terminal and is_terminal()):
            self.prompter.say("editor.no_terminal")
            return
        was_contested, before = self.is_contested, self.answer
        with self.reader.ignoring_interrupts():
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
        if self.saver.error is None:
            taken, all_ = (self.prompter.t.plural("words", n) for n in (words, self.answer.words))
            self.prompter.say("plain.saved" if taken == all_ else "plain.saved.more", words=taken, all=all_)
            if self.is_contested and not was_contested:
                self.prompter.say("plain.contested")
        self._tell_unsaved()

    def _confirm_before_end(self, words: int) -> None:
        """Say it when a signal came in the midst of a line; the terminal may have gone."""
        if words:
            with suppress(OSError):  # the text is saved
                self.prompter.put("")
                self._confirm(words)

    def _tell_unsaved(self) -> None:
        if (error := self.saver.error) is not None:
            path, reason = self.saver.emergency_copy.path, self.prompter.t(error.key, **error.values)
            self.prompter.say(
                "plain.unsaved.nowhere" if path is None else "plain.unsaved", reason=reason, path=path
            )


def _text(lines: Sequence[str]) -> str:
    return "\n".join(lines).strip("\n").rstrip()


def _words(lines: Sequence[str]) -> int:
    return Answer("", _text(lines)).words


def _joined(before: str, new: str) -> str:
    """The new text as a paragraph of its own behind what is there."""
    return f"{before.rstrip()}\n\n{new}" if before.strip() else new
