"""English: the overview: the wheel, the actors, themes and actors in a matrix."""

OVERVIEW: dict[str, str] = {
    # Keys
    "key.matrix": "themes",
    "key.matrix.help": "themes and actors as a table; from there back to the wheel",
    "key.matrix.command": "Themes and actors as a table",
    # The screen
    "overview.agreed": "A: {words}",
    "overview.fits": "view",
    "overview.actor": "Actor",
    "overview.reflection": "refl.",
    "overview.dialogue": "dial.",
    "overview.words": "words",
    "overview.edited": "edited",
    "overview.next": "Next is {actor}: {question}",
    "overview.all_done": "All 360 degrees are seen. Read them in the review.",
    "overview.legend": "Centre: yourself. Inner ring: reflection. Outer ring: dialogue.",
    "matrix.theme": "Theme",
    "matrix.dash": "no questions",
    "matrix.no_questions": "No questions here.",
    "matrix.said.one": "Noted in conversations: answers to {count} question",
    "matrix.said.other": "Noted in conversations: answers to {count} questions",
}
