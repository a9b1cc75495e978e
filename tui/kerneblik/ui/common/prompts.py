"""Dialogs that ask for a line of text, or for one of a few choices."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.css.query import NoMatches
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from kerneblik.language import Translator
from kerneblik.storage.recovery.form_drafts import FormId
from kerneblik.ui.common.dialog import Dialog
from kerneblik.ui.common.forms import DraftDialog
from kerneblik.ui.common.keys import key
from kerneblik.ui.common.lists import DialogList


class LineDialog(DraftDialog[str]):
    """Asks for one line of text; closes with it, stripped, or with None when it is empty."""

    def __init__(
        self, translator: Translator, form_id: FormId, title: str, explanation: str, value: str
    ) -> None:
        super().__init__(translator, form_id, title)
        self._title, self._explanation, self._value = title, explanation, value

    def compose(self) -> ComposeResult:
        """Explanation, the line, the keys."""
        with VerticalScroll(id="box", can_focus=False) as box:
            box.border_title = self._title
            yield Static(self._explanation, markup=False)
            yield self.kept_line()
            yield self.line("line", self._value, max_length=80)
            yield Static(self.t("dialog.line.keys"), classes="muted", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Close with the line."""
        event.stop()
        self.dismiss(event.value.strip() or None)


class ChoiceDialog(Dialog[str]):
    """Asks for one of a few choices; closes with the id of the one chosen.

    Where there is no room for all of the explanation, it scrolls above the choices, which scroll themselves
    only where even they have no room.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("pagedown", "scroll_words(1)", "page_down", show=False, priority=True),
        key("pageup", "scroll_words(-1)", "page_up", show=False, priority=True),
    ]

    def __init__(
        self, translator: Translator, title: str, explanation: str, choices: Mapping[str, str]
    ) -> None:
        super().__init__(translator)
        self._title, self._explanation, self._choices = title, explanation, choices

    def compose(self) -> ComposeResult:
        """The explanation, then the choices in their order."""
        with Vertical(id="box") as box:
            box.border_title = self._title
            with VerticalScroll(id="words", can_focus=False):
                yield Static(self._explanation, markup=False)
            yield DialogList(*(Option(words, id=name) for name, words in self._choices.items()), markup=False)

    def on_mount(self) -> None:
        """Select the first choice."""
        choices = self.query_one(OptionList)
        choices.highlighted = 0
        choices.focus()

    def on_resize(self) -> None:
        """Let the explanation have the height that the choices leave, and at least a line."""
        self.call_after_refresh(self._make_room)

    def _make_room(self) -> None:
        with suppress(NoMatches):  # closed before it was shown
            box, words, choices = self.query_one("#box"), self.query_one("#words"), self.query_one(OptionList)
            taken = box.gutter.height + choices.virtual_size.height + choices.styles.margin.height
            room = max(1, self.size.height - taken)
            choices.styles.max_height = (
                self.size.height - box.gutter.height - choices.styles.margin.height - 1
            )
            words.styles.max_height = room
            more = self.query_one(Static).size.height > room
            box.border_subtitle = self.t("dialog.choice.keys") if more else ""

    def action_scroll_words(self, by: int) -> None:
        """Scroll the explanation a page down (`by` 1) or up (-1)."""
        self.scroll_part("#words", by)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Close with the choice."""
        event.stop()
        self.dismiss(event.option.id)
