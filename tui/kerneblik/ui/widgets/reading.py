"""Finished texts to read: a card for each answer, one of them at hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.console import Group, RenderableType
from rich.markdown import Markdown
from rich.text import Text
from textual.containers import VerticalScroll
from textual.reactive import reactive
from textual.widgets import Static


class Card(NamedTuple):
    """One question with its answer."""

    question: str | None
    """The id of the question; None when it can no longer be edited."""
    place: str
    """What stands above the question in small: the kind, the actor."""
    heading: str
    """The question."""
    text: str
    """The answer, in Markdown."""
    note: str = ""
    """What is to be said of the answer: empty, set aside, reworded."""


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

    def notify_style_update(self) -> None:
        """Show it in the colours of another theme."""
        super().notify_style_update()
        if self.card is not None:
            self.show(self.card)

    def show(self, card: Card) -> None:
        """Show another card."""
        self.card = card
        variables = self.app.theme_variables
        muted = variables["text-muted"]
        parts: list[RenderableType] = [
            Text(card.place, style=muted),
            Text(card.heading, style=f"bold {variables['primary']}"),
        ]
        if card.note:
            parts.append(Text(card.note, style=f"italic {muted}"))
        if card.text.strip():
            parts += [Text(""), Markdown(card.text, hyperlinks=False)]
        self.update(Group(*parts))


class ReadingPane(VerticalScroll):
    """The cards under each other. Down and up go to the next card, scrolling through a long one first."""

    DEFAULT_CSS: ClassVar[str] = """
    ReadingPane { width: 1fr; height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; max-width: 108; }
    """

    cards: reactive[Sequence[Card]] = reactive((), init=False)
    current: reactive[int] = reactive(0, init=False)
    """The index of the card at hand."""

    def watch_cards(self, old: Sequence[Card], new: Sequence[Card]) -> None:
        """Show the cards in the views there are, adding views where they are too few."""
        views = list(self.query(CardView))
        missing = [CardView() for _ in range(len(new) - len(views))]
        if missing:
            self.mount_all(missing)
        for index, view in enumerate([*views, *missing]):
            view.display = index < len(new)
            if index < len(new):
                view.show(new[index])
        if [card.question for card in old] != [card.question for card in new]:
            self.current = 0
            self.scroll_home(animate=False)
        self.watch_current()

    def watch_current(self) -> None:
        """Mark the card at hand."""
        for index, view in enumerate(self.query(CardView)):
            view.set_class(index == self.current, "-current")

    def step(self, by: int) -> None:
        """Go on in the text: to the rest of the card at hand, then to the next card (or back, with -1)."""
        view = self._view(self.current)
        if view is None:
            return
        region, window = view.virtual_region, self.scrollable_content_region
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + window.height
        if by > 0 and region.bottom > bottom + 1:
            self.scroll_relative(y=3, animate=False)
        elif by < 0 and region.y < top:
            self.scroll_relative(y=-3, animate=False)
        elif self._view(self.current + by) is not None:
            self.current += by
            self._bring_into_sight(self.current)

    def action_scroll_down(self) -> None:
        """Go on in the text."""
        self.step(1)

    def action_scroll_up(self) -> None:
        """Go back in the text."""
        self.step(-1)

    def action_page_down(self) -> None:
        """Scroll a page; the card at hand is then the first whole one in sight."""
        super().action_page_down()
        self.call_after_refresh(self._follow)

    def action_page_up(self) -> None:
        """Scroll back a page."""
        super().action_page_up()
        self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        top = self.scroll_offset.y
        for index in range(len(self.cards)):
            view = self._view(index)
            if view is not None and view.virtual_region.y >= top:
                self.current = index
                return

    def _view(self, index: int) -> CardView | None:
        views = list(self.query(CardView))
        return views[index] if 0 <= index < len(self.cards) else None

    def _bring_into_sight(self, index: int) -> None:
        view = self._view(index)
        if view is not None:
            self.scroll_to_widget(view, animate=False, top=view.virtual_region.height > self.size.height)
