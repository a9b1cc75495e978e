"""Danish: the overview: the wheel, the actors, themes and actors in a matrix."""

OVERVIEW: dict[str, str] = {
    # Keys
    "key.matrix": "temaer",
    "key.matrix.help": "temaer og aktører i et skema; derfra tilbage til hjulet",
    "key.matrix.command": "Temaer og aktører i et skema",
    # The screen
    "overview.agreed": "A: {words}",
    "overview.fits": "syn",
    "overview.actor": "Aktør",
    "overview.reflection": "refl.",
    "overview.dialogue": "dialog",
    "overview.words": "ord",
    "overview.edited": "rettet",
    "overview.next": "Næste skridt: {actor}: {question}",
    "overview.all_done": "Du er nået hele vejen rundt. Læs det hele i gennemsynet.",
    "overview.legend": "Midten: dig selv. Indre ring: selvrefleksion. Ydre ring: dialog.",
    "matrix.theme": "Tema",
    "matrix.dash": "ingen spørgsmål",
    "matrix.no_questions": "Her er ingen spørgsmål.",
    "matrix.said.one": "Noteret i samtaler: svar på {count} spørgsmål",
    "matrix.said.other": "Noteret i samtaler: svar på {count} spørgsmål",
}
