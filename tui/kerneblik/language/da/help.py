"""Danish: the help, the palette, the introduction, and quitting."""

HELP: dict[str, str] = {
    # Keys
    "key.begin": "begynd",
    # The introduction
    "introduction.about": (
        "{questions} spørgsmål om {actors} aktører: nogle til din egen refleksion, andre til at tage med i"
        " dialogen. Tag dem i den rækkefølge, du vil; det hele gemmes, mens du skriver."
    ),
    "introduction.private": (
        "Det, du skriver, ligger i din egen mappe, og kun du og maskinens administratorer kan åbne filerne."
    ),
    "introduction.begin": "Enter: begynd   F1: hjælp   F10: afslut   F9: English",
    # The palette
    "palette.lock": "Adgangskode: sæt, skift eller fjern den; lås efter en pause",
    "palette.title": "Kommandoer",
    "palette.keys": "Enter: udfør   Esc: luk",
    "palette.placeholder": "Skriv en del af navnet",
    "palette.nothing": "Ingen kommando passer",
    "palette.actor": "Gå til: {actor}",
    "palette.introduction": "Vis introduktionen",
    # The help
    "help.marks.agrees": "som ventet",
    "help.marks.differs": "anderledes: de ser anderledes på det",
    "help.marks.surprises": "overraskende; en aftale, hvis frist er overskredet",
    "help.title": "Hjælp",
    "help.keys": "Op/Ned: rul   Esc: luk",
    "help.here": "Her",
    "help.everywhere": "Overalt",
    "help.text": "I teksten",
    "help.text.word_left": "et ord til venstre",
    "help.text.word_right": "et ord til højre",
    "help.text.start": "til tekstens begyndelse",
    "help.text.end": "til tekstens slutning",
    "help.text.delete_word_right": "slet ordet til højre",
    "help.text.undo": "fortryd",
    "help.text.redo": "annullér fortryd",
    "help.text.copy": "kopiér det markerede (Shift og piletaster markerer)",
    "help.text.cut": "klip det markerede eller linjen ud",
    "help.text.paste": "indsæt det kopierede",
    "help.text.delete_word": "slet ordet til venstre",
    "help.text.delete_line": "slet til linjens slutning",
    "help.text.select_all": "markér alt",
    "help.marks": "Mærker",
    "help.marks.done": "færdig; om en dialog: talt om",
    "help.marks.started": "begyndt; om en dialog: forberedt",
    "help.marks.empty": "tom",
    "help.marks.set_aside": "lagt til side",
    "help.notes": "Godt at vide",
    "help.notes.text": (
        "Det, du skriver, vises, som du skriver det. Nogle få tegn har en betydning: **fed**, *kursiv*,"
        " lister med - eller 1., opgaver med - [ ], citater med > og overskrifter med #.\nBruger din"
        " terminal selv Ctrl+Q, så tryk F10. Ser skærmen forkert ud, så tryk Ctrl+L; opfører terminalen sig"
        " underligt bagefter, så skriv reset, og tryk Enter.\nHvis forbindelsen afbrydes, er det, du har"
        " skrevet, gemt. I tmux og screen kører programmet videre: vend tilbage til det i stedet for at"
        " starte et nyt."
    ),
    "help.quit": "Tryk F10 for at afslutte. Ctrl+C kopierer det markerede.",
    # Quitting
    "quit.title": "Teksten er ikke gemt",
    "quit.unsaved": (
        "{reason}\n\nAfslutter du nu, lægges det, du har skrevet siden sidst, i en nødkopi. Næste gang du"
        " starter Kerneblik, bliver du spurgt, om den skal sættes ind i runden."
    ),
    "quit.stay": "Bliv her, og prøv igen",
    "quit.leave": "Afslut med en nødkopi",
    # Leaving the example
    "example.title": "Behold som din egen runde?",
    "example.typed": (
        "Det, du har skrevet i eksemplet, forsvinder, når du afslutter. Beholder du det, ligger"
        " runden med dine egne, og »kerneblik« åbner den næste gang."
    ),
    "example.keep": "Behold den som min egen runde",
    "example.drop": "Afslut, og lad det forsvinde",
    "example.stay": "Bliv i eksemplet",
}
