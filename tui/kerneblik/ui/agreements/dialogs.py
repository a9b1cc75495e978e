"""The dialog to take over task items from the texts as agreements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from rich.table import Table
from rich.text import Text
from textual.binding import BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from kerneblik.language import Translator
from kerneblik.reflection.tasks import Task
from kerneblik.ui.common.keys import key
from kerneblik.ui.common.lists import ListDialog, hanging


class Line(NamedTuple):
    """One task of the list."""

    task: Task
    about: str
    """Which text it is in."""


class TasksDialog(ListDialog[list[Task]]):
    """The tasks, those that are not done ticked; closes with the ticked ones."""

    BINDINGS: ClassVar[list[BindingType]] = [key("space", "tick", "tick", show=False)]

    def __init__(self, translator: Translator, lines: Sequence[Line]) -> None:
        t = translator
        if lines:
            super().__init__(t, t("tasks.title"), t("tasks.keys"), t("tasks.explanation"))
        else:
            super().__init__(t, t("tasks.title"), t("tasks.close"), t("tasks.none"))
        self._lines_shown = lines
        self._ticked = {line.task.id for line in lines if not line.task.done}

    def options(self) -> Iterable[Option]:
        """The tasks."""
        return (Option(self._prompt(line)) for line in self._lines_shown)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Close with the ticked tasks."""
        event.stop()
        self.dismiss([line.task for line in self._lines_shown if line.task.id in self._ticked])

    def action_tick(self) -> None:
        """Tick the selected task, or untick it, and select the next one."""
        at = self.choices.highlighted
        if at is not None:
            line = self._lines_shown[at]
            self._ticked ^= {line.task.id}
            self.choices.replace_option_prompt_at_index(at, self._prompt(line))
            if at + 1 < len(self._lines_shown):
                self.choices.action_cursor_down()

    def _prompt(self, line: Line) -> Table:
        tick = "[x]" if line.task.id in self._ticked else "[ ]"
        return hanging(tick, line.task.text, Text(line.about, "dim"))
