"""What was written and how far it has come: pure values, no files, no screen."""

from kerneblik.reflection.changes import Changes
from kerneblik.reflection.dialogue import (
    Agreement,
    Conversation,
    Finding,
    Record,
    View,
    new_id,
    next_view,
)
from kerneblik.reflection.model import (
    Answer,
    Position,
    Round,
    State,
    Version,
    count_words,
    holds,
    shared_start,
    text_key,
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
    "Agreement",
    "Answer",
    "Changes",
    "Conversation",
    "Finding",
    "Perspective",
    "Position",
    "Progress",
    "Record",
    "Round",
    "Sittings",
    "State",
    "Version",
    "View",
    "count_words",
    "holds",
    "is_reworded",
    "new_id",
    "next_open",
    "next_view",
    "orphans",
    "perspectives",
    "progress",
    "shared_start",
    "text_key",
]
