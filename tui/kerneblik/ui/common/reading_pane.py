"""Texts to read: a card for each question, one of which is the current card."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.segment import Segment
from rich.table import Table
from rich.text import Text
from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import Static

from kerneblik.ui.common.lists import hanging

if TYPE_CHECKING:
    from kerneblik.prose.terminal import DrawnLine


class Passage(NamedTuple):
    """One text on a card."""

    text: str = ""
    """As it was typed."""
    label: str = ""
    """The line above the text: whose text it is, when it was said."""
    note: str = ""
    """A remark on the text: that it is empty, set aside, that the question was reworded."""
    sign: str = ""
    """The glyph before the label and the note."""


class Column(NamedTuple):
    """The texts of one actor, to be read side by side with those of others."""

    heading: str
    passages: tuple[Passage, ...]


class Card(NamedTuple):
    """One question with what was written on it, or one theme with what was written on several actors."""

    id: str | None
    """The id of the question, or of what else the card is about; None when it can no longer be edited."""
    place: str
    """The muted line above the question: the kind, the actor."""
    heading: str
    """The question."""
    own: Passage
    """What the leader wrote."""
    others: tuple[Passage, ...] = ()
    """What else was said; to the right of the leader's own text where there is room, else under it."""
    columns: tuple[Column, ...] = ()
    """The columns of a card that shows several actors side by side."""


TWO_COLUMNS_WIDTH = 76
"""The width in cells from which a card has two columns. On a screen of 110 cells a card is that wide."""
COLUMN_WIDTH = 30
"""The least width in cells of one column of a card with several."""
OUTER_WIDTH = 6
"""The cells of the screen's width that are no part of a card's lines: margins, borders, the scrollbar."""


class Columns:
    """Texts in columns where the width is at least `needed` cells, else under each other."""

    def __init__(self, *columns: Sequence[RenderableType], needed: int = TWO_COLUMNS_WIDTH) -> None:
        self._columns, self._needed = columns, needed

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """What Rich draws within the width it has."""
        yield from self.within(options.max_width)

    def within(self, width: int) -> Iterable[RenderableType]:
        """What to draw, one below the other, within that many cells: a table of the columns, or the texts."""
        if width < self._needed:
            yield from [part for column in self._columns for part in (Text(""), *column)][1:]
            return
        table = Table.grid(expand=True, padding=(0, 3, 0, 0))
        for _ in self._columns:
            table.add_column(ratio=1)
        table.add_row(*(Group(*column) for column in self._columns))
        yield table


class CardView(Static):
    """One card on the screen."""

    card: Card | None = None
    """What is shown."""
    _colours: Mapping[str, str] | None = None
    """The colours in which it is shown, by their names in the theme."""
    _parts: Sequence[RenderableType] = ()
    """What it is drawn from."""
    _lines: Sequence[DrawnLine] = ()
    _width = 0
    """The width in cells that the lines are made for; 0 while there are none."""

    def notify_style_update(self) -> None:
        """Show it in the colours of another theme."""
        super().notify_style_update()
        if self.card is not None and self._colours != self.app.theme_variables:
            self.show(self.card)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """The number of lines at this width in cells."""
        return len(self._lines_within(width)) if width else 0

    def render_line(self, y: int) -> Strip:
        """Draw one line, and only that: a card can have thousands of lines, few of which are visible."""
        lines = self._lines_within(self.content_size.width)
        style = self.visual_style.rich_style
        return Strip(Segment.apply_style(lines[y]() if y < len(lines) else [], style))

    def _lines_within(self, width: int) -> Sequence[DrawnLine]:
        if self._width != width:
            self._width = width
            self._lines = [line for part in self._parts for line in self._lines_of(part, width)]
        return self._lines

    def _lines_of(self, part: RenderableType, width: int) -> Iterable[DrawnLine]:
        from kerneblik.prose.terminal import DrawnProse

        console = self.app.console
        if isinstance(part, DrawnProse):
            yield from part.lines(console, width)
        elif isinstance(part, Columns):
            for within in part.within(width):
                yield from self._lines_of(within, width)
        else:
            options = self.app.console_options.update(width=width, height=None, highlight=False)
            for line in Segment.split_and_crop_lines(
                console.render(part, options), width, include_new_lines=False, pad=False
            ):
                yield partial(list[Segment], line)

    def show(self, card: Card) -> None:
        """Show another card."""
        self.card = card
        self._colours = variables = self.app.theme_variables
        parts: list[RenderableType] = [
            Text(card.place, style=variables["text-muted"]),
            Text(card.heading, style=f"bold {variables['primary']}"),
        ]
        own = list(self._passage(card.own))
        others = [part for passage in card.others for part in (Text(""), *self._passage(passage))][1:]
        if own and (others or card.own.label):
            parts.append(Text(""))
        parts += [Columns(own, others)] if own and others else own
        if others and not own:
            parts += [Text(""), *others]
        if card.columns:
            columns = (list(self._column(column)) for column in card.columns)
            parts += [Text(""), Columns(*columns, needed=COLUMN_WIDTH * len(card.columns))]
        self._parts, self._width = parts, 0
        self.update(Group(*parts))

    def _column(self, column: Column) -> Iterable[RenderableType]:
        yield Text(column.heading, style="bold")
        for passage in column.passages:
            yield Text("")
            yield from self._passage(passage)

    def _passage(self, passage: Passage) -> Iterable[RenderableType]:
        variables = self.app.theme_variables
        label = Text(passage.label, style=variables["secondary"])
        note = Text(passage.note, style=f"italic {variables['text-muted']}")
        if passage.sign:
            yield hanging(Text(passage.sign, style=variables["secondary"]), label, note)
        else:
            yield from (words for words in (label, note) if words)
        if passage.text.strip():
            if not passage.label:
                yield Text("")
            from kerneblik.prose.terminal import DrawnProse

            yield DrawnProse(passage.text)


