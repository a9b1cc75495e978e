"""Lists that the keys go through, and dialogs that show one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from kerneblik.language import Translator
from kerneblik.ui.common.dialog import Dialog, Result
from kerneblik.ui.common.diff_view import DiffView
from kerneblik.ui.common.keys import KeyHints, key


def hanging(sign: str | Text, *lines: str | Text) -> Table:
    """The lines under each other, beside the sign that stands before the first."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_row(_text(sign), Text("\n").join(map(_text, lines)))
    return table


def _text(words: str | Text) -> Text:
    return Text(words) if isinstance(words, str) else words


class DialogList(OptionList):
    """A list in a dialog: it has no frame of its own, and the background of the dialog."""


class ScreenList(OptionList):
    """A list that a screen consists of; the selected line is as visible without the focus as with it."""


class ListDialog(Dialog[Result]):
    """An explanation, a list below it, and the keys at the bottom.

    A subclass gives the options; when there are none, only the explanation and the keys are shown.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("j", "move('down')", "down", show=False),
        key("k", "move('up')", "up", show=False),
    ]

    def __init__(self, translator: Translator, title: str, keys: str = "", explanation: str = "") -> None:
        """Make it.

        Args:
            translator: for the texts.
            title: stands in the frame.
            keys: the hints at the bottom, three spaces between them.
            explanation: stands above the list.
        """
        super().__init__(translator)
        self._title, self._keys, self._explanation = title, keys, explanation

    def options(self) -> Iterable[Option]:
        """The lines of the list when the dialog opens."""
        return ()

    def first(self) -> int:
        """The index of the line that is selected when the dialog opens."""
        return 0

    def body(self) -> Iterable[Widget]:
        """What stands between the explanation and the keys."""
        choices = DialogList(*self.options(), markup=False)
        choices.display = choices.option_count > 0
        yield choices

    def compose(self) -> ComposeResult:
        """The explanation, the body and the keys."""
        with Vertical(id="box") as box:
            box.border_title = Content(self._title)  # there may be names in it
            if self._explanation:
                yield Static(self._explanation, id="explanation", markup=False)
            yield from self.body()
            if self._keys:
                yield KeyHints(self._keys, id="keys")

    def on_mount(self) -> None:
        """Select the first line."""
        self.choices.highlighted = self.first()
        self.choices.focus()

    @property
    def choices(self) -> DialogList:
        """The list."""
        return self.query_one(DialogList)

    def action_move(self, how: str) -> None:
        """Select the next line (`how` is "down") or the previous one ("up")."""
        getattr(self.choices, f"action_cursor_{how}")()


class ComparisonListDialog(ListDialog[Result]):
    """A large dialog: the list to the left, and to the right what differs for the selected line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("pagedown,space", "scroll(1)", "page_down", show=False, priority=True),
        key("pageup", "scroll(-1)", "page_up", show=False, priority=True),
    ]

    def above_differences(self) -> Iterable[Widget]:
        """What stands above the lines that differ, and scrolls with them."""
        return ()

    def body(self) -> Iterable[Widget]:
        """The list, and what differs beside it, or below it where the screen is narrow."""
        compared = VerticalScroll(*self.above_differences(), DiffView(), id="compared", can_focus=False)
        yield Horizontal(*super().body(), compared, id="columns")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show what differs from its beginning."""
        event.stop()
        self.query_one("#compared").scroll_home(animate=False)

    def action_scroll(self, pages: int) -> None:
        """Scroll what differs so many pages."""
        self.scroll_part("#compared", pages)
