"""Danish: reading what was written, by actor, by theme and side by side."""

REVIEW: dict[str, str] = {
    # Keys
    "key.next_perspective": "næste",
    "key.next_perspective.help": "næste perspektiv eller tema",
    "key.previous_perspective": "forrige",
    "key.previous_perspective.help": "forrige perspektiv eller tema",
    "key.edit": "ret",
    "key.edit.help": "ret det svar, du læser",
    "key.edit.command": "Ret det svar, du læser",
    "key.list": "liste",
    "key.list.help": "til listen over perspektiver og temaer",
    "key.side_by_side": "side om side",
    "key.side_by_side.help": "læs to eller tre aktører side om side",
    "key.side_by_side.command": "Læs aktører side om side",
    # The screen
    "review.list": "Gennemsyn",
    "review.complete": "{actor}: færdig, {words}",
    "review.incomplete": "{actor}: {progress}, {words}",
    "review.theme": "Tema på tværs af aktørerne: {theme}",
    "review.rounds": "Runde for runde: {rounds}",
    "review.nothing": "Her er endnu ikke skrevet noget.",
    "review.removed": "Udgåede",
    "review.removed.title": "Svar på spørgsmål, som ikke længere er i tjeklisten",
    "review.empty": "Endnu ikke besvaret",
    "review.set_aside": "Lagt til side",
    "side_by_side.title": "Hvem vil du læse side om side?",
    "side_by_side.explanation": "Vælg to eller tre aktører. De læses tema for tema.",
    "side_by_side.keys": "Mellemrum eller 1-9: vælg til eller fra   Enter: læs   Esc: luk",
    "side_by_side.how_many": "Vælg to eller tre.",
    "side_by_side.narrow": "Vinduet skal være {columns} tegn bredt, for at de kan stå side om side.",
}
