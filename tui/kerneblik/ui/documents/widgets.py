"""A list of parts to tick, and the editor of a document's introduction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import ClassVar, NamedTuple

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import OptionList, Static, TextArea
from textual.widgets.option_list import Option

from kerneblik.reflection.model import INTRODUCTION
from kerneblik.terminal.screen import is_ready
from kerneblik.ui.common.answer_editor import AnswerEditor
from kerneblik.ui.common.dialog import Dialog
from kerneblik.ui.common.keys import key
from kerneblik.ui.common.lists import DialogList, hanging
from kerneblik.workspace.workspace import Workspace


class Tick(NamedTuple):
    """A line that can be ticked."""

    id: str
    words: str
    choice: str = ""
    """The name of the group of radio buttons that it belongs to, exactly one of which is ticked; or ""."""
    possible: bool = True
    """False when it can't be ticked; it is then shown less prominently."""


class TickList(DialogList):
    """Lines to tick, under headings. Space ticks the selected line, and posts `Changed`; Enter writes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "select", "tick", show=False),
        key("enter", "screen.write", "write_document", show=False),
    ]

    class Changed(Message):
        """A line was ticked or unticked."""

        def __init__(self, ticks: TickList, tick: Tick) -> None:
            super().__init__()
            self.ticks, self.tick = ticks, tick

        @property
        def control(self) -> TickList:
            """The list."""
            return self.ticks

    def __init__(self, rows: Sequence[Tick | str], ticked: Iterable[str], *, id: str | None = None) -> None:
        """Show these rows.

        Args:
            rows: what can be ticked, and headings.
            ticked: the ids of what is ticked at first.
            id: of the widget.
        """
        self._ticks = {row.id: row for row in rows if isinstance(row, Tick)}
        self._ticked = set(ticked) & self._ticks.keys()
        options = (
            Option(self._line(row), id=row.id, disabled=not row.possible)
            if isinstance(row, Tick)
            else Option(Text(row, "bold"), disabled=True)
            for row in rows
        )
        super().__init__(*options, id=id)

    @property
    def ticked(self) -> Set[str]:
        """The ids of what is ticked."""
        return frozenset(self._ticked)

    def on_mount(self) -> None:
        """Select the first line that can be ticked."""
        self.action_first()

    def tick(self, tick_id: str) -> None:
        """Tick a radio button, and untick the others of its group; posts no message."""
        tick = self._ticks[tick_id]
        before = [t.id for t in self._ticks.values() if t.choice == tick.choice and t.id in self._ticked]
        self._ticked.difference_update(before)
        self._ticked.add(tick_id)
        self._show(*before, tick_id)

    def set_ticked(self, tick_id: str, *, ticked: bool) -> None:
        """Tick a line that is no radio button, or untick it; posts no message."""
        self._ticked = self._ticked | {tick_id} if ticked else self._ticked - {tick_id}
        self._show(tick_id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick the line, or untick it, and post `Changed`."""
        event.stop()
        tick = self._ticks[str(event.option.id)]
        if tick.choice:
            self.tick(tick.id)
        else:
            self._ticked ^= {tick.id}
            self._show(tick.id)
        self.post_message(self.Changed(self, tick))

    def reword(self, tick_id: str, words: str) -> None:
        """Show other words on a line."""
        self._ticks[tick_id] = self._ticks[tick_id]._replace(words=words)
        self._show(tick_id)

    def _show(self, *tick_ids: str) -> None:
        for tick_id in tick_ids:
            self.replace_option_prompt(tick_id, self._line(self._ticks[tick_id]))

    def _line(self, tick: Tick) -> Table:
        """The box, and beside it the words, indented where they take more than one line."""
        left, right = "()" if tick.choice else "[]"
        return hanging(f"{left}{'x' if tick.id in self._ticked else ' '}{right}", tick.words)


class IntroductionEditor(Dialog[None]):
    """A text area; what is typed is saved with the round as all texts are, and Esc closes the dialog."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.translator)
        self._workspace = workspace

    def compose(self) -> ComposeResult:
        """The text and the keys."""
        with Vertical(id="box") as box:
            box.border_title = self.t("report.introduction.title")
            editor = AnswerEditor()
            editor.placeholder = self.t("report.introduction.placeholder")
            yield editor
            yield Static(self.t("report.introduction.keys"), classes="muted", markup=False)

    def on_mount(self) -> None:
        """Show the text, with the cursor where it was last."""
        text_area, workspace = self.query_one(AnswerEditor), self._workspace
        text = workspace.editor.answer_at(INTRODUCTION).text
        text_area.open(INTRODUCTION, text, workspace.navigation.cursor_at(INTRODUCTION))
        text_area.focus()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Pass what is typed on to the editor at once."""
        event.stop()
        self.leave_question()

    def leave_question(self) -> None:
        """Pass the text in the text area on to the editor."""
        if is_ready(self):
            self.query_one(AnswerEditor).hand_over(self._workspace)

    def apply_remote_text(self) -> bool:
        """Take over what another session saved, and say so; True when that changed anything."""
        changed = is_ready(self) and self.query_one(AnswerEditor).apply_remote_text(self._workspace.editor)
        if changed:
            self.notify(self.t("write.arrived"), markup=False)
        return changed
