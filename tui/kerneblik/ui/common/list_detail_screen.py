"""The base of the screens to read in: a list, and a page that shows the entry chosen in it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from kerneblik.ui.common.base_screen import BaseScreen
from kerneblik.ui.common.keys import key
from kerneblik.ui.common.sidebar import Sidebar

EVERYBODY, REMOVED = "everybody:", "removed"
"""Ids of the entries that are no actor: the agreements of all, the answers to removed questions."""


class ListDetailScreen(BaseScreen):
    """A screen with a list to the left and a page to the right.

    A subclass fills both in `refresh_view`, and defines `show`, `go_to_item` and the `body`, the widget of
    the page that has the focus.
    """

    BINDINGS: ClassVar[list[BindingType]] = [key("right", "to_page", "to_page", show=False)]

    @property
    def body(self) -> Widget:
        """The widget of the page that has the focus when the list has not."""
        raise NotImplementedError

    def show(self, entry_id: str) -> None:
        """Show this entry of the list on the page."""
        raise NotImplementedError

    def go_to_item(self, item_id: str) -> None:
        """Select the card of the page, or the line of its list, with this id."""
        raise NotImplementedError

    def split_view(self, *page: Widget) -> Horizontal:
        """The list, and the page with its title above these widgets."""
        return Horizontal(
            Vertical(Sidebar(), id="side"),
            Vertical(Static(id="title", markup=False), *page, id="page"),
            id="split-view",
        )

    def on_mount(self) -> None:
        """Give the page the focus."""
        self.body.focus()

    def action_turn(self, by: int) -> None:
        """Show the next entry of the list (`by` 1) or the previous one (-1)."""
        sidebar = self.query_one(Sidebar)
        ids = [entry.id for entry in sidebar.entries]
        self.show(ids[(ids.index(sidebar.current or ids[0]) + by) % len(ids)])

    def action_go_to(self, number: int) -> None:
        """Show the entry with this number on its line."""
        for entry in self.query_one(Sidebar).entries:
            if entry.number == str(number):
                self.show(entry.id)

    def action_to_list(self) -> None:
        """Give the list the focus, and show it where it is hidden."""
        self.unfold_sidebar()

    def on_sidebar_moved(self, event: Sidebar.Moved) -> None:
        """Show the entry that the user moved to."""
        self.show(event.entry_id)

    def action_to_page(self) -> None:
        """Give the page the focus, and show it where the list stands in its place."""
        self.fold_sidebar()
        self.body.focus()

    def on_sidebar_chosen(self, event: Sidebar.Chosen) -> None:
        """Show the entry, and give the page the focus."""
        self.show(event.entry_id)
        self.action_to_page()
