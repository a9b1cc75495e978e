"""Danish: the words of earlier texts and of texts written at the same time."""

VERSIONS: dict[str, str] = {
    "key.versions": "versioner",
    "key.versions.help": "tidligere tekster: sammenlign, tag tilbage, flet",
    "key.versions.command": "Tidligere tekster af svaret",
    "key.merge": "flet",
    "write.contested": "Svaret er også skrevet i en anden session. Begge tekster er gemt: Ctrl+G viser dem.",
    "write.arrived": "Svaret er lige blevet rettet i en anden session.",
    "versions.title": "Tidligere tekster",
    "versions.none": "Der er endnu ingen tidligere tekster af dette svar. Den første kommer, når du skriver"
    " videre en anden gang.\n\nEsc: luk",
    "versions.legend": "nu: står kun i svaret, som det er nu   før: står kun i den tidligere tekst",
    "versions.now": "nu",
    "versions.then": "før",
    "versions.keys": "Enter: tag teksten tilbage   M: flet begge   PgUp/PgDn: rul   Esc: luk",
    "versions.conflict": "skrevet samtidig",
    "versions.undated": "uden dato",
}
