"""The list at the left of a screen: the actors with their progress, to go from one to another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from kerneblik.ui.common.keys import digit_keys, key


class Entry(NamedTuple):
    """One line of a sidebar."""

    id: str
    label: str
    glyph: str
    """One cell that shows the progress."""
    tally: str
    """How many questions are done, such as `1/4`."""
    number: str = ""
    """The digit key that selects it, if any."""
    group: str = ""
    """A line is drawn between entries of different groups."""


class Sidebar(OptionList):
    """A list to move in with the arrow keys, j and k, or to an entry with its number."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "select", "choose"),
        *digit_keys(show=True),
        key("escape,q", "app.previous_screen", "previous_screen"),
        key("j", "cursor_down", "down", show=False),
        key("k", "cursor_up", "up", show=False),
    ]

    entries: reactive[Sequence[Entry]] = reactive((), init=False)
    """What the list shows, in order."""
    rule: str = "─"
    """The character of the line between groups."""
    current: reactive[str | None] = reactive(None, init=False)
    """The id of the entry that the screen shows."""

    class Moved(Message):
        """The user moved to an entry."""

        def __init__(self, entry_id: str) -> None:
            super().__init__()
            self.entry_id = entry_id

    class Chosen(Message):
        """The user chose an entry with Enter or a click."""

        def __init__(self, entry_id: str) -> None:
            super().__init__()
            self.entry_id = entry_id

    def watch_entries(self, old: Sequence[Entry], new: Sequence[Entry]) -> None:
        """Replace only the lines that changed, or all of them when the ids differ."""
        if [entry.id for entry in old] == [entry.id for entry in new]:
            for before, after in zip(old, new, strict=True):
                if before != after:
                    self.replace_option_prompt(after.id, self._prompt(after))
        else:
            self._rebuild()

    def on_resize(self) -> None:
        """Make all lines again, as wide as there is room."""
        self._rebuild()

    def watch_show_vertical_scrollbar(self) -> None:
        """Make all lines again beside the scrollbar, or without it."""
        self._rebuild()

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    def _rebuild(self) -> None:
        options: list[Option] = []
        for entry, before in zip(self.entries, [*self.entries[:1], *self.entries], strict=False):
            if entry.group != before.group:
                options.append(Option(self.rule * self._width, disabled=True))
            options.append(Option(self._prompt(entry), id=entry.id))
        self.set_options(options)
        self.watch_current()

    def watch_current(self) -> None:
        """Highlight the entry that the screen shows."""
        if self.current in {entry.id for entry in self.entries}:
            self.highlighted = self.get_option_index(self.current)

    def _prompt(self, entry: Entry) -> Content:
        digits = max(len(entry.number) for entry in self.entries)
        head = f"{entry.number:>{digits}} {entry.glyph} " if entry.number else ""
        room = self._width - len(head) - len(entry.tally) - 1
        label = Content(entry.label).truncate(max(0, room), ellipsis=True, pad=True)
        return Content.assemble(head, label, " ", entry.tally)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Post `Moved`, unless the program set the highlight."""
        event.stop()
        if self.has_focus and event.option.id is not None and event.option.id != self.current:
            self.post_message(self.Moved(event.option.id))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Post `Chosen`."""
        event.stop()
        if event.option.id is not None:
            self.post_message(self.Chosen(event.option.id))

    def action_go_to(self, number: int) -> None:
        """Go to the entry with this number on its line."""
        for entry in self.entries:
            if entry.number == str(number):
                self.highlighted = self.get_option_index(entry.id)
