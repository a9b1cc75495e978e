"""The line at the bottom: the keys that act here, as many as there is room for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget


class Hint(NamedTuple):
    """One key and what it does."""

    key: str
    """The key as the user reads it: `F1`."""
    does: str
    """One or two words."""
    action: str
    """The action to run when the hint is clicked."""
    rank: int = 0
    """Where the line is narrow, hints of a higher rank are left out first."""


class KeyLine(Widget):
    """The keys that act on this screen; where there is no room for all, the least important are left out."""

    DEFAULT_CSS: ClassVar[str] = """
    KeyLine {
        dock: bottom;
        height: 1;
        background: $panel;
        color: $foreground;
        link-style: none;
        link-color: $foreground;
        link-background: $panel;
        link-style-hover: bold;
        link-color-hover: $background;
        link-background-hover: $primary;
    }
    """

    hints: reactive[tuple[Hint, ...]] = reactive(())
    """What to show, in order of importance within the line."""

    def render(self) -> Content:
        """The hints that fit, in their order."""
        shown = fitting(self.hints, self.size.width)
        parts = [
            Content.assemble(
                (hint.key, Style.parse("bold $primary") + Style.from_meta({"@click": hint.action})),
                (f" {hint.does}", Style.from_meta({"@click": hint.action})),
            )
            for hint in shown
        ]
        return Content.assemble(" ", Content("  ").join(parts))


def fitting(hints: Iterable[Hint], width: int) -> list[Hint]:
    """The hints that fit into `width` cells: by rank, then from the left; shown in their order."""
    hints = list(hints)
    room = width - 1
    chosen: set[int] = set()
    for index in sorted(range(len(hints)), key=lambda index: hints[index].rank):
        needed = len(hints[index].key) + len(hints[index].does) + 3
        if needed <= room + 2:
            chosen.add(index)
            room -= needed
    return [hint for index, hint in enumerate(hints) if index in chosen]
