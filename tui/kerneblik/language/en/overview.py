"""English: the overview: the wheel, the actors, themes and actors in a matrix."""

OVERVIEW: dict[str, str] = {
    # Keys
    "key.matrix": "themes",
    "key.matrix.help": "themes and actors as a table; from there back to the wheel",
    "key.matrix.command": "Themes and actors as a table",
    # The screen
    "overview.agreed": "A: {words}",
    "overview.fits": "fit",
    "overview.actor": "Actor",
    "overview.reflection": "refl.",
    "overview.prepared": "prep.",
    "overview.talked_about": "talk",
    "overview.agreements": "agr.",
    "overview.words": "words",
    "overview.edited": "changed",
    "overview.next": "Next: {step}",
    "overview.also": "Also: {step}",
    "overview.next.follow_up": "assess what you talked about, or note an agreement ({actor})",
    "overview.next.write": "“{question}” ({actor})",
    "overview.next.talk": "hold the conversation, or print the sheet ({actor})",
    "overview.next.planned": "the conversation is planned for {day}; print the sheet ({actor})",
    "overview.all_done": "You have come full circle. Read it all in the review.",
    "overview.legend": "Centre: yourself. Inner ring: reflection. Outer ring: dialogue.",
    "overview.legend.no_central": "Inner ring: reflection. Outer ring: dialogue.",
    "overview.legend.stages": "{done} talked about  {prepared} prepared  {set_aside} set aside",
    "themes.origin": "The themes run across the actors. They are Kerneblik's own and not in the leaflet.",
    "matrix.theme": "Theme",
    "matrix.dash": "no questions",
    "matrix.no_questions": "No questions here.",
    "matrix.talked_about.one": "Talked about: {count} question",
    "matrix.talked_about.other": "Talked about: {count} questions",
}
