"""Small questions: a line of text, or one choice of a few."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from kerneblik.language import Translator
from kerneblik.ui.dialogs.dialog import Dialog


class LineDialog(Dialog[str]):
    """Asks for one line of text; closes with it, stripped, when it is not empty."""

    DEFAULT_CSS: ClassVar[str] = """
    LineDialog Input, LineDialog Input:focus { margin: 1 0; border: round $primary; background: $background; }
    LineDialog.-short Input { margin: 0; }
    """

    def __init__(self, translator: Translator, title: str, explanation: str, value: str) -> None:
        super().__init__(translator)
        self._title, self._explanation, self._value = title, explanation, value

    def compose(self) -> ComposeResult:
        """Explanation, the line, the keys."""
        with VerticalScroll(id="box", can_focus=False) as box:
            box.border_title = self._title
            yield Static(self._explanation, markup=False)
            line = Input(self._value, max_length=80)
            line.cursor_blink = False
            yield line
            yield Static(self.t("dialog.line.keys"), classes="muted", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the line."""
        event.stop()
        self.dismiss(event.value.strip() or None)


class ChoiceDialog(Dialog[str]):
    """Asks to choose one of a few; closes with the id chosen."""

    DEFAULT_CSS: ClassVar[str] = """
    ChoiceDialog OptionList, ChoiceDialog OptionList:focus {
        margin: 1 0 0 0;
        border: none;
        padding: 0;
        height: auto;
        background: $surface;
        background-tint: $foreground 0%;
    }
    """

    def __init__(
        self, translator: Translator, title: str, explanation: str, choices: Mapping[str, str]
    ) -> None:
        super().__init__(translator)
        self._title, self._explanation, self._choices = title, explanation, choices

    def compose(self) -> ComposeResult:
        """Explanation, then the choices, the safe one first."""
        with VerticalScroll(id="box", can_focus=False) as box:
            box.border_title = self._title
            yield Static(self._explanation, markup=False)
            yield OptionList(*(Option(words, id=name) for name, words in self._choices.items()), markup=False)

    def on_mount(self) -> None:
        """The first choice is the one at hand."""
        choices = self.query_one(OptionList)
        choices.highlighted = 0
        choices.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the choice."""
        event.stop()
        self.dismiss(event.option.id)
