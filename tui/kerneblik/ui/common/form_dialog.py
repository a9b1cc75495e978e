"""A dialog with several lines to fill in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Static

from kerneblik.language import Translator
from kerneblik.storage.recovery.form_drafts import FormId
from kerneblik.ui.common.draft_dialog import DraftDialog
from kerneblik.ui.common.key_hints import KeyHints
from kerneblik.ui.common.keys import key


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
    max_length: int = 120


class FormDialog(DraftDialog[Mapping[str, str]]):
    """Asks for a few lines; closes with all of them by their names, stripped, when none has a problem."""

    DEFAULT_CSS: ClassVar[str] = """
    FormDialog #explanation { margin: 0 0 1 0; }
    FormDialog .field { height: 1; margin: 0 0 1 0; }
    FormDialog .label { width: 14; color: $text-muted; }
    FormDialog Input, FormDialog Input:focus {
        width: 1fr;
        height: 1;
        border: none;
        padding: 0 1;
        background: $panel;
    }
    FormDialog Input:focus { background-tint: $foreground 8%; }
    FormDialog #problem { color: $text-error; height: auto; margin: 0 0 1 0; display: none; }
    FormDialog #problem.-shown { display: block; }
    FormDialog.-narrow .label { width: 11; }
    FormDialog.-short > #box { padding: 0 1; }
    FormDialog.-short .field, FormDialog.-short #explanation { margin: 0; }
    """

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
                yield Horizontal(Static(field.label, classes="label", markup=False), line, classes="field")
            yield Static(id="problem", markup=False)
            yield KeyHints(self.t("form.keys"))

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
