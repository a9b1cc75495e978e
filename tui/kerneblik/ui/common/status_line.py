"""The line under the text area: the states of the actor's questions, and the word count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class Group(NamedTuple):
    """The questions of one kind."""

    label: str
    glyphs: tuple[str, ...]
    """One for each question: its state."""
    current: int | None
    """The index of the question on the screen, if it is in this group."""


class StatusLine(Widget):
    """A glyph for each question of the actor, kind by kind; the word count at the right."""

    DEFAULT_CSS: ClassVar[str] = """
    StatusLine { height: 1; color: $text-muted; padding: 0 1; }
    """

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
