"""The list of agreements as a widget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.text import Text
from textual.binding import BindingType
from textual.reactive import reactive
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from kerneblik.ui.common.keys import key
from kerneblik.ui.common.lists import ScreenList, hanging


class Item(NamedTuple):
    """The texts for one agreement."""

    id: str
    sign: str
    """The glyph of its state."""
    what: str
    """What was agreed."""
    about: str
    """Who does it, until when, with whom it was agreed, in which round if in another one."""
    alarm: bool = False
    """True when it is overdue."""


class AgreementList(ScreenList):
    """Two lines for each agreement; the screen handles Enter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "screen.change", "change"),
        key("space", "select", "toggle_done"),
        key("j", "cursor_down", "down", show=False),
        key("k", "cursor_up", "up", show=False),
    ]

    items: reactive[Sequence[Item]] = reactive((), init=False)
    """What the list shows, in order."""

    @property
    def at(self) -> str | None:
        """The id of the selected agreement."""
        option = self.highlighted_option
        return option.id if option is not None else None

    def go_to(self, agreement_id: str) -> None:
        """Select an agreement, if it is in the list."""
        ids = [item.id for item in self.items]
        if agreement_id in ids:
            self.highlighted = ids.index(agreement_id)

    def watch_items(self, old: Sequence[Item], new: Sequence[Item]) -> None:
        """Show the items; the selected one stays selected, or the next one where it is gone."""
        at, index = self.at, self.highlighted or 0
        ids = [item.id for item in new]
        if [item.id for item in old] != ids:
            self.set_options(Option("", id=id_) for id_ in ids)
            if ids:
                self.highlighted = ids.index(at) if at in ids else min(index, len(ids) - 1)
        self._draw()

    def notify_style_update(self) -> None:
        """Show them in the colours of another theme."""
        super().notify_style_update()
        self._draw()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Draw the selected agreement without colours, as it has a background of its own."""
        event.stop()
        self._draw()

    def _draw(self) -> None:
        colours = self.app.theme_variables
        for item in self.items:
            colour = colours["text-error" if item.alarm else "text-muted"]
            about = Text(item.about, "" if item.id == self.at else colour)
            self.replace_option_prompt(item.id, hanging(item.sign, item.what, about))
