"""A list of things to tick: boxes, and choices of one among several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import ClassVar, NamedTuple

from rich.table import Table
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from kerneblik.ui.common.hanging_text import hanging


class Tick(NamedTuple):
    """Something to tick."""

    id: str
    words: str
    choice: str = ""
    """The name of the choice that it is one of; of those that share it, exactly one is ticked."""


class TickList(OptionList):
    """Ticks under headings. Space or Enter ticks what one stands on; a message says that it changed."""

    DEFAULT_CSS: ClassVar[str] = """
    TickList, TickList:focus {
        border: none;
        padding: 0;
        height: auto;
        background: $surface;
        background-tint: $foreground 0%;
        scrollbar-size-vertical: 1;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "select", show=False)]

    class Changed(Message):
        """Something was ticked, or not any more."""

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
            ticked: the ids of what is ticked from the start.
            id: of the widget.
        """
        self._ticks = {row.id: row for row in rows if isinstance(row, Tick)}
        self._ticked = set(ticked) & self._ticks.keys()
        options = (
            Option(self._line(row), id=row.id)
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
        """Stand on the first thing that can be ticked."""
        self.action_first()

    def tick(self, tick_id: str) -> None:
        """Tick one of a choice, without a message."""
        tick = self._ticks[tick_id]
        before = [t.id for t in self._ticks.values() if t.choice == tick.choice and t.id in self._ticked]
        self._ticked.difference_update(before)
        self._ticked.add(tick_id)
        self._show(*before, tick_id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick it, or take the tick away."""
        event.stop()
        tick = self._ticks[str(event.option.id)]
        if tick.choice:
            self.tick(tick.id)
        else:
            self._ticked ^= {tick.id}
            self._show(tick.id)
        self.post_message(self.Changed(self, tick))

    def reword(self, tick_id: str, words: str) -> None:
        """Say something else beside a box."""
        self._ticks[tick_id] = self._ticks[tick_id]._replace(words=words)
        self._show(tick_id)

    def _show(self, *tick_ids: str) -> None:
        for tick_id in tick_ids:
            self.replace_option_prompt(tick_id, self._line(self._ticks[tick_id]))

    def _line(self, tick: Tick) -> Table:
        """The box and the words, which hang beside it when they are long."""
        left, right = "()" if tick.choice else "[]"
        return hanging(f"{left}{'x' if tick.id in self._ticked else ' '}{right}", tick.words)
