"""The interview: one question at a time, and what the leader wants to do with it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from kerneblik.checklist import Question
from kerneblik.cli.plain.answering import Answering
from kerneblik.cli.plain.line_reader import EndedError, LineReader
from kerneblik.language import Translator
from kerneblik.reflection import State, progress
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

    def __init__(
        self,
        workspace: Workspace,
        questions: Sequence[Question],
        saver: ImmediateSaver,
        reader: LineReader,
        answering: Answering,
    ) -> None:
        """Make it.

        Args:
            workspace: has the round, and says where the leader is in it.
            questions: what is asked, in order; at least one.
            saver: finds what other sessions saved.
            reader: what is typed.
            answering: takes the answers.
        """
        self._workspace = workspace
        self._questions = questions
        self._saver = saver
        self._reader = reader
        self._answering = answering
        self._prompter = answering.prompter
        self._t = answering.prompter.t
        self._commands = {name: command for command in Command for name in _names(self._t, command)}
        self._at = self._start()

    def run(self) -> None:
        """Ask until there is no more input or the leader has enough. Raises EndedError and OSError."""
        round_ = self._workspace.editor.round
        done = progress(self._questions, round_)
        self._prompter.say("plain.begin", round=round_.name, done=done.done, total=done.total)
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

    @property
    def _question(self) -> Question:
        return self._questions[self._at]

    def _start(self) -> int:
        """Where the leader is, else the first question without an answer, else the first."""
        editor, ids = self._workspace.editor, [question.id for question in self._questions]
        if self._workspace.navigation.question.id in ids:
            return ids.index(self._workspace.navigation.question.id)
        return next((i for i, q in enumerate(ids) if editor.answer_at(q).state is State.EMPTY), 0)

    def _show(self) -> None:
        self._saver.refresh()
        question, t = self._question, self._t
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
                self._answering.take_unfinished(ended.rest)
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
                self._view()
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
            self._prompter.say(otherwise, done=done.done, total=done.total)

    def _view(self) -> None:
        if self._answering.answer.text.strip():
            self._prompter.put(self._answering.answer.text)
        else:
            self._prompter.say("plain.empty")

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
