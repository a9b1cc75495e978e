"""Danish: writing answers, in the app and in the user's own editor."""

WRITE: dict[str, str] = {
    # Keys
    "key.write": "skriv",
    "key.write.help": "skriv: ét spørgsmål ad gangen",
    "key.write.command": "Skriv",
    "key.next": "næste",
    "key.next.help": "næste spørgsmål; efter det sidste den næste aktør",
    "key.previous": "forrige",
    "key.previous.help": "forrige spørgsmål",
    "key.actors": "aktører",
    "key.actors.help": "til listen over aktører",
    "key.to_text": "skriv",
    "key.to_text.help": "fra listen til teksten",
    "key.set_aside": "til side",
    "key.set_aside.help": "læg spørgsmålet til side, eller tag det op igen",
    "key.set_aside.command": "Læg spørgsmålet til side, eller tag det op igen",
    "key.edit_outside": "editor",
    "key.edit_outside.help": "skriv svaret i din egen editor ($VISUAL, $EDITOR)",
    "key.edit_outside.command": "Skriv svaret i din egen editor",
    "key.earlier": "tidligere svar",
    "key.earlier.help": "vis eller skjul svaret fra en tidligere runde",
    "key.earlier.command": "Vis eller skjul svaret fra en tidligere runde",
    "key.to_earlier": "til det tidligere",
    "key.to_earlier.help": "til det tidligere svar for at rulle i det, og tilbage igen",
    "key.to_earlier.command": "Gå til det tidligere svar, eller tilbage",
    "key.take_over": "tag med",
    "key.take_over.help": "tag det tidligere svar med som udgangspunkt",
    "key.take_over.command": "Tag det tidligere svar med som udgangspunkt",
    "key.versions": "versioner",
    "key.versions.help": "tidligere tekster: sammenlign, tag tilbage, flet",
    "key.versions.command": "Tidligere tekster af svaret",
    "key.merge": "flet",
    # The screen
    "write.placeholder.reflection": "Skriv for dig selv. Det gemmes, mens du skriver.",
    "write.placeholder.dialogue": "Forbered dialogen: Hvad regner du med at høre? Hvad vil du spørge om?",
    "write.set_aside": "Lagt til side. Ctrl+T tager spørgsmålet op igen.",
    "write.open_agreements": "Fra tidligere runder: {words}. F3 og A viser dem.",
    "write.earlier": "Ctrl+N: dit svar i {round}",
    "write.reworded": "Spørgsmålet lød, da du svarede: {wording}",
    "write.contested": "Svaret er også skrevet i et andet vindue. Begge tekster er gemt: Ctrl+G viser dem.",
    "write.arrived": "Svaret er lige blevet ændret i et andet vindue.",
    # The answer of an earlier round
    "earlier.keys": "F6 rul  F7 tag med",
    "earlier.none": "Ingen tidligere runde har et svar på dette spørgsmål.",
    "earlier.none.title": "Tidligere",
    # Earlier texts of an answer
    "versions.title": "Tidligere tekster",
    "versions.none": (
        "Der er endnu ingen tidligere tekster af dette svar. Den første kommer, næste gang du skriver"
        " videre.\n\nEsc: luk"
    ),
    "versions.legend": "nu: står kun i svaret, som det er nu   før: står kun i den tidligere tekst",
    "versions.now": "nu",
    "versions.then": "før",
    "versions.keys": "Enter: tag teksten tilbage   M: flet begge   PgUp/PgDn: rul   Esc: luk",
    "versions.conflict": "skrevet samtidig",
    "versions.undated": "uden dato",
    # The user's own editor
    "editor.no_memory": (
        "Dine tekster er låst, og derfor må editorens fil ikke ligge på disken. Denne maskine har ikke"
        " noget privat sted i hukommelsen til den: skriv svaret her i Kerneblik."
    ),
    "editor.unreadable": "Din editor kan ikke startes: $VISUAL eller $EDITOR er skrevet forkert ({command}).",
    "editor.missing": "Editoren {command} kan ikke startes. Sæt $EDITOR til en, der er installeret.",
    "editor.no_file": "Der kan ikke laves en fil til editoren i {path}. Er disken fuld?",
    "editor.failed": "Editoren {command} afsluttede med fejlkode {code}. Svaret er uændret; teksten fra"
    " editoren ligger i {path}.",
    "editor.unread": "Teksten fra editoren kan ikke læses som UTF-8. Svaret er uændret; filen"
    " ligger i {path}.",
    "editor.no_terminal": "En editor kan ikke åbnes fra denne terminal.",
    "editor.encoding": "Teksten fra editoren er i {encoding} og ikke i UTF-8. Svaret er uændret; filen"
    " ligger i {path}.",
    "editor.window": "Editoren {command} vendte tilbage med det samme, men kan stadig gemme: filen bliver"
    " liggende, og det, der kommer, bliver tilbudt. Åbner den et vindue, så sæt $EDITOR til den med"
    " »--wait«, så venter appen på den.",
    "editor.came": "Din editor har gemt en ny tekst. Gå til svaret, og tryk Ctrl+O for at hente den.",
    "editor.taken": "Teksten fra din editor er hentet.",
    "editor.idle": (
        "Der har ikke været tastet i editoren i lang tid: den er lukket, og teksten ligger i {path}."
    ),
    "editor.unknown.title": "Dine tekster er låst",
    "editor.unknown": "Kerneblik kender ikke editoren {command}. Den gemmer måske dele af teksten uden"
    " for den låste mappe: historik, sikkerhedskopier, udklip.",
    "editor.unknown.leave": "Lad være",
    "editor.unknown.open": "Åbn den alligevel",
}
