"""What was written and how far it has come: pure values, no files, no screen."""

from kerneblik.reflection.model import Answer, Position, Round, State, count_words
from kerneblik.reflection.progress import (
    Perspective,
    Progress,
    is_reworded,
    next_open,
    orphans,
    perspectives,
    progress,
)

__all__ = [
    "Answer",
    "Perspective",
    "Position",
    "Progress",
    "Round",
    "State",
    "count_words",
    "is_reworded",
    "next_open",
    "orphans",
    "perspectives",
    "progress",
]
