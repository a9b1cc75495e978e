"""The dialog to take over task items from the texts as agreements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from kerneblik.language import Translator
from kerneblik.reflection.tasks import Task
from kerneblik.ui.common.dialog import Dialog
from kerneblik.ui.common.hanging_text import hanging
from kerneblik.ui.common.key_hints import KeyHints
from kerneblik.ui.common.keys import key


class Line(NamedTuple):
    """One task of the list."""

    task: Task
    about: str
    """Which text it is in."""


class TasksDialog(Dialog[list[Task]]):
    """The tasks, those that are not done ticked; closes with the ticked ones."""

    DEFAULT_CSS: ClassVar[str] = """
    TasksDialog #explanation { height: auto; margin: 0 0 1 0; }
    TasksDialog OptionList, TasksDialog OptionList:focus {
        border: none;
        padding: 0;
        height: auto;
        max-height: 45vh;  /* there must be room for the keys below */
        background: $surface;
        background-tint: $foreground 0%;
        scrollbar-size-vertical: 1;
    }
    TasksDialog #keys { height: auto; margin: 1 0 0 0; }
    TasksDialog.-short > #box { padding: 0 1; }
    TasksDialog.-short OptionList { max-height: 36vh; }
    TasksDialog.-short #explanation, TasksDialog.-short #keys { margin: 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "tick", "tick", show=False),
        key("j", "move('down')", "down", show=False),
        key("k", "move('up')", "up", show=False),
    ]

    def __init__(self, translator: Translator, lines: Sequence[Line]) -> None:
        super().__init__(translator)
        self._lines_shown = lines
        self._ticked = {line.task.id for line in lines if not line.task.done}

    def compose(self) -> ComposeResult:
        """The explanation, the list, the keys."""
        t = self.t
        with Vertical(id="box") as box:
            box.border_title = t("tasks.title")
            explanation = t("tasks.explanation" if self._lines_shown else "tasks.none")
            yield Static(explanation, id="explanation", markup=False)
            if self._lines_shown:
                yield OptionList(*(Option(self._prompt(line)) for line in self._lines_shown), markup=False)
            yield KeyHints(t("tasks.keys" if self._lines_shown else "tasks.close"), id="keys")

    def on_mount(self) -> None:
        """Select the first task."""
        for choices in self.query(OptionList):
            choices.highlighted = 0
            choices.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Close with the ticked tasks."""
        event.stop()
        self.dismiss([line.task for line in self._lines_shown if line.task.id in self._ticked])

    def action_tick(self) -> None:
        """Tick the selected task, or untick it, and select the next one."""
        for choices in self.query(OptionList):
            if choices.highlighted is not None:
                line = self._lines_shown[choices.highlighted]
                self._ticked ^= {line.task.id}
                choices.replace_option_prompt_at_index(choices.highlighted, self._prompt(line))
                if choices.highlighted + 1 < len(self._lines_shown):
                    choices.action_cursor_down()

    def action_move(self, how: str) -> None:
        """Select the next task (`how` is "down") or the previous one ("up")."""
        for choices in self.query(OptionList):
            getattr(choices, f"action_cursor_{how}")()

    def _prompt(self, line: Line) -> Table:
        tick = "[x]" if line.task.id in self._ticked else "[ ]"
        return hanging(tick, line.task.text, Text(line.about, "dim"))
