"""The keys of a dialog, in as many lines as there is need for."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

BETWEEN = "   "
"""What separates one hint from the next."""


class KeyHints(Widget):
    """Hints such as `N: new   Esc: close`; a line is only broken between two of them."""

    DEFAULT_CSS: ClassVar[str] = """
    KeyHints { height: auto; color: $text-muted; }
    """

    hints: reactive[str] = reactive("", layout=True)
    """The hints, three spaces between them."""

    def __init__(self, hints: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.set_reactive(KeyHints.hints, hints)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """The number of lines at this width."""
        return len(in_lines(self.hints, width))

    def render(self) -> Content:
        """The lines."""
        return Content("\n".join(in_lines(self.hints, self.size.width)))


def in_lines(hints: str, width: int) -> list[str]:
    """The hints in lines of at most `width` characters; a longer hint has a line to itself."""
    lines: list[str] = []
    for hint in hints.split(BETWEEN):
        if lines and len(lines[-1]) + len(BETWEEN) + len(hint) <= width:
            lines[-1] += BETWEEN + hint
        else:
            lines.append(hint)
    return lines
