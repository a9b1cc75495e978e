"""Danish: the overview: the wheel, the actors, themes and actors in a matrix."""

OVERVIEW: dict[str, str] = {
    # Keys
    "key.matrix": "temaer",
    "key.matrix.help": "temaer og aktører i et skema; derfra tilbage til hjulet",
    "key.matrix.command": "Temaer og aktører i et skema",
    # The screen
    "overview.agreed": "A: {words}",
    "overview.fits": "vurd.",
    "overview.actor": "Aktør",
    "overview.reflection": "refl.",
    "overview.prepared": "forb.",
    "overview.talked_about": "talt",
    "overview.agreements": "aft.",
    "overview.words": "ord",
    "overview.edited": "ændret",
    "overview.next": "Næste skridt: {step}",
    "overview.also": "Også: {step}",
    "overview.next.follow_up": "vurdér det, I talte om, eller skriv en aftale op ({actor})",
    "overview.next.write": "»{question}« ({actor})",
    "overview.next.talk": "hold samtalen, eller skriv arket ud ({actor})",
    "overview.next.planned": "samtalen er planlagt til {day}; skriv arket ud ({actor})",
    "overview.all_done": "Du er nået hele vejen rundt. Læs det hele i gennemsynet.",
    "overview.legend": "Midten: dig selv. Indre ring: selvrefleksion. Ydre ring: dialog.",
    "overview.legend.no_central": "Indre ring: selvrefleksion. Ydre ring: dialog.",
    "overview.legend.stages": "{done} talt om  {prepared} forberedt  {set_aside} lagt til side",
    "themes.origin": "Temaerne går på tværs af aktørerne. De er Kernebliks egne og står ikke i folderen.",
    "matrix.theme": "Tema",
    "matrix.dash": "ingen spørgsmål",
    "matrix.no_questions": "Her er ingen spørgsmål.",
    "matrix.talked_about.one": "Talt om: {count} spørgsmål",
    "matrix.talked_about.other": "Talt om: {count} spørgsmål",
}
