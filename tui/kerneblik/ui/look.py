"""How this terminal is drawn on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from textual.scrollbar import ScrollBarRender

from kerneblik.reflection.marks import ASCII, UNICODE, Marks


class PlainBars(ScrollBarRender):
    """Scroll bars without the signs that end a bar within a cell."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


@dataclass(frozen=True)
class Look:
    """The signs that may be drawn."""

    marks: Marks
    wheel: Literal["braille", "ascii"]
    """What the wheel is drawn with."""

    @classmethod
    def of(cls, *, ascii_marks: bool) -> Look:
        """Signs for a terminal that shows ASCII only, or one that shows all of them."""
        return cls(ASCII, "ascii") if ascii_marks else cls(UNICODE, "braille")
