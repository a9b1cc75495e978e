"""Danish: what is asked at the start: damaged rounds, and text that was not saved."""

STARTUP: dict[str, str] = {
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
    "recovery.partial.one": "Lav runden af det ene svar",
    "recovery.partial.other": "Lav runden af de {count} svar",
    "recovery.new": "Begynd en ny runde",
    "recovery.quit": "Afslut uden at ændre noget",
    "recovery.recovered.title": "Runden er hentet frem",
    "recovery.new.title": "Filen er lagt til side",
    "recovery.aside": "Den beskadigede fil ligger nu her, urørt:\n{path}",
    # Text that did not get into its round
    "emergency_copy.title": "Tekst, der ikke blev gemt",
    "emergency_copy.unsaved": "Da Kerneblik sluttede {date} kl. {time}, kunne dette ikke gemmes i runden"
    " »{round}«:",
    "emergency_copy.edited": "Din editor efterlod dette {date} kl. {time}, uden at det nåede ind i runden"
    " »{round}«:",
    "emergency_copy.name": "Rundens nye navn: {name}",
    "emergency_copy.nothing_overwritten": "Står der nu en anden tekst i runden, går den ikke tabt: den"
    " bliver en tidligere udgave af svaret.",
    "emergency_copy.take": "Sæt teksten ind i runden",
    "emergency_copy.later": "Lad den ligge, og spørg igen næste gang",
    "emergency_copy.discard": "Smid den væk",
    "emergency_copy.discard.title": "Smid teksten væk?",
    "emergency_copy.discard.explanation": "Det er {words}, og de kan ikke hentes tilbage.",
    "emergency_copy.discard.keep": "Nej, behold den",
    "emergency_copy.discard.sure": "Ja, smid den væk",
    "emergency_copy.still_there": "Teksten ligger der stadig, og du bliver spurgt igen næste gang:\n{path}",
    "emergency_copy.left": (
        "noget af det, du skrev, kunne ikke gemmes i runden. Det ligger i {path}; næste gang du starter"
        " »kerneblik«, bliver du spurgt, om det skal sættes ind"
    ),
    "emergency_copy.unreadable.one": "En nødkopi kan ikke læses. Den kan rumme tekst, der ikke kom ind i sin"
    " runde, og bliver liggende. Tal med administratoren: {paths}",
    "emergency_copy.unreadable.other": "{count} nødkopier kan ikke læses. De kan rumme tekst, der ikke kom"
    " ind i sin runde, og bliver liggende. Tal med administratoren: {paths}",
    "emergency_copy.newer": "Tekst, der ikke kom ind i sin runde, ligger i en nødkopi fra en nyere udgave af"
    " Kerneblik. Opdatér Kerneblik, så kan du sætte den ind: {paths}",
    "emergency_copy.nowhere": (
        "noget af det, du skrev, kunne hverken gemmes i runden eller lægges andre steder, og er gået tabt."
        " »kerneblik doctor« viser, hvad der er galt"
    ),
}
