"""What a proof found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Outcome:
    """The figures of one proof, and where it failed."""

    proof: str
    figures: Mapping[str, object] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        width = max(map(len, self.figures), default=0)
        lines = [f"  {name:<{width}}  {_shown(figure)}" for name, figure in self.figures.items()]
        verdict = "holds" if not self.failures else f"FAILS {len(self.failures)} times"
        failures = [f"  ! {failure}" for failure in self.failures[:20]]
        return "\n".join([f"{self.proof}: {verdict}", *lines, *failures])


def _shown(figure: object) -> str:
    if isinstance(figure, float):
        return f"{figure:,.2f}"
    return f"{figure:,}" if isinstance(figure, int) else str(figure)
