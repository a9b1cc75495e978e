"""Dialogs with fields, whose text is kept until they are answered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Static

from kerneblik.language import Translator
from kerneblik.storage.recovery.form_drafts import FormId, KeptForm
from kerneblik.terminal.input_line import WordKeysInput
from kerneblik.terminal.screen import is_ready
from kerneblik.ui.common.dialog import Dialog
from kerneblik.ui.common.keys import KeyHints, key

Result = TypeVar("Result")

Values = Mapping[str, str]
"""The text of each line, by the line's name."""

Keep = Callable[[Values | None], None]

Answered = Callable[[Any], Awaitable[bool | None] | bool | None]
"""Does what a form was filled in for; returns False when that failed: the draft of the form is then kept."""


def _keep_nothing(_: Values | None) -> None:
    pass


class DraftDialog(Dialog[Result]):
    """A dialog with lines to fill in; a subclass makes them with `line` and puts `kept_line` above them.

    `form_id` is the id of its draft, `form_title` what the form is called when the user is told of a draft.
    """

    def __init__(self, translator: Translator, form_id: FormId, form_title: str) -> None:
        super().__init__(translator)
        self.form_id, self._form_title = form_id, form_title
        self._kept: KeptForm | None = None
        self._keep: Keep = _keep_nothing
        self._first: dict[str, str] = {}

    @property
    def form_title(self) -> str:
        """What the form is called."""
        return self._form_title

    def begin_with(self, kept: KeptForm | None, keep: Keep = _keep_nothing) -> None:
        """Fill in what was kept, if anything, and pass what is typed to `keep`.

        To be called before the dialog is shown. `keep` gets None when all lines have their first values.
        """
        self._kept, self._keep = kept, keep

    def line(self, name: str, value: str, hint: str = "", *, max_length: int) -> Input:
        """A line to type in, filled in with what was kept of it, else with `value`."""
        self._first[name] = value
        kept = self._kept.values.get(name, value)[:max_length] if self._kept is not None else value
        # The first key may replace a proposed value, but not a text that was kept.
        return WordKeysInput(kept, hint, id=name, max_length=max_length, select_on_focus=self._kept is None)

    def propose(self, line: Input, value: str) -> None:
        """Put another value in a line, as typed if the value before it was typed, else as the first value."""
        if line.id is not None and line.value == self._first[line.id]:
            self._first[line.id] = value
        with self.prevent(Input.Changed):
            line.value = value

    def kept_line(self) -> Static:
        """A line that says when the text filled in was kept; hidden when nothing was kept."""
        words = self._kept_words(self._kept.written) if self._kept is not None else ""
        line = Static(words, id="kept", markup=False)
        line.display = bool(words)
        return line

    def _kept_words(self, written: datetime) -> str:
        return self.t("form.kept", date=self.t.short_date(written), time=self.t.time(written))

    def on_input_changed(self, _event: Input.Changed) -> None:
        """Have what is typed kept at once."""
        self.hand_over()

    def hand_over(self) -> None:
        """Have the text of the lines kept."""
        values = {line.id: line.value for line in self.query(Input) if line.id in self._first}
        if is_ready(self) and values.keys() == self._first.keys():  # else it is being removed
            self._keep(values if values != self._first else None)


def _no_problem(_: str) -> str:
    return ""


@dataclass(frozen=True)
class Field:
    """One line of a form."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    """What stands in the line while it is empty."""
    problem: Callable[[str], str] = _no_problem
    """What is wrong with what was typed, in words; empty when nothing is."""
    reading: Callable[[str], str] | None = None
    """What is understood of what was typed, in words, to be shown below the line."""
    max_length: int = 120


class FormDialog(DraftDialog[Mapping[str, str]]):
    """Asks for a few lines; closes with all of them by their names, stripped, when none has a problem."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("down", "move(1)", "down", show=False),
        key("up", "move(-1)", "up", show=False),
    ]

    def __init__(
        self,
        translator: Translator,
        form_id: FormId,
        title: str,
        explanation: str,
        fields: Sequence[Field],
        *,
        about: str,
    ) -> None:
        """Ask for the fields; `about` is whom the form is about, to be named when there is a draft of it."""
        super().__init__(translator, form_id, f"{title} ({about})")
        self._title, self._explanation, self._fields_asked = title, explanation, fields

    def compose(self) -> ComposeResult:
        """Explanation, a line for each field, what is wrong, the keys."""
        with VerticalScroll(id="box", can_focus=False) as box:
            box.border_title = self._title
            yield Static(self._explanation, id="explanation", markup=False)
            yield self.kept_line()
            for field in self._fields_asked:
                line = self.line(field.name, field.value, field.hint, max_length=field.max_length)
                label = Static(field.label, classes="label", markup=False)
                if field.reading is None:
                    yield Horizontal(label, line, classes="field")
                else:
                    yield Horizontal(label, line, classes="field -read")
                    words = field.reading(line.value)
                    yield Static(words, id=f"{field.name}-reading", classes="reading", markup=False)
            yield Static(id="problem", markup=False)
            yield KeyHints(self.t("form.keys"))

    @on(Input.Changed)
    def _show_reading(self, event: Input.Changed) -> None:
        for field in self._fields_asked:
            if field.name == event.input.id and field.reading is not None:
                self.query_one(f"#{field.name}-reading", Static).update(field.reading(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Close with all lines, or go to the first that has a problem and say what is wrong."""
        event.stop()
        values = {field.name: self._line(field).value.strip() for field in self._fields_asked}
        for field in self._fields_asked:
            if words := field.problem(values[field.name]):
                problem = self.query_one("#problem", Static)
                problem.update(words)
                problem.add_class("-shown")
                line = self._line(field)
                line.focus()
                line.select_all()  # what is typed next replaces it
                return
        self.dismiss(values)

    def action_move(self, by: int) -> None:
        """Go to the next line (`by` 1) or the previous one (-1)."""
        if by > 0:
            self.focus_next(Input)
        else:
            self.focus_previous(Input)

    def _line(self, field: Field) -> Input:
        return self.query_one(f"#{field.name}", Input)
