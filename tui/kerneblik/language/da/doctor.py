"""Danish: `kerneblik doctor`."""

DOCTOR: dict[str, str] = {
    "doctor.severity.ok": "ok",
    "doctor.severity.notice": "obs",
    "doctor.severity.problem": "FEJL",
    # The data directory
    "doctor.no_directory": "Der er ingen tekster endnu; {path} bliver lavet, når du starter »kerneblik«",
    "doctor.private": "Kun du kan læse det, der ligger i {path}",
    "doctor.open.one": "Andre brugere har adgang til {paths}",
    "doctor.open.other": "Andre brugere har adgang til {count} filer og mapper: {paths}",
    "doctor.link": "{path} er en henvisning (et link) og bliver ikke brugt. Læg selve filen eller mappen der",
    "doctor.foreign": "{path} tilhører en anden bruger og bliver ikke brugt. Flyt den væk, eller bed"
    " administratoren om det",
    "doctor.way": "En anden end du kan ændre i {path}, og dermed bytte dine mapper ud. Bed administratoren om"
    " at lukke mappen, eller flyt dine tekster med --data",
    "doctor.stale.one": "Et afbrudt program har efterladt en ufærdig fil: {paths}",
    "doctor.stale.other": "Afbrudte programmer har efterladt {count} ufærdige filer: {paths}",
    # The disk
    "doctor.room": "Der er {room} plads på disken",
    "doctor.full": "Der er ikke plads på disken ({room}): {path}. Slet noget andet, eller bed om mere plads",
    "doctor.read_only": "Disken {path} er skrivebeskyttet. Tal med administratoren",
    "doctor.volatile": "{path} ligger i maskinens hukommelse: teksterne forsvinder, når den genstartes",
    "doctor.network": "Teksterne ligger på et netværksdrev ({kind}, {path})",
    "doctor.nfs_without_locks": "Netværksdrevet {path} ({kind}) låser ikke filer på tværs af maskiner. Brug"
    " kun Kerneblik på én maskine ad gangen",
    "doctor.locks": "Filer kan skrives og låses: Kerneblik kan være åben i flere vinduer på én gang",
    "doctor.no_locks": "Filer kan ikke låses på denne disk. Hav kun Kerneblik åben ét sted ad gangen",
    # The rounds
    "doctor.ask": "Adgangskode (Enter alene: uden at kontrollere indholdet): ",
    "doctor.locked": "Teksterne er låst med en adgangskode: indholdet af filerne er ikke kontrolleret",
    "doctor.no_rounds": "Der er ingen runder endnu",
    "doctor.round.one": "Runden {round}: {count} svar; sikkerhedskopi fra {date} kl. {time}",
    "doctor.round.other": "Runden {round}: {count} svar; sikkerhedskopi fra {date} kl. {time}",
    "doctor.round_empty": "Runden {round}: ingen svar endnu",
    "doctor.round_no_backup.one": "Runden {round}: {count} svar; ingen sikkerhedskopi endnu",
    "doctor.round_no_backup.other": "Runden {round}: {count} svar; ingen sikkerhedskopi endnu",
    "doctor.round_locked.one": "Runden {round}: låst; {count} sikkerhedskopi",
    "doctor.round_locked.other": "Runden {round}: låst; {count} sikkerhedskopier",
    "doctor.bad_backups.one": "Runden {round}: {count} af {total} sikkerhedskopier kan ikke læses: {paths}",
    "doctor.bad_backups.other": "Runden {round}: {count} af {total} sikkerhedskopier kan ikke læses: {paths}",
    "doctor.copy": "{path} er en kopi af runden »{round}« ({of}), som et synkroniseringsprogram kan have lagt"
    " der. Den åbnes ikke. Se, om der står noget i den, som runden mangler",
    "doctor.future.one": "{paths} har et tidspunkt i fremtiden: et ur har gået forkert. Intet afgøres af det,"
    " men datoen, der vises, er forkert",
    "doctor.future.other": "{count} filer har et tidspunkt i fremtiden: {paths}. Et ur har gået forkert."
    " Intet afgøres af det, men de datoer, der vises, er forkerte",
    "doctor.aside.one": "En beskadiget fil er lagt til side: {paths}",
    "doctor.aside.other": "{count} beskadigede filer er lagt til side: {paths}",
    "doctor.round_gone": "Runden {round} er væk, men har sikkerhedskopier i {path}. Kopiér den nyeste til"
    " mappen rounds som {round}.json, hvis du savner den",
    # What waits for the next start
    "doctor.copies.one": "En nødkopi venter: start »kerneblik«, så kan du sætte den ind i runden ({paths})",
    "doctor.copies.other": "{count} nødkopier venter: start »kerneblik«, så kan du sætte dem ind i runden"
    " ({paths})",
    "doctor.copies_of_others": "I {path} ligger der nødkopier fra en anden datamappe. Er den flyttet hertil,"
    " så flyt dem til mappen recovery i den",
    "doctor.bad_copy": "Nødkopien {path} kan ikke læses. Den bliver liggende: slet den, hvis du intet savner",
    "doctor.drafts.one": "En formular blev ikke skrevet færdig: åbn den igen i »kerneblik«, så står"
    " teksten der ({paths})",
    "doctor.drafts.other": "{count} formularer blev ikke skrevet færdig: åbn dem igen i"
    " »kerneblik«, så står teksten der ({paths})",
    "doctor.bad_draft": "Udkastet {path} kan ikke læses. Det bliver liggende: slet det, hvis du intet savner",
    "doctor.editing.one": "En editor har efterladt en tekst: start »kerneblik«, så kan du sætte den ind i"
    " runden, hvis den blev ændret ({paths})",
    "doctor.editing.other": "Editorer har efterladt {count} tekster: start »kerneblik«, så kan du sætte dem"
    " ind i runden, hvis de blev ændret ({paths})",
    "doctor.no_memory": "Der er intet privat sted i maskinens hukommelse: din egen editor (Ctrl+O) kan ikke"
    " bruges, mens teksterne er låst",
    # Everything else
    "doctor.settings": "Dine indstillinger er i orden ({path})",
    "doctor.checklist.one": "Tjeklisten er i orden: {count} spørgsmål ({path})",
    "doctor.checklist.other": "Tjeklisten er i orden: {count} spørgsmål ({path})",
    "doctor.bad_checklist": "Tjeklisten kan ikke bruges. {message} »kerneblik check {path}« viser alle fejl",
    "doctor.utf8": "Terminalen skriver æ, ø og å rigtigt (UTF-8)",
    "doctor.encoding": "Terminalen er sat op til {encoding} og ikke til UTF-8: nogle tegn kan ikke vises."
    " Prøv LANG=da_DK.UTF-8 eller LANG=C.UTF-8",
    "doctor.terminal": "Terminalen {term}: {columns} × {rows} tegn, {colours} farver",
    "doctor.small_terminal": "Terminalen er kun {columns} × {rows} tegn; appen skal bruge 40 × 12",
    "doctor.dumb_terminal": "Appen kan ikke tegne i denne terminal (TERM={term})",
    "doctor.no_terminal": "Terminalen er ikke kontrolleret: kommandoen kører ikke i en",
    "doctor.versions": "Kerneblik {kerneblik}, Python {python}, Textual {textual}, TinyDB {tinydb}, {system}",
    # What it comes to
    "doctor.well": "Alt er, som det skal være.",
    "doctor.no_errors": "Der er ingen fejl, men læg mærke til linjerne med »obs«.",
    "doctor.wrong.one": "{count} ting er ikke, som den skal være.",
    "doctor.wrong.other": "{count} ting er ikke, som de skal være.",
    "doctor.try_repair": "»kerneblik doctor --repair« retter det, der kan rettes.",
    # What was repaired
    "repair.permissions.one": "Andre brugeres adgang er taget fra {count} fil eller mappe",
    "repair.permissions.other": "Andre brugeres adgang er taget fra {count} filer og mapper",
    "repair.settings": "Indstillingerne kunne ikke forstås og er lagt til side; en kopi ligger i {path}",
    "repair.stale.one": "{count} ufærdig fil er fjernet",
    "repair.stale.other": "{count} ufærdige filer er fjernet",
    "repair.locked": "Teksterne er låst, så runderne er ikke rørt",
    "repair.backup": "Runden »{round}« er hentet frem fra sikkerhedskopien fra {date} kl. {time}",
    "repair.partial.one": "Runden »{round}«: {count} svar er hentet ud af den beskadigede fil",
    "repair.partial.other": "Runden »{round}«: {count} svar er hentet ud af den beskadigede fil",
    "repair.new_backup": "Runden »{round}« har fået en sikkerhedskopi",
    "repair.lost.one": "Runden »{round}«: {count} svar kunne ikke hentes frem",
    "repair.lost.other": "Runden »{round}«: {count} svar kunne ikke hentes frem",
    "repair.aside": "Den beskadigede fil ligger nu i {path}",
    "repair.nothing_left": "Runden {round} kan ikke hentes frem: der er ingen sikkerhedskopi, og intet kan"
    " læses i filen. Start »kerneblik« for at begynde en ny",
    "repair.copies": "Kopier af det, der er ændret, ligger i {path}",
    "repair.done": "Sådan ser det ud nu:",
    "repair.nothing": "Der var intet at rette. Sådan ser det ud:",
}
