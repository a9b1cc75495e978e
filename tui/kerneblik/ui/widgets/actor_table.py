"""The actors as a table: reflection, dialogue, words, last edited; then what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.binding import BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from kerneblik.ui.keys import digit_keys, key


class Row(NamedTuple):
    """What the table says of one actor."""

    id: str
    number: str
    mark: str
    name: str
    reflection: str
    dialogue: str
    words: str
    edited: str


class ActorTable(OptionList):
    """One line an actor, and below them the next thing to do. Enter goes there."""

    DEFAULT_CSS: ClassVar[str] = """
    ActorTable {
        height: auto;
        max-height: 100%;
        border: none;
        background: $background;
        padding: 0;
        scrollbar-size-vertical: 1;
        & > .option-list--option { padding: 0; }
        &, &:focus { background-tint: $foreground 0%; border: none; }
        & > .option-list--option-highlighted, &:focus > .option-list--option-highlighted {
            background: $primary;
            color: $background;
            text-style: bold;
        }
        &:nocolor > .option-list--option-highlighted { text-style: reverse; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "select", "choose"),
        key("j", "cursor_down", "down", show=False),
        key("k", "cursor_up", "up", show=False),
        *digit_keys(),
    ]

    headings: reactive[Row | None] = reactive(None, init=False)
    """The words above the columns."""
    rows: reactive[Sequence[Row]] = reactive((), init=False)
    next_step: reactive[tuple[str, str]] = reactive(("", ""), init=False)
    """The id and the words of the next thing to do."""

    WORDS_FROM, EDITED_FROM = 36, 46
    """The width from which the column of words, and that of dates, is shown."""

    def watch_rows(self) -> None:
        """Draw all lines anew."""
        self._rebuild()

    def watch_next_step(self) -> None:
        """Draw all lines anew."""
        self._rebuild()

    def watch_headings(self) -> None:
        """Draw all lines anew."""
        self._rebuild()

    def on_resize(self) -> None:
        """Which columns there is room for may have changed."""
        self._rebuild()

    LOW = 14
    """On a screen of fewer rows the heading gives way and the next step is cut to one line."""

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    def _rebuild(self) -> None:
        if self.headings is None or not self.size.width:
            return
        low = self.screen.size.height < self.LOW
        at = self.highlighted_option.id if self.highlighted_option else None
        name, words = self.next_step
        step = Content(words).truncate(self._width, ellipsis=True) if low else Content(words)
        options = [Option(self._line(row), id=row.id) for row in self.rows]
        options = (
            [*options, Option(step, id=name)]
            if low
            else [
                Option(self._line(self.headings, heading=True), disabled=True),
                *options,
                Option(" ", disabled=True),
                Option(step, id=name),
            ]
        )
        self.set_options(options)
        self.highlighted = self.get_option_index(at or name)

    def _line(self, row: Row, heading: bool = False) -> Content:
        columns = f"{row.reflection:>6}{row.dialogue:>7}"
        if self._width >= self.WORDS_FROM:
            columns += f"{row.words:>6}"
        if self._width >= self.EDITED_FROM:
            columns += f"{row.edited:>10}"
        room = self._width - len(columns) - 4
        name = Content(row.name).truncate(max(0, room), ellipsis=True, pad=True)
        if heading:
            return Content.assemble("    ", name, columns).stylize("$text-muted")
        return Content.assemble(f"{row.number} {row.mark} ", name, columns)

    def action_go_to(self, number: int) -> None:
        """Highlight the actor with this number."""
        for row in self.rows:
            if row.number == str(number):
                self.highlighted = self.get_option_index(row.id)
