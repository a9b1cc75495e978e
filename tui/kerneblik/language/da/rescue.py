"""Danish: words of what is done so that no text is lost, and none gets into others' hands."""

RESCUE: dict[str, str] = {
    "storage.foreign": "{path} tilhører en anden bruger. Kerneblik læser og skriver kun dine egne filer:"
    " flyt den væk, eller bed administratoren om det.",
    "storage.directory.link": "{path} er en henvisning (et link) til et andet sted. Af sikkerhedshensyn"
    " følger Kerneblik den ikke: læg selve mappen her, eller peg på hele datamappen med --data.",
    "conversation.on": "Fortsæt",
    "dialog.choice.keys": "PgUp/PgDn: læs mere",
    # A round that cannot be read
    "recovery.title": "Runden kan ikke læses",
    "recovery.written": "Filen blev sidst gemt {date} kl. {time}. Den bliver ikke slettet, men lagt til side"
    " under et andet navn.",
    "recovery.has_backup.one": "Den nyeste gode sikkerhedskopi er fra {date} kl. {time} og har {count} svar.",
    "recovery.has_backup.other": "Den nyeste gode sikkerhedskopi er fra {date} kl. {time} og har {count}"
    " svar.",
    "recovery.no_backup": "Der er ingen sikkerhedskopi af runden.",
    "recovery.lacking.one": "Den mangler {count} nyere svar, som kan hentes ud af filen: {actors}.",
    "recovery.lacking.other": "Den mangler {count} nyere svar, som kan hentes ud af filen: {actors}.",
    "recovery.readable.one": "{count} svar kan hentes ud af filen: {actors}.",
    "recovery.readable.other": "{count} svar kan hentes ud af filen: {actors}.",
    "recovery.nothing_newer": "De svar, der kan læses i filen, er også i sikkerhedskopien.",
    "recovery.nothing_read": "Der kan ikke læses nogen svar i selve filen.",
    "recovery.lost.one": "{count} svar kan ikke hentes frem: {actors}.",
    "recovery.lost.other": "{count} svar kan ikke hentes frem: {actors}.",
    "recovery.backup": "Brug sikkerhedskopien",
    "recovery.backup_and_newer.one": "Brug sikkerhedskopien og det nyere svar",
    "recovery.backup_and_newer.other": "Brug sikkerhedskopien og de {count} nyere svar",
    "recovery.salvaged.one": "Lav runden af det ene svar",
    "recovery.salvaged.other": "Lav runden af de {count} svar",
    "recovery.new": "Begynd en ny runde",
    "recovery.quit": "Afslut uden at ændre noget",
    "recovery.recovered.title": "Runden er hentet frem",
    "recovery.new.title": "Filen er lagt til side",
    "recovery.aside": "Den beskadigede fil ligger nu her, urørt:\n{path}",
    # Text that did not get into its round
    "rescue.title": "Tekst, der ikke blev gemt",
    "rescue.unsaved": "Da Kerneblik sluttede {date} kl. {time}, kunne dette ikke gemmes i runden »{round}«:",
    "rescue.edited": "Din editor efterlod dette {date} kl. {time}, uden at det nåede ind i runden »{round}«:",
    "rescue.name": "Rundens nye navn: {name}",
    "rescue.nothing_overwritten": "Står der nu en anden tekst i runden, går den ikke tabt: den bliver en"
    " tidligere udgave af svaret.",
    "rescue.take": "Sæt teksten ind i runden",
    "rescue.later": "Lad den ligge, og spørg igen næste gang",
    "rescue.discard": "Smid den væk",
    "rescue.discard.title": "Smid teksten væk?",
    "rescue.discard.explanation": "Det er {words}, og de kan ikke hentes tilbage.",
    "rescue.discard.keep": "Nej, behold den",
    "rescue.discard.sure": "Ja, smid den væk",
    "rescue.still_there": "Teksten ligger der stadig, og du bliver spurgt igen næste gang:\n{path}",
    "rescue.left": (
        "noget af det, du skrev, kunne ikke gemmes i runden. Det ligger i {path}; næste gang du starter"
        " »kerneblik«, bliver du spurgt, om det skal sættes ind"
    ),
    "rescue.nowhere": (
        "noget af det, du skrev, kunne hverken gemmes i runden eller lægges andre steder, og er gået tabt."
        " »kerneblik doctor« viser, hvad der er galt"
    ),
    # The user's own editor, where the texts are locked
    "editor.no_memory": "Dine tekster er låst, og derfor må editorens fil ikke ligge på disken. Denne maskine"
    " har intet privat sted i hukommelsen til den: skriv svaret her i Kerneblik.",
}
