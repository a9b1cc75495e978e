"""The conversations with one actor: to choose one to write in, to change, remove or restore one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from kerneblik.language import Translator
from kerneblik.reflection import Conversation
from kerneblik.ui.common.dialog import Dialog
from kerneblik.ui.common.key_hints import KeyHints
from kerneblik.ui.common.keys import key


class Choice(NamedTuple):
    """What the user wants to do, and with which conversation."""

    what: str
    """`choose`, `change`, `remove` or `new`."""
    conversation: Conversation | None = None


class Line(NamedTuple):
    """One conversation of the list."""

    conversation: Conversation
    words: str


class ConversationsDialog(Dialog[Choice]):
    """The conversations that were held, the latest first; below them those that were removed."""

    DEFAULT_CSS: ClassVar[str] = """
    ConversationsDialog OptionList, ConversationsDialog OptionList:focus {
        border: none;
        padding: 0;
        height: auto;
        max-height: 45vh;  /* there must be room for the keys below */
        background: $surface;
        background-tint: $foreground 0%;
        scrollbar-size-vertical: 1;
    }
    ConversationsDialog #keys { height: auto; margin: 1 0 0 0; }
    ConversationsDialog.-short > #box { padding: 0 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("n", "do('new')", "conversation", show=False),
        key("e", "do('change')", "change", show=False),
        key("d,delete", "do('remove')", "remove", show=False),
        key("j", "move('down')", "down", show=False),
        key("k", "move('up')", "up", show=False),
    ]

    def __init__(
        self, translator: Translator, lines: Sequence[Line], at: Conversation | None, separator: str
    ) -> None:
        """Show `lines` in their order, `at` selected; `separator` stands before the word for "removed"."""
        super().__init__(translator)
        self._lines_shown, self._at_first, self._separator = lines, at, separator

    def compose(self) -> ComposeResult:
        """The list and the keys."""
        t = self.t
        with Vertical(id="box") as box:
            box.border_title = t("conversations.title")
            if self._lines_shown:
                yield OptionList(*(Option(self._prompt(line)) for line in self._lines_shown), markup=False)
            else:
                yield Static(t("conversations.none"), markup=False)
            yield KeyHints(
                t("conversations.keys" if self._lines_shown else "conversations.keys.none"), id="keys"
            )

    def on_mount(self) -> None:
        """Select the conversation to begin with."""
        conversations = [line.conversation for line in self._lines_shown]
        for choices in self.query(OptionList):
            choices.highlighted = (
                conversations.index(self._at_first) if self._at_first in conversations else 0
            )
            choices.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Close with the conversation, to write in it."""
        event.stop()
        self.action_do("choose")

    def action_do(self, what: str) -> None:
        """Close with what the user wants to do with the selected conversation."""
        conversation = self._selected()
        if what == "new":
            self.dismiss(Choice("new"))
        elif conversation is not None and (what == "choose" or not conversation.deleted):
            self.dismiss(Choice(what, conversation))

    def action_move(self, how: str) -> None:
        """Select the next conversation (`how` is "down") or the previous one ("up")."""
        for choices in self.query(OptionList):
            getattr(choices, f"action_cursor_{how}")()

    def _selected(self) -> Conversation | None:
        for choices in self.query(OptionList):
            if choices.highlighted is not None:
                return self._lines_shown[choices.highlighted].conversation
        return None

    def _prompt(self, line: Line) -> Content:
        if not line.conversation.deleted:
            return Content(line.words)
        return Content(f"{line.words} {self._separator} {self.t('conversations.removed')}").stylize("dim")
