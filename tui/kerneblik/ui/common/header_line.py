"""The line at the top: which round, how far it has come, and whether it is saved."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class HeaderLine(Widget):
    """One line: the product and the round to the left, progress and save state to the right."""

    DEFAULT_CSS: ClassVar[str] = """
    HeaderLine {
        dock: top;
        height: 1;
        background: $panel;
        color: $foreground;
    }
    """

    title: reactive[str] = reactive("")
    """The product's name; left out where the line is narrow."""
    subject: reactive[str] = reactive("")
    """The round's name, or the actor's where the sidebar is folded."""
    progress: reactive[str] = reactive("")
    """The overall progress, such as `18 af 32`."""
    save_state: reactive[str] = reactive("")
    """Whether what was written is kept, such as `Gemt 14.02`."""
    alarm: reactive[bool] = reactive(False)
    """True while saving fails: the save state is then shown before all else."""

    NARROW = 72
    """Below this many cells the product's name is left out."""

    def render(self) -> Content:
        """The line; the part to the left is cut off where there is no room for all."""
        width = self.size.width
        save_style = "bold $text-error" if self.alarm else "$text-muted"
        right = Content.assemble(
            (self.progress, "bold"), "   ", (self.save_state.strip(), save_style), " "
        ).truncate(width, ellipsis=True)
        left = Content.assemble(" ", (self.subject, "$foreground"))
        if width >= self.NARROW:
            left = Content.assemble(" ", (self.title, "bold $primary"), "   ", (self.subject, "$foreground"))
        left = left.truncate(max(0, width - right.cell_length - 1), ellipsis=True)
        gap = max(0, width - left.cell_length - right.cell_length)
        return Content.assemble(left, " " * gap, right)
