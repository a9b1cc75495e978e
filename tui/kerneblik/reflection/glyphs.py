"""The glyphs of one cell that show states and the like; there is a set in Unicode and one in ASCII."""

from __future__ import annotations

from kerneblik.dataclass import dataclass
from kerneblik.reflection.dialogue import Fit
from kerneblik.reflection.model import State
from kerneblik.reflection.progress import Progress


@dataclass(frozen=True)
class Glyphs:
    """A set of glyphs, each of them one cell wide."""

    empty: str
    started: str
    done: str
    set_aside: str
    separator: str
    """Shown between the parts of a line."""
    dash: str
    """Shown where there is nothing to count."""
    ellipsis: str
    """Shown where a text was shortened."""
    rule: str
    """Repeated, it is a line between groups of lines."""
    agrees: str
    differs: str
    surprises: str
    """How what was said fits what was expected."""

    def of_state(self, state: State) -> str:
        """The glyph for the state of a question."""
        return {State.EMPTY: self.empty, State.ANSWERED: self.done, State.SET_ASIDE: self.set_aside}[state]

    def of_progress(self, progress: Progress) -> str:
        """The glyph for the progress of an actor."""
        if progress.complete:
            return self.done
        return self.started if progress.started else self.empty

    def of_fit(self, fit: Fit) -> str:
        """The glyph for a fit."""
        return {
            Fit.AGREES: self.agrees,
            Fit.DIFFERS: self.differs,
            Fit.SURPRISES: self.surprises,
        }[fit]


UNICODE = Glyphs(
    empty="○",
    started="◐",
    done="●",
    set_aside="◌",
    separator="·",
    dash="–",
    ellipsis="…",
    rule="─",
    agrees="=",
    differs="≠",
    surprises="!",
)
ASCII = Glyphs(
    empty=".",
    started="+",
    done="*",
    set_aside="-",
    separator="-",
    dash="-",
    ellipsis="~",
    rule="-",
    agrees="=",
    differs="/",
    surprises="!",
)
