"""The table of budgets."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf


@dataclass(frozen=True)
class Line:
    """One budget, what was measured, and what stands beside it."""

    what: str
    unit: str
    ours: float
    base: float | None
    """What ours is measured against; None where the budget is absolute."""
    limit: float = inf
    """Without one, the line is for information."""
    aim: float = inf
    beside: tuple[tuple[str, float], ...] = ()

    @property
    def measured(self) -> float:
        """What the budget is about: the ratio, or the figure itself."""
        return self.ours if self.base is None else self.ours / max(self.base, 1e-9)

    def as_json(self) -> dict[str, object]:
        """All of it, by names."""
        budgets = {"must": self.limit, "aim": self.aim}
        return {
            "what": self.what.strip(),
            "unit": self.unit,
            "ours": self.ours,
            "measured": self.measured,
            **{name: budget for name, budget in budgets.items() if budget != inf},
            "verdict": self.verdict,
            "beside": dict(self.beside),
        }

    @property
    def verdict(self) -> str:
        """Whether it was met; nothing where there is no budget."""
        if self.limit == inf:
            return ""
        if self.measured <= self.aim:
            return "aim"
        return "pass" if self.measured <= self.limit else "MISS"


HEADINGS = ("what", "Kerneblik", "ratio", "must", "aim", "", "beside it, in the same run")


def table(lines: list[Line]) -> str:
    """All lines in columns."""
    rows = [HEADINGS]
    for line in lines:
        rows.append(
            (
                line.what,
                f"{line.ours:,.2f} {line.unit}",
                "" if line.base is None else f"{line.measured:.2f}",
                *("" if budget == inf else f"{budget:g}" for budget in (line.limit, line.aim)),
                line.verdict,
                ", ".join(f"{name} {figure:,.2f}" for name, figure in line.beside),
            )
        )
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    return "\n".join(
        "  ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