class ReadingPane(VerticalScroll):
    """The cards under each other. Down and up go to the next card, scrolling through a long one first."""

    class Moved(Message):
        """The user went to another card."""

        def __init__(self, card: Card) -> None:
            super().__init__()
            self.card = card

    cards: reactive[Sequence[Card]] = reactive((), init=False)
    current: reactive[int] = reactive(0, init=False)
    """The index of the current card."""
    _stays_visible = False
    """True from when `go_to` selected the current card until the user moves."""

    def watch_cards(self, old: Sequence[Card], new: Sequence[Card]) -> None:
        """Show the cards in the card views there are, and mount more views where they are too few."""
        views = list(self.query(CardView))
        missing = [CardView() for _ in range(len(new) - len(views))]
        if missing:
            self.mount_all(missing)
        for index, view in enumerate([*views, *missing]):
            view.display = index < len(new)
            if index < len(new) and view.card != new[index]:
                view.show(new[index])
        if [card.id for card in old] != [card.id for card in new]:
            self.current = 0
            self._stays_visible = False
            self.scroll_home(animate=False)
        self.watch_current()

    def watch_current(self) -> None:
        """Mark the current card."""
        for index, view in enumerate(self.query(CardView)):
            view.set_class(index == self.current, "-current")

    def go_to(self, card_id: str) -> None:
        """Make the card with this id the current one, if there is one, and scroll to it."""
        ids = [card.id for card in self.cards]
        if card_id in ids:
            self.current = ids.index(card_id)
            self._stays_visible = True
            self.call_after_refresh(self._scroll_to_card, self.current)

    def watch_virtual_size(self) -> None:
        """Scroll to the card that `go_to` selected again when the cards have got another size."""
        if self._stays_visible:
            self.call_after_refresh(self._scroll_to_card, self.current)

    @property
    def card(self) -> Card | None:
        """The current card; None when there are no cards."""
        return self.cards[self.current] if self.current < len(self.cards) else None

    def step(self, by: int) -> None:
        """Scroll on through the current card, then go to the next card; back with `by` -1."""
        view = self._view(self.current)
        self._stays_visible = False
        if view is None:
            return
        region, window = view.virtual_region, self.scrollable_content_region
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + window.height
        if by > 0 and region.bottom > bottom + 1:
            self.scroll_relative(y=3, animate=False)
        elif by < 0 and region.y < top:
            self.scroll_relative(y=-3, animate=False)
        elif self._view(self.current + by) is not None:
            self._move_to(self.current + by)
            self._scroll_to_card(self.current)

    def action_scroll_down(self) -> None:
        """Scroll on, or go to the next card."""
        self.step(1)

    def action_scroll_up(self) -> None:
        """Scroll back, or go to the previous card."""
        self.step(-1)

    def action_page_down(self) -> None:
        """Scroll a page; the current card is then the first one whose beginning is visible."""
        self._stays_visible = False
        super().action_page_down()
        self.call_after_refresh(self._follow)

    def action_page_up(self) -> None:
        """Scroll back a page; the current card is then the first one whose beginning is visible."""
        self._stays_visible = False
        super().action_page_up()
        self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        top = self.scroll_offset.y
        for index in range(len(self.cards)):
            view = self._view(index)
            if view is not None and view.virtual_region.y >= top:
                self._move_to(index)
                return

    def _move_to(self, index: int) -> None:
        if index != self.current:
            self.current = index
            self.post_message(self.Moved(self.cards[index]))

    def _view(self, index: int) -> CardView | None:
        views = list(self.query(CardView))
        return views[index] if 0 <= index < len(self.cards) else None

    def _scroll_to_card(self, index: int) -> None:
        view = self._view(index)
        if view is not None:
            self.scroll_to_widget(view, animate=False, top=view.virtual_region.height > self.size.height)
