"""The base of the screens to write in: one text area, whose text is saved while it is typed."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static, TextArea

from kerneblik.reflection import Answer
from kerneblik.terminal.screen import is_ready
from kerneblik.ui.common.answer_editor import AnswerEditor
from kerneblik.ui.common.base_screen import BaseScreen
from kerneblik.ui.common.header import Group, StatusLine
from kerneblik.ui.common.keys import key


class EditorScreen(BaseScreen):
    """A screen whose page shows a place, a question and a text area.

    A subclass defines the current text (`key`, `place`, `question`, `notice`, `placeholder`, `groups`) and
    how to go to another one (`step`).
    """

    AUTO_FOCUS: ClassVar[str | None] = "AnswerEditor"  # else the sidebar would have the focus first

    BINDINGS: ClassVar[list[BindingType]] = [
        key("tab", "step(1)", "next", priority=True),
        key("shift+tab", "step(-1)", "previous", show=False, priority=True),
        key("ctrl+o", "app.edit_outside", "edit_outside", show=False),
        key("ctrl+g", "app.versions", "versions", show=False),
    ]

    # The current text

    @property
    def key(self) -> str:
        """The key of the current text."""
        raise NotImplementedError

    @property
    def answer(self) -> Answer:
        """The current text, with what is saved together with it."""
        return self.editor.answer_at(self.key)

    @property
    def place(self) -> str:
        """The line above the question: the actor and the kind of question, for example."""
        raise NotImplementedError

    @property
    def question(self) -> str:
        """The wording of the question."""
        raise NotImplementedError

    @property
    def notice(self) -> str:
        """A warning or hint about the current text; empty when there is none."""
        return self.t("write.contested") if self.key in self.editor.round.contested else ""

    @property
    def placeholder(self) -> str:
        """What the text area shows while it is empty."""
        raise NotImplementedError

    @property
    def groups(self) -> tuple[Group, ...]:
        """The glyphs in the status line under the text area."""
        raise NotImplementedError

    def step(self, by: int) -> None:
        """Make the next (`by` 1) or the previous text (-1) the current one."""
        raise NotImplementedError

    # Showing

    def page(self, writing: Widget | None = None) -> Vertical:
        """The page to compose; `writing` is a widget that contains the text area, if it isn't alone."""
        return Vertical(
            Static(id="place", markup=False),
            Static(id="question", markup=False),
            Static(id="notice", markup=False),
            writing or AnswerEditor(),
            StatusLine(),
            id="page",
        )

    def on_mount(self) -> None:
        """Give the text area the focus."""
        self.set_focus(self.query_one(AnswerEditor))

    def refresh_view(self) -> None:
        """Show the current text, after what was typed has been passed on to the editor."""
        self.leave_question()
        super().refresh_view()
        self.query_one("#question", Static).update(self.question)
        text_area, answer = self.query_one(AnswerEditor), self.answer
        text_area.placeholder = self.placeholder
        if text_area.key != self.key or text_area.text != answer.text:
            text_area.open(self.key, answer.text, self.navigation.cursor_at(self.key))
        self.refresh_state()

    def refresh_state(self) -> None:
        """Show the place, the notice, the glyphs and the word count of the current text."""
        self.query_one("#place", Static).update(self.place)
        notice, words = self.query_one("#notice", Static), self.notice
        notice.update(words)
        notice.set_class(bool(words), "-shown")
        line = self.query_one(StatusLine)
        line.separator = self.glyphs.separator
        line.groups = self.groups
        line.words = self.t.plural("words", self.answer.words)

    def apply_remote_changes(self) -> None:
        """Show what another session saved."""
        if not is_ready(self):
            return  # it will be shown with all the rest
        if self.apply_remote_text():
            self.notify(self.t("write.arrived"), markup=False)
        self.refresh_header()
        self.refresh_state()

    def apply_remote_text(self) -> bool:
        """Take over into the text area what another session saved; True when that changed anything.

        The screen need not be shown.
        """
        return is_ready(self) and self.query_one(AnswerEditor).apply_remote_text(self.editor)

    # Writing

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Pass what is typed on to the editor at once."""
        event.stop()
        text_area = self.query_one(AnswerEditor)
        if text_area.key is None:
            return
        before = self.editor.answer_at(text_area.key)
        text_area.hand_over(self.workspace)
        after = self.editor.answer_at(text_area.key)
        if after.state is before.state:
            self.query_one(StatusLine).words = self.t.plural("words", after.words)
        else:
            self.refresh_header()
            self.refresh_state()

    def leave_question(self) -> None:
        """Pass the text in the text area on to the editor, and remember where its cursor is."""
        for text_area in self.query(AnswerEditor):  # none, when it is not composed yet or being removed
            text_area.hand_over(self.workspace)

    def take_text(self, text: str) -> None:
        """Replace the current text by one that wasn't typed here, as an edit that can be undone."""
        text_area = self.query_one(AnswerEditor)
        if text != text_area.text:
            text_area.exchange(text)
            self.leave_question()
            self.refresh_header()
            self.refresh_state()

    def action_step(self, by: int) -> None:
        """Go to the next or the previous text."""
        self.leave_question()
        self.step(by)
        self.refresh_view()

    def action_to_text(self) -> None:
        """Give the text area the focus, and hide the list of actors where it covers it."""
        self.fold_sidebar()
        self.query_one(AnswerEditor).focus()
