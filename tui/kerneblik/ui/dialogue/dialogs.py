"""The conversations with one actor: to choose one to write in, to change, remove or restore one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from kerneblik.language import Translator
from kerneblik.reflection import Conversation
from kerneblik.ui.common.keys import key
from kerneblik.ui.common.lists import ListDialog


class Choice(NamedTuple):
    """What the user wants to do, and with which conversation."""

    what: str
    """`choose`, `change`, `remove` or `new`."""
    conversation: Conversation | None = None


class Line(NamedTuple):
    """One conversation of the list."""

    conversation: Conversation
    words: str


class ConversationsDialog(ListDialog[Choice]):
    """The conversations that were held, the latest first; below them those that were removed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("n", "do('new')", "conversation", show=False),
        key("e", "do('change')", "change", show=False),
        key("d,delete", "do('remove')", "remove", show=False),
    ]

    def __init__(
        self, translator: Translator, lines: Sequence[Line], at: Conversation | None, separator: str
    ) -> None:
        """Show `lines` in their order, `at` selected; `separator` stands before the word for "removed"."""
        t = translator
        if lines:
            super().__init__(t, t("conversations.title"), t("conversations.keys"))
        else:
            super().__init__(
                t, t("conversations.title"), t("conversations.keys.none"), t("conversations.none")
            )
        self._lines_shown, self._at_first, self._separator = lines, at, separator

    def options(self) -> Iterable[Option]:
        """The conversations."""
        return (Option(self._prompt(line)) for line in self._lines_shown)

    def first(self) -> int:
        """The conversation to begin with."""
        conversations = [line.conversation for line in self._lines_shown]
        return conversations.index(self._at_first) if self._at_first in conversations else 0

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

    def _selected(self) -> Conversation | None:
        at = self.choices.highlighted
        return self._lines_shown[at].conversation if at is not None else None

    def _prompt(self, line: Line) -> Content:
        if not line.conversation.deleted:
            return Content(line.words)
        return Content(f"{line.words} {self._separator} {self.t('conversations.removed')}").stylize("dim")
