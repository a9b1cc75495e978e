"""The wheel in a report."""

from __future__ import annotations

from kerneblik.documents.blocks import Wheel
from kerneblik.documents.wheel_svg import WheelColours, wheel_svg
from kerneblik.language import Translator
from kerneblik.reflection.wheel import wheel

ON_PAPER = WheelColours(text="#000000")


def as_svg(block: Wheel, t: Translator, colours: WheelColours = ON_PAPER) -> str:
    """The picture."""
    return wheel_svg(wheel(block.checklist, block.round), block.checklist, t.language, colours)


def in_words(block: Wheel) -> str:
    """The same for those who don't see it."""
    return "; ".join(": ".join((row[0], ", ".join(row[1:]))) for row in block.figures.rows)
