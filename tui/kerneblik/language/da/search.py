"""Danish: the search."""

SEARCH: dict[str, str] = {
    # The dialog
    "search.title": "Søg",
    "search.keys": "Enter: gå dertil   Op/Ned: flyt   Esc: luk",
    "search.placeholder": "Et ord eller en del af det",
    "search.reading": "Læser alle runder …",
    "search.nothing_typed": "Der søges i alle runder, mens du skriver.",
    "search.nothing": "Intet fundet.",
    "search.found.one": "{count} tekst",
    "search.found.other": "{count} tekster",
    "search.many": "Over {count} tekster: skriv mere",
    "search.unreadable": "Kan ikke læses og er derfor ikke med: {names}",
    "search.agreement": "aftale",
    "search.introduction": "rapportens sammenfatning",
    "search.takeaway": "det tager jeg med",
    "search.opened": "Runden »{name}« er åbnet. Ctrl+R fører til en anden.",
    "search.no_actor": "Aktøren er ikke længere i tjeklisten, så samtalen kan ikke vises.",
}
