"""What was written and how far it has come: pure values, no files, no screen."""

from kerneblik.reflection.model import (
    Answer,
    Position,
    Round,
    State,
    Version,
    count_words,
    holds,
    shared_start,
)
from kerneblik.reflection.progress import (
    Perspective,
    Progress,
    is_reworded,
    next_open,
    orphans,
    perspectives,
    progress,
)
from kerneblik.reflection.sittings import Sittings

__all__ = [
    "Answer",
    "Perspective",
    "Position",
    "Progress",
    "Round",
    "Sittings",
    "State",
    "Version",
    "count_words",
    "holds",
    "is_reworded",
    "next_open",
    "orphans",
    "perspectives",
    "progress",
    "shared_start",
]
