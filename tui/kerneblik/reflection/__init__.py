"""The domain: rounds with answers and dialogues, and what can be told of them. No files, no screens."""

from kerneblik.reflection.changes import Changes, EditSessions
from kerneblik.reflection.dialogue import (
    Agreement,
    Assessment,
    Conversation,
    Fit,
    Record,
    new_id,
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
    AgreementCount,
    DialogueProgress,
    Perspective,
    Progress,
    Stage,
    is_reworded,
    next_open,
    orphans,
    perspectives,
    progress,
)

__all__ = [
    "Agreement",
    "AgreementCount",
    "Answer",
    "Assessment",
    "Changes",
    "Conversation",
    "DialogueProgress",
    "EditSessions",
    "Fit",
    "Perspective",
    "Position",
    "Progress",
    "Record",
    "Round",
    "Stage",
    "State",
    "Version",
    "count_words",
    "holds",
    "is_reworded",
    "new_id",
    "next_open",
    "orphans",
    "perspectives",
    "progress",
    "shared_start",
    "text_key",
]
