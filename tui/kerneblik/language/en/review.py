"""English: reading what was written, by actor, by theme and side by side."""

REVIEW: dict[str, str] = {
    # Keys
    "key.next_perspective": "next",
    "key.next_perspective.help": "next perspective or theme",
    "key.previous_perspective": "previous",
    "key.previous_perspective.help": "previous perspective or theme",
    "key.edit": "edit",
    "key.edit.help": "edit the answer you are reading",
    "key.edit.command": "Edit the answer you are reading",
    "key.list": "list",
    "key.list.help": "to the list of perspectives and themes",
    "key.side_by_side": "side by side",
    "key.side_by_side.help": "read two or three actors side by side",
    "key.side_by_side.command": "Read actors side by side",
    # The screen
    "review.list": "Review",
    "review.complete": "{actor}: complete, {words}",
    "review.incomplete": "{actor}: {progress}, {words}",
    "review.theme": "Theme across the actors: {theme}",
    "review.rounds": "Round by round: {rounds}",
    "review.nothing": "Nothing has been written here yet.",
    "review.removed": "Removed",
    "review.removed.title": "Answers to questions that are no longer in the checklist",
    "review.empty": "Not answered yet",
    "review.set_aside": "Set aside",
    "side_by_side.title": "Whom do you want to read side by side?",
    "side_by_side.explanation": "Choose two or three actors. They are read theme by theme.",
    "side_by_side.keys": "Space or 1-9: tick or untick   Enter: read   Esc: close",
    "side_by_side.how_many": "Choose two or three.",
    "side_by_side.narrow": "The window has to be {columns} columns wide for them to stand side by side.",
}
