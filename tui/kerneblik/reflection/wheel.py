"""The wheel with a tile for each question, whatever draws it; and the glyphs that show states."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from math import tau

from kerneblik.checklist import Checklist, Kind, Question
from kerneblik.dataclass import dataclass
from kerneblik.reflection.dialogue import Fit
from kerneblik.reflection.model import Round
from kerneblik.reflection.progress import AgreementCount, DialogueProgress, Progress, Stage, stage


@dataclass(frozen=True)
class Glyphs:
    """A set of glyphs, each of them one cell wide; there is one in Unicode and one in ASCII."""

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
    overdue: str
    """Marks agreements that are overdue."""

    def of_stage(self, stage: Stage) -> str:
        """The glyph for the stage of a question."""
        return {
            Stage.EMPTY: self.empty,
            Stage.PREPARED: self.started,
            Stage.DONE: self.done,
            Stage.SET_ASIDE: self.set_aside,
        }[stage]

    def of_stages(self, stages: Collection[Stage]) -> str:
        """The glyph for several questions: done when none is left, started when any has come further."""
        if set(stages) <= {Stage.EMPTY}:
            return self.empty
        return self.done if set(stages) <= {Stage.DONE, Stage.SET_ASIDE} else self.started

    def mark(self, progress: Progress | DialogueProgress) -> str:
        """The glyph that stands before a count where some of the questions are set aside; else empty."""
        return self.set_aside if progress.set_aside else ""

    def tally(self, progress: Progress) -> str:
        """How many questions are done: `3/4`, marked where some of those are set aside."""
        return f"{self.mark(progress)}{progress.done}/{progress.total}" if progress.total else self.dash

    def tallies(self, progress: DialogueProgress) -> tuple[str, str]:
        """How many questions were prepared and how many talked about, of those not set aside."""
        if not progress.total:
            return self.dash, self.dash
        total = progress.total - progress.set_aside
        return f"{self.mark(progress)}{progress.prepared}/{total}", f"{progress.talked_about}/{total}"

    def tally_of_agreements(self, count: AgreementCount) -> str:
        """How many agreements of all are open: `2/3`, marked where one is overdue."""
        mark = self.overdue if count.overdue else ""
        return f"{mark}{count.open}/{count.total}" if count.total else self.dash

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
    overdue="!",
)
ASCII = Glyphs(
    empty=".",
    started="+",
    done="*",
    set_aside=":",
    separator="-",
    dash="-",
    ellipsis="~",
    rule="-",
    agrees="=",
    differs="/",
    surprises="!",
    overdue="!",
)

CENTRE_RADIUS = 0.34
"""Where the central disc ends and the inner ring begins."""
INNER_RADIUS = 0.66
"""Where the inner ring ends and the outer ring begins."""


class Ring(StrEnum):
    """Which part of the wheel a tile lies in."""

    CENTRE = "centre"
    """The central actor's questions, of either kind."""
    INNER = "inner"
    """The others' questions for reflection."""
    OUTER = "outer"
    """The others' questions for dialogue."""


@dataclass(frozen=True)
class Tile:
    """The part of the wheel that stands for one question."""

    question: str
    """The id of the question."""
    actor: int
    """The number of its actor in the checklist, from 1."""
    ring: Ring
    start: float
    end: float
    """The angles between which it lies: `0 <= start < end <= tau`."""
    inner: float
    outer: float
    """The distances from the middle between which it lies."""
    stage: Stage
    fit: Fit | None = None
    """The fit of the question; None when it is not assessed."""

    @property
    def middle(self) -> tuple[float, float]:
        """The angle and the distance of its centre."""
        return (self.start + self.end) / 2, (self.inner + self.outer) / 2


@dataclass(frozen=True)
class Sector:
    """One actor's share of the circle."""

    actor: int
    """The number of the actor in the checklist, from 1."""
    central: bool
    """True when it lies in the middle."""
    start: float
    end: float

    @property
    def middle(self) -> float:
        """The angle halfway, where the actor's number or name belongs."""
        return (self.start + self.end) / 2


@dataclass(frozen=True)
class Wheel:
    """All tiles and sectors, in the checklist's order."""

    tiles: tuple[Tile, ...]
    sectors: tuple[Sector, ...]

    @cached_property
    def blank(self) -> Wheel:
        """The wheel with every tile empty, which depends on the checklist only."""
        return Wheel(tuple(replace(tile, stage=Stage.EMPTY, fit=None) for tile in self.tiles), self.sectors)

    @cached_property
    def sector_by_actor(self) -> dict[int, Sector]:
        """The sectors by the number of their actor."""
        return {sector.actor: sector for sector in self.sectors}


def wheel(checklist: Checklist, round_: Round, today: date) -> Wheel:
    """The wheel of a checklist, with the stages and fits of a round as it is today.

    The central actor's questions share the disc in the middle. The others' sectors are equal and go
    clockwise, the first one starting at the top; their inner ring is for reflection, the outer for
    dialogue, and each is shared equally by the questions there. Where there are no others, the disc is
    the whole wheel; where there is no central actor, the middle stays open.
    """
    central = [number for number, actor in enumerate(checklist.actors, 1) if actor.central]
    others = [number for number, actor in enumerate(checklist.actors, 1) if not actor.central]
    disc = CENTRE_RADIUS if others else 1.0
    bounds = dict(
        zip(central + others, _divide(0, tau, len(central)) + _divide(0, tau, len(others)), strict=True)
    )
    talked_about = round_.talked_about(today)

    def tiles_of(
        sector: Sector, questions: tuple[Question, ...], ring: Ring, radii: tuple[float, float]
    ) -> list[Tile]:
        divided = _divide(sector.start, sector.end, len(questions))
        return [
            Tile(
                question.id,
                sector.actor,
                ring,
                *bounds,
                *radii,
                stage(question, round_, talked_about),
                round_.fit_of(question.id),
            )
            for question, bounds in zip(questions, divided, strict=True)
        ]

    tiles: list[Tile] = []
    sectors: list[Sector] = []
    for number, actor in enumerate(checklist.actors, 1):
        sector = Sector(number, actor.central, *bounds[number])
        sectors.append(sector)
        if actor.central:
            tiles += tiles_of(sector, actor.questions, Ring.CENTRE, (0.0, disc))
        else:
            reflection, dialogue = actor.of_kind(Kind.REFLECTION), actor.of_kind(Kind.DIALOGUE)
            tiles += tiles_of(sector, reflection, Ring.INNER, (CENTRE_RADIUS, INNER_RADIUS))
            tiles += tiles_of(sector, dialogue, Ring.OUTER, (INNER_RADIUS, 1.0))
    return Wheel(tuple(tiles), tuple(sectors))


def _divide(start: float, end: float, count: int) -> list[tuple[float, float]]:
    """`count` equal parts from start to end; each begins exactly where the one before ends."""
    marks = [start + (end - start) * part / count for part in range(count)]
    return list(pairwise([*marks, end]))
