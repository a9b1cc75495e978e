"""The characters that the app draws with in this terminal."""

from __future__ import annotations

from typing import Literal

from kerneblik.dataclass import dataclass
from kerneblik.reflection.glyphs import ASCII, UNICODE, Glyphs


@dataclass(frozen=True)
class Appearance:
    """The characters that may be drawn."""

    glyphs: Glyphs
    wheel: Literal["braille", "ascii"]
    """What the wheel is drawn with."""

    @classmethod
    def from_environment(cls, *, ascii_marks: bool) -> Appearance:
        """Characters for a terminal that shows ASCII only, or for one that shows all of Unicode."""
        return cls(ASCII, "ascii") if ascii_marks else cls(UNICODE, "braille")
