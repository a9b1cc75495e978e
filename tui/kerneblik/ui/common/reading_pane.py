"""Texts to read: a card for each question, one of them at hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple

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

from kerneblik.ui.common.hanging_text import hanging

if TYPE_CHECKING:
    from kerneblik.prose.terminal import DrawnLine


class Passage(NamedTuple):
    """One text on a card."""

    text: str = ""
    """As it was typed."""
    label: str = ""
    """What stands above it: whose text it is, when it was said."""
    note: str = ""
    """What is to be said of it: empty, set aside, reworded."""
    sign: str = ""
    """What label and note hang beside."""


class Column(NamedTuple):
    """What one actor is about, to be read beside others."""

    heading: str
    passages: tuple[Passage, ...]


class Card(NamedTuple):
    """One question with what was written on it, or one theme with that of several actors."""

    id: str | None
    """The id of the question, or of what else the card is about; None when it can no longer be edited."""
    place: str
    """What stands above the question in small: the kind, the actor."""
    heading: str
    """The question."""
    own: Passage
    """What the leader wrote."""
    others: tuple[Passage, ...] = ()
    """What else was said, beside the leader's own where there is room, else under it."""
    columns: tuple[Column, ...] = ()
    """What stands beside each other, where it is that the card is for."""


BESIDE_FROM = 76
"""Cells; a card of that width has room for two columns. A screen of 110 columns gives it that many."""


COLUMN = 30
"""Cells; a card of several columns has room for them if each gets as many."""
AROUND = 6
"""Cells of the screen that the longest line of a card can't have: margins, borders, the scrollbar."""


class Beside:
    """Texts beside each other where there is room for all of them, else under each other."""

    def __init__(self, *columns: Sequence[RenderableType], needed: int = BESIDE_FROM) -> None:
        self._columns, self._needed = columns, needed

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """What Rich draws within the width it has."""
        yield from self.within(options.max_width)

    def within(self, width: int) -> Iterable[RenderableType]:
        """What stands under each other in so many cells: the texts, or a table of them."""
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

    DEFAULT_CSS: ClassVar[str] = """
    CardView {
        height: auto;
        padding: 0 1;
        margin: 0 0 1 0;
        border-left: blank;
        &.-current { border-left: outer $primary; }
    }
    """

    card: Card | None = None
    """What is shown."""
    _colours: Mapping[str, str] | None = None
    """In which it is shown."""
    _parts: Sequence[RenderableType] = ()
    """What it is drawn from."""
    _lines: Sequence[DrawnLine] = ()
    _width = 0
    """Cells that the lines are made for; 0 while there are none."""

    def notify_style_update(self) -> None:
        """Show it in the colours of another theme."""
        super().notify_style_update()
        if self.card is not None and self._colours != self.app.theme_variables:
            self.show(self.card)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """The lines it takes at this width in cells."""
        return len(self._lines_within(width)) if width else 0

    def render_line(self, y: int) -> Strip:
        """Draw one line, and only that: a card can have thousands, few of which are in sight."""
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
        elif isinstance(part, Beside):
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
        parts += [Beside(own, others)] if own and others else own
        if others and not own:
            parts += [Text(""), *others]
        if card.columns:
            columns = (list(self._column(column)) for column in card.columns)
            parts += [Text(""), Beside(*columns, needed=COLUMN * len(card.columns))]
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

    DEFAULT_CSS: ClassVar[str] = """
    ReadingPane { width: 1fr; height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; max-width: 108; }
    """

    class Moved(Message):
        """The user went to another card."""

        def __init__(self, card: Card) -> None:
            super().__init__()
            self.card = card

    cards: reactive[Sequence[Card]] = reactive((), init=False)
    current: reactive[int] = reactive(0, init=False)
    """The index of the card at hand."""
    _stays_in_sight = False
    """True from when the card at hand was gone to until the user moves."""

    def watch_cards(self, old: Sequence[Card], new: Sequence[Card]) -> None:
        """Show the cards in the views there are, adding views where they are too few."""
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
            self._stays_in_sight = False
            self.scroll_home(animate=False)
        self.watch_current()

    def watch_current(self) -> None:
        """Mark the card at hand."""
        for index, view in enumerate(self.query(CardView)):
            view.set_class(index == self.current, "-current")

    def go_to(self, card_id: str) -> None:
        """Make the card with this id the one at hand, if it is here."""
        ids = [card.id for card in self.cards]
        if card_id in ids:
            self.current = ids.index(card_id)
            self._stays_in_sight = True
            self.call_after_refresh(self._bring_into_sight, self.current)

    def watch_virtual_size(self) -> None:
        """Bring the card one went to into sight again when the cards have got another size."""
        if self._stays_in_sight:
            self.call_after_refresh(self._bring_into_sight, self.current)

    @property
    def card(self) -> Card | None:
        """The card at hand."""
        return self.cards[self.current] if self.current < len(self.cards) else None

    def step(self, by: int) -> None:
        """Go on in the text: to the rest of the card at hand, then to the next card (or back, with -1)."""
        view = self._view(self.current)
        self._stays_in_sight = False
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
            self._bring_into_sight(self.current)

    def action_scroll_down(self) -> None:
        """Go on in the text."""
        self.step(1)

    def action_scroll_up(self) -> None:
        """Go back in the text."""
        self.step(-1)

    def action_page_down(self) -> None:
        """Scroll a page; the card at hand is then the first whole one in sight."""
        self._stays_in_sight = False
        super().action_page_down()
        self.call_after_refresh(self._follow)

    def action_page_up(self) -> None:
        """Scroll back a page."""
        self._stays_in_sight = False
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

    def _bring_into_sight(self, index: int) -> None:
        view = self._view(index)
        if view is not None:
            self.scroll_to_widget(view, animate=False, top=view.virtual_region.height > self.size.height)
