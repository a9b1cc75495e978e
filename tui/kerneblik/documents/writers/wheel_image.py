"""The wheel of a report, as a picture and in words."""

from __future__ import annotations

from kerneblik.documents.blocks import Wheel
from kerneblik.documents.wheel_svg import WheelColours, wheel_svg
from kerneblik.language import Translator
from kerneblik.reflection.wheel import wheel

PRINT_COLOURS = WheelColours(text="#000000")


def as_svg(block: Wheel, t: Translator, colours: WheelColours = PRINT_COLOURS) -> str:
    """The wheel as an SVG."""
    return wheel_svg(wheel(block.checklist, block.round), block.checklist, t.language, colours)


def in_words(block: Wheel) -> str:
    """The figures of the wheel as text, for those who don't see the picture."""
    return "; ".join(": ".join((row[0], ", ".join(row[1:]))) for row in block.figures.rows)
