"""The dialog to write the report's introduction in, the leader's words to those who read it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static, TextArea

from kerneblik.reflection.model import INTRODUCTION
from kerneblik.terminal.screen import is_ready
from kerneblik.ui.common.answer_editor import AnswerEditor
from kerneblik.ui.common.dialog import Dialog
from kerneblik.workspace.workspace import Workspace


class IntroductionEditor(Dialog[None]):
    """A text area; what is typed is saved with the round as all texts are, and Esc closes the dialog."""

    DEFAULT_CSS: ClassVar[str] = """
    IntroductionEditor > #box { width: 84; height: 80%; padding: 0 1; }
    IntroductionEditor #keys { height: auto; color: $text-muted; }
    IntroductionEditor.-short > #box { height: 100%; }
    """

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
            yield Static(self.t("report.introduction.keys"), id="keys", markup=False)

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
