"""The lines above a screen: the round with its progress and save state, and where the leader is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class HeaderLine(Widget):
    """One line: the product and the round to the left, progress and save state to the right."""

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


class Group(NamedTuple):
    """The questions of one kind."""

    label: str
    glyphs: tuple[str, ...]
    """One for each question: its state."""
    current: int | None
    """The index of the question on the screen, if it is in this group."""


class StatusLine(Widget):
    """A glyph for each question of the actor, kind by kind; the word count at the right."""

    groups: reactive[Sequence[Group]] = reactive(())
    separator: reactive[str] = reactive("·")
    words: reactive[str] = reactive("")
    """The word count, such as `134 ord`."""

    def render(self) -> Content:
        """The glyphs, then the words; the labels are left out where there is no room for all."""
        width = self.size.width
        right = Content(self.words)
        for labelled in (True, False):
            left = self._glyphs(labelled)
            if left.cell_length + right.cell_length + 2 <= width:
                break
        left = left.truncate(max(0, width - right.cell_length - 1), ellipsis=True)
        return Content.assemble(left, " " * max(1, width - left.cell_length - right.cell_length), right)

    def _glyphs(self, labelled: bool) -> Content:
        parts = []
        for group in self.groups:
            glyphs = Content(" ").join(
                Content.styled(
                    glyph, "bold $background on $primary" if index == group.current else "$primary"
                )
                for index, glyph in enumerate(group.glyphs)
            )
            parts.append(Content.assemble(f"{group.label} " if labelled else "", glyphs))
        return Content(f" {self.separator} ").join(parts)
