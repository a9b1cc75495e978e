"""The one-cell marks that show a state; every one has an ASCII form."""

from __future__ import annotations

from kerneblik.dataclass import dataclass
from kerneblik.reflection.dialogue import Fit
from kerneblik.reflection.model import State
from kerneblik.reflection.progress import Progress


@dataclass(frozen=True)
class Glyphs:
    """One set of marks. All are one cell wide."""

    empty: str
    started: str
    done: str
    set_aside: str
    separator: str
    """Stands between the parts of a line."""
    dash: str
    """Stands where a number would say nothing."""
    ellipsis: str
    """Stands where a text was cut."""
    rule: str
    """Repeated, sets groups of lines apart."""
    agrees: str
    differs: str
    surprises: str
    """How what was said fits what was expected."""

    def of_state(self, state: State) -> str:
        """The mark for the state of one question."""
        return {State.EMPTY: self.empty, State.ANSWERED: self.done, State.SET_ASIDE: self.set_aside}[state]

    def of_progress(self, progress: Progress) -> str:
        """The mark for the progress of one actor."""
        if progress.complete:
            return self.done
        return self.started if progress.started else self.empty

    def of_fit(self, fit: Fit) -> str:
        """The mark for how what was said fits what was expected."""
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
