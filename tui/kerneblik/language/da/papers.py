"""Danish: the words of what is written for others: the sheet, the agreements, the leader's report."""

PAPERS: dict[str, str] = {
    # The sheet
    "sheet.title": "Samtaleark: {actor}",
    "sheet.date": "Dato",
    "sheet.people": "Til stede",
    "sheet.agreed": "Det aftalte vi",
    "sheet.agreed.what": "Hvad",
    "sheet.agreed.who": "Hvem",
    "sheet.agreed.when": "Hvornår",
    "sheet.thoughts": "Fra min egen refleksion",
    "sheet.shortened": "… resten var der ikke plads til på siden",
    "sheet.left_out.one": "Ét spørgsmål var der ikke plads til på siden.",
    "sheet.left_out.other": "{count} spørgsmål var der ikke plads til på siden.",
    "sheet.no_dialogue": (
        "{actor}: tjeklisten har ingen spørgsmål til dialog med denne aktør, så der er intet ark at lave"
    ),
    "sheet.all_set_aside": (
        "{actor}: alle spørgsmål til dialogen er lagt til side. Tag et af dem op igen, så kan arket laves"
    ),
    "sheet.not_all_fits": (
        "{actor}: der var ikke plads til det hele på én side. Arket siger selv, hvad der er forkortet;"
        " sæt færre krydser, eller tag det hele med i Markdown"
    ),
    "sheet.no_such_question": (
        "»{wanted}« er ingen tekst, der kan komme med på arket. Vælg mellem:\n{choices}"
    ),
    "sheet.nothing_to_tick": (
        "»{wanted}« kan ikke komme med på arket: du har ikke skrevet noget om aktøren endnu"
    ),
    # Agreements
    "agreed.overdue": "Over fristen",
    "agreed.open": "Åbne",
    "agreed.done": "Gjort",
    "agreed.none": "Der er ingen åbne aftaler.",
    "agreed.none_dated": (
        "ingen åben aftale har en frist, og uden en dato er der ingen plads til den i en kalender"
    ),
    "agreed.undated.one": "én aftale uden frist er ikke med i kalenderfilen",
    "agreed.undated.other": "{count} aftaler uden frist er ikke med i kalenderfilen",
    "agreed.event.done": "Gjort: {text}",
    "agreed.event.with": "Aftalt med: {actor}",
    "agreed.event.who": "Hvem: {who}",
    # The leader's report
    "leader.wheel": "Hele vejen rundt",
    "leader.theme": "Tema: {theme}",
    "leader.preparation": "Min forberedelse",
    "leader.said": "Sagt i samtalen {date}",
    "leader.said.with": "Sagt i samtalen {date} med {people}",
    "leader.free_notes": "Andet fra samtalerne",
    "leader.differences": "Enighed og forskelle",
    "leader.view": "Det viste sig",
    "leader.view.agrees": "vi ser ens på det",
    "leader.view.differs": "vi ser forskelligt på det",
    "leader.view.surprises": "det overraskede mig",
    "leader.question": "Spørgsmål",
    "leader.agreements": "Aftaler",
    "leader.agreement": "Aftale",
    "leader.who": "Hvem",
    "leader.due": "Frist",
    "leader.done": "gjort",
    "leader.nothing": (
        "der er intet at skrive i rapporten endnu. »kerneblik report --help« viser, hvad den kan rumme"
    ),
    "leader.holds": "Valgt til rapporten: {parts}.",
    "leader.part.introduction": "din indledning",
    "leader.part.wheel": "hjulet",
    "leader.part.own": "din refleksion over dig selv",
    "leader.part.others": "din refleksion over de andre aktører",
    "leader.part.preparation": "din forberedelse til dialogen",
    "leader.part.said": "det, de andre sagde i samtalerne",
    "leader.part.differences": "enighed og forskelle",
    "leader.part.agreements": "aftalerne",
    "leader.part.names": "navne på dem, du talte og aftalte med",
    # On the command line
    "cli.question": "SPØRGSMÅL",
    "cli.part": "DEL",
    "cli.output.format": "{formats}; ellers afgør filens endelse det ({endings})",
    "cli.output.file": "filen, der skal skrives; uden den (eller med -) til standard output",
    "cli.output.force": "overskriv filen, hvis den findes",
    "cli.sheet": "lav en side med spørgsmål og plads til noter til samtalen med en aktør",
    "cli.sheet.help": (
        "\nIntet af det, du selv har skrevet, kommer med, medmindre du beder om det med --with."
        "\nSpørgsmål, du har lagt til side, er ikke på arket."
    ),
    "cli.sheet.actor": "nummeret, id'et eller begyndelsen af et ord i navnet; flere giver en side hver",
    "cli.sheet.with": (
        "tag med, hvad du skrev til dette spørgsmål: dets id, eller dets nummer hos aktøren; kan gentages"
    ),
    "cli.report": "lav en rapport om runden; du vælger selv, hvad der kommer med",
    "cli.report.help": (
        "\nUden valg rummer den kun, hvad der handler om dig selv: indledningen, hjulet og din refleksion"
        "\nover dig selv. Alt om andre kommer kun med, når du beder om det."
        "\n\n  introduction  din indledning (skrives i appen, eller --introduction)"
        "\n  wheel         hjulet"
        "\n  own           din refleksion over dig selv"
        "\n  others        din refleksion over de andre aktører"
        "\n  preparation   din forberedelse til dialogen"
        "\n  said          det, de andre sagde i samtalerne"
        "\n  differences   enighed og forskelle (de mærker, du satte i dialogen)"
        "\n  agreements    aftalerne"
        "\n  names         navne på dem, du talte og aftalte med"
    ),
    "cli.report.include": "tag også med: {parts}",
    "cli.report.leave_out": "tag ikke med: de samme navne",
    "cli.report.actor": "kun denne aktør; kan gentages",
    "cli.report.introduction": "filen med indledningen, eller - for standard input",
    "cli.agreements": "vis de åbne aftaler, dem over fristen først",
    "cli.agreements.help": "\nFra alle runder, medmindre en er valgt med --round.",
    "cli.agreements.all": "også dem, der er gjort",
    "cli.agreements.json": "som JSON",
    "cli.agreements.ics": "som iCalendar, til din kalender",
    "cli.not_on_a_terminal": "{format} kan ikke vises i en terminal; skriv til en fil: -o navn{ending}",
    # Files
    "paper.missing_extra": (
        "der mangler noget for at lave {ending}-filer: pip install 'kerneblik[{extra}]'."
        " HTML og Markdown klarer sig uden"
    ),
    "paper.working": "Laver {ending}-filen … {seconds} s   Esc: afbryd",
    "cli.paper.working": "Laver {ending}-filen … {seconds} s (Ctrl+C afbryder)",
    "paper.cancelled": "{ending}-filen blev ikke lavet: du afbrød",
    "paper.too_long": (
        "{ending}-filen blev ikke lavet: det tog for lang tid (grænsen er {seconds} sekunder). Tag mindre"
        " med, eller vælg HTML eller Markdown; det, du har skrevet, er der stadig"
    ),
    "paper.too_large": (
        "{ending}-filen blev ikke lavet: det tog for meget hukommelse. Tag mindre med, eller vælg HTML"
        " eller Markdown; det, du har skrevet, er der stadig"
    ),
    "paper.gave_up": (
        "{ending}-filen blev ikke lavet: programmet, der sætter den, gav op over teksten. Vælg HTML eller"
        " Markdown, eller tag mindre med; det, du har skrevet, er der stadig"
    ),
    "paper.no_process": (
        "filen blev ikke lavet: systemet ville ikke starte den proces, den laves i ({reason}). Prøv igen"
        " om lidt"
    ),
    "paper.unprintable.one": (
        "Ét tegn findes ikke i denne maskines skrifttyper: {characters}. I filen står dets navn i stedet;"
        " med en skrifttype, der har det (for eksempel Noto), bliver det trykt"
    ),
    "paper.unprintable.other": (
        "{count} tegn findes ikke i denne maskines skrifttyper: {characters}. I filen står deres navne i"
        " stedet; med en skrifttype, der har dem (for eksempel Noto), bliver de trykt"
    ),
    # In the app
    "key.sheet": "ark",
    "key.sheet.help": "samtaleark: spørgsmålene på én side, med plads til noter",
    "key.sheet.command": "Samtaleark til aktøren",
    "key.report": "rapport",
    "key.report.help": "rapport om runden; du vælger, hvad der er i den",
    "key.report.command": "Rapport om runden",
    "key.write_paper": "skriv filen",
    "key.introduce": "indledning",
    "key.read_report": "se rapporten",
    "paper.format": "Format",
    "paper.format.markdown": "Markdown (.md)",
    "paper.format.html": "Webside til print (.html)",
    "paper.format.pdf": "PDF (.pdf)",
    "paper.format.word": "Word (.docx)",
    "paper.format.ics": "Kalender (.ics)",
    "paper.format.text": "Tekst (.txt)",
    "paper.format.missing": "{format}, kræver kerneblik[{extra}]",
    "paper.file": "Fil:",
    "paper.keys": "Mellemrum: kryds   Tab: filnavn   Ctrl+S: skriv filen   Esc: luk",
    "paper.keys.narrow": "Ctrl+S: skriv  Tab: fil  Esc: luk",
    "paper.unknown_ending": "{path}: endelsen siger ikke, hvad filen skal være; vælg mellem {endings}",
    "paper.there.title": "Filen findes allerede",
    "paper.there": "{path} findes allerede.",
    "paper.keep": "Behold den, og vælg et andet navn",
    "paper.replace": "Skriv den nye i stedet",
    "sheet.file": "samtaleark-{actor}",
    "sheet.explanation": (
        "Arket har spørgsmålene, plads til noter, dato og navne. Af det, du selv har skrevet, kommer kun det"
        " med, som du sætter kryds ved."
    ),
    "sheet.explanation.nothing": "Arket har spørgsmålene, plads til noter, dato og navne.",
    "sheet.tick.dialogue": "Din forberedelse til",
    "sheet.tick.reflection": "Din egen refleksion over",
    "leader.file": "rapport-{round}",
    "leader.title": "Rapport: {round}",
    "leader.explanation": "Du vælger, hvad der kommer med. Det om andre er uden kryds fra starten.",
    "leader.keys": "Mellemrum: kryds  E: indledning  PgUp/PgDn: rul  Ctrl+S: skriv  Esc: luk",
    "leader.keys.narrow": "E: indledning  V: se  Ctrl+S: skriv",
    "leader.about_me": "Om dig selv",
    "leader.about_others": "Om andre",
    "leader.actors": "Aktører",
    "leader.tick.introduction": "Indledning (E: ret)",
    "leader.introduction.empty": "Indledning (E: skriv den)",
    "leader.tick.wheel": "Hjulet",
    "leader.tick.own": "Refleksion over dig selv",
    "leader.tick.others": "Refleksion over de andre",
    "leader.tick.preparation": "Forberedelse til dialogen",
    "leader.tick.said": "Det, de sagde i samtaler",
    "leader.tick.differences": "Enighed og forskelle",
    "leader.tick.agreements": "Aftaler",
    "leader.tick.names": "Navne på personer",
    "leader.nothing_ticked": "Der er intet i rapporten endnu: sæt flere krydser, eller skriv noget først.",
    "leader.introduction.title": "Indledning til rapporten",
    "leader.introduction.placeholder": "Skriv med dine egne ord, hvad læseren skal vide.",
    "leader.introduction.keys": "Gemmes, mens du skriver   Esc: tilbage",
    "agreed.file": "aftaler",
    "agreed.title": "Aftaler til kalenderen",
    "agreed.explanation": (
        "Åbn filen i din kalender. Gør du det igen senere, retter den det, der står der. Aftaler uden frist"
        " kommer ikke med."
    ),
    "agreed.no_due": "uden frist:",
}
