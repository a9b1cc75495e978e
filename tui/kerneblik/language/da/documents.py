"""Danish: what is written for reading elsewhere, and rounds read from files."""

DOCUMENTS: dict[str, str] = {
    # Keys
    "key.sheet": "samtaleark",
    "key.sheet.help": "samtaleark: spørgsmålene på én side, med plads til noter",
    "key.sheet.command": "Samtaleark til aktøren",
    "key.report": "rapport",
    "key.report.help": "rapport om runden; du vælger, hvad der er i den",
    "key.report.command": "Rapport om runden",
    "key.minutes": "referat",
    "key.minutes.help": "referat på én side, for eksempel til MED-udvalget",
    "key.minutes.command": "Referat af samtalerne",
    "key.calendar": "kalender",
    "key.calendar.help": "skriv de åbne aftaler til en fil for din kalender (.ics)",
    "key.calendar.command": "Aftaler til kalenderen (.ics)",
    "key.write_document_too": "skriv filen",
    "key.write_document": "skriv filen",
    "key.introduce": "sammenfatning",
    "key.sender": "afsender",
    "key.read_report": "se rapporten",
    # A round as a document, and its status
    "round.begun": "begyndt {date}",
    "round.unanswered": "Ikke besvaret.",
    "round.set_aside": "Lagt til side.",
    "round.assessed": "Vurdering: {fit}",
    "round.reworded": "Svaret blev skrevet, da spørgsmålet lød: »{wording}«",
    "round.removed": "Svar på spørgsmål, der er taget ud",
    "round.removed.explanation": "Spørgsmålene er ikke længere i tjeklisten. Svarene er gemt.",
    "status.fits": "Vurdering",
    "status.actor": "Aktør",
    "status.reflection": "Refl.",
    "status.prepared": "Forb.",
    "status.talked_about": "Talt om",
    "status.agreements": "Aftaler",
    "status.legend.agreements": "Aftaler: åbne/alle; {glyph} frist overskredet",
    "status.legend.set_aside": "nogle er lagt til side",
    "status.words": "Ord",
    "status.edited": "Ændret",
    "status.removed.one": "Desuden ét svar på et spørgsmål, der ikke længere er i tjeklisten.",
    "status.removed.other": "Desuden {count} svar på spørgsmål, der ikke længere er i tjeklisten.",
    # The sheet
    "sheet.title": "Samtaleark: {actor}",
    "sheet.purpose": (
        "Formål: at tale om, hvordan vi hver især ser på kerneopgaven. Skriv gerne stikord på forhånd."
    ),
    "sheet.heading": "Samtale om kerneopgaven · {actor}",
    "sheet.date": "Dato",
    "sheet.people": "Til stede",
    "sheet.agreed": "Det aftalte vi",
    "sheet.agreed.what": "Hvad",
    "sheet.agreed.who": "Hvem",
    "sheet.agreed.when": "Hvornår",
    "sheet.thoughts": "Fra min egen refleksion",
    "sheet.own": "Egne spørgsmål:",
    "sheet.own.hint": "fx Hvad skal vi holde op med?",
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
    "sheet.file": "samtaleark-{actor}",
    "sheet.explanation": (
        "Arket har spørgsmålene, plads til noter, dato og navne. Af det, du selv har skrevet, kommer kun det"
        " med, som du sætter kryds ved."
    ),
    "sheet.explanation.nothing": "Arket har spørgsmålene, plads til noter, dato og navne.",
    "sheet.tick.dialogue": "Din forberedelse til",
    "sheet.tick.reflection": "Din egen refleksion over",
    # The agreements, in a list and in a calendar
    "agreement_list.overdue": "Frist overskredet",
    "agreement_list.open": "Åbne",
    "agreement_list.done": "Udført",
    "agreement_list.none": "Der er ingen åbne aftaler.",
    "calendar.none_dated": "ingen åben aftale har en frist, og uden en dato kan den ikke stå i en kalender",
    "calendar.undated.one": "én aftale uden frist er ikke med i kalenderfilen",
    "calendar.undated.other": "{count} aftaler uden frist er ikke med i kalenderfilen",
    "calendar.event.conversation": "Samtale om kerneopgaven: {actor}",
    "calendar.event.people": "Med: {people}",
    "calendar.event.done": "Udført: {text}",
    "calendar.event.with": "Aftalt med: {actor}",
    "calendar.event.who": "Hvem: {who}",
    "calendar.file": "aftaler",
    "calendar.title": "Aftaler til kalenderen",
    "calendar.explanation": (
        "Åbn filen i din kalender. Gør du det igen senere, retter den det, der står der. Aftaler uden frist"
        " kommer ikke med."
    ),
    "calendar.no_due": "uden frist:",
    # The report
    "report.wheel": "Overblik",
    "report.summary": "Sammenfatning",
    "report.theme": "Tema: {theme}",
    "report.preparation": "Min forberedelse",
    "report.said": "Sagt i samtalen {date}",
    "report.said.with": "Sagt i samtalen {date} med {people}",
    "report.free_notes": "Andet fra samtalerne",
    "report.differences": "Vurdering",
    "report.differences.explanation": "Hvordan svarene i samtalerne passer med det, jeg ventede.",
    "report.fit": "Vurdering",
    "report.question": "Spørgsmål",
    "report.agreements": "Aftaler",
    "report.takeaway": "Det tager jeg med",
    "report.prepared": "Forberedt",
    "report.talked_about": "Talt om",
    "report.open_agreements": "Åbne aftaler",
    "report.agreement": "Aftale",
    "report.agreement.done": "udført",
    "report.agreement.overdue": "frist overskredet",
    "report.agreement.open": "åben",
    "report.agreement.state": "Status",
    "report.who": "Hvem",
    "report.due": "Frist",
    "report.nothing": (
        "der er intet at skrive i rapporten endnu. »kerneblik report --help« viser, hvad den kan rumme"
    ),
    "report.holds": "Valgt til rapporten: {parts}.",
    "report.part.introduction": "din sammenfatning",
    "report.part.wheel": "overblikket (hjulet)",
    "report.part.own": "din refleksion over dig selv",
    "report.part.others": "din refleksion over de andre aktører",
    "report.part.preparation": "din forberedelse til dialogen",
    "report.part.said": "det, de andre sagde i samtalerne",
    "report.part.differences": "dine vurderinger",
    "report.part.agreements": "aftalerne",
    "report.part.takeaway": "det, du tager med",
    "report.part.names": "navne på dem, du talte og aftalte med",
    "report.file": "rapport-{round}",
    "report.title": "Rapport: {round}",
    "report.explanation": "Du vælger, hvad der kommer med. Det om andre er uden kryds fra starten.",
    "report.keys": "Mellemrum: kryds  E: sammenfatning  PgUp/PgDn: rul  Enter: skriv  Esc: luk",
    "report.keys.narrow": "E: sammenfatning  V: se  Enter: skriv",
    "report.about_me": "Om dig selv",
    "report.about_others": "Om andre",
    "report.actors": "Aktører",
    "report.tick.introduction": "Sammenfatning (E: ret)",
    "report.introduction.empty": "Sammenfatning (E: skriv den)",
    "report.tick.wheel": "Overblik (hjulet)",
    "report.tick.own": "Refleksion over dig selv",
    "report.tick.others": "Refleksion over de andre",
    "report.tick.preparation": "Forberedelse til dialogen",
    "report.tick.said": "Det, de sagde i samtaler",
    "report.tick.differences": "Vurderinger",
    "report.tick.agreements": "Aftaler",
    "report.tick.takeaway": "Det, du tager med",
    "report.tick.names": "Navne på personer",
    "report.nothing_ticked": "Der er intet i rapporten endnu: sæt flere krydser, eller skriv noget først.",
    "report.introduction.title": "Sammenfatning til rapporten",
    "report.introduction.placeholder": "Skriv med dine egne ord det vigtigste, som læseren skal vide.",
    "report.introduction.keys": "Gemmes, mens du skriver   Esc: tilbage",
    "minutes.heading": "Referat",
    "minutes.subtitle": "Samtaler om kerneopgaven · {round}",
    "minutes.questions": "Det talte vi om",
    "minutes.differences": "Forskelle",
    "minutes.agreements": "Aftaler",
    "minutes.names": "Navne på personer",
    "minutes.held.one": "Samtale {days}",
    "minutes.held.other": "Samtaler {days}",
    "minutes.nothing": (
        "der er intet at skrive i referatet endnu. »kerneblik minutes --help« viser, hvad der kan komme med"
    ),
    "minutes.holds": "Valgt til referatet: {parts}.",
    "minutes.part.questions": "det, I talte om",
    "minutes.part.differences": "forskelle",
    "minutes.part.agreements": "aftaler",
    "minutes.part.names": "navne på personer",
    "minutes.file": "referat-{round}",
    "minutes.title": "Referat: {round}",
    "minutes.explanation": (
        "Én side, for eksempel til MED-udvalget. Kun det, du sætter kryds ved, kommer med."
    ),
    "minutes.nothing_ticked": "Der er intet i referatet endnu: sæt kryds ved noget.",
    "minutes.none": ("Der er endnu ikke talt om eller aftalt noget, så der er intet at skrive referat af."),
    "sender.heading": "Afsender",
    "sender.row": "{sender} (A: ret)",
    "sender.row.empty": "Ingen (A: skriv navn og arbejdsplads)",
    "sender.title": "Titel",
    "sender.about": "dine dokumenter",
    "sender.explanation": (
        "Står øverst på dine dokumenter og huskes til næste gang. Det, der er tomt, udelades."
    ),
    "sender.optional": "valgfrit",
    "sender.name": "Navn",
    "sender.workplace": "Arbejdsplads",
    # Making and writing the file
    "document.working": "Laver {ending}-filen … {seconds} s   Esc: afbryd",
    "document.cancelled": "{ending}-filen blev ikke lavet: du afbrød",
    "document.too_long": (
        "{ending}-filen blev ikke lavet: det tog for lang tid (grænsen er {seconds} sekunder). Tag mindre"
        " med, eller vælg HTML eller Markdown; det, du har skrevet, er der stadig"
    ),
    "document.too_large": (
        "{ending}-filen blev ikke lavet: det tog for meget hukommelse. Tag mindre med, eller vælg HTML"
        " eller Markdown; det, du har skrevet, er der stadig"
    ),
    "document.gave_up": (
        "{ending}-filen blev ikke lavet: programmet, der sætter den, gav op over teksten. Vælg HTML eller"
        " Markdown, eller tag mindre med; det, du har skrevet, er der stadig"
    ),
    "document.no_process": (
        "filen blev ikke lavet: systemet ville ikke starte den proces, den laves i ({reason}). Prøv igen"
        " om lidt"
    ),
    "document.unprintable.one": (
        "Ét tegn findes ikke i denne maskines skrifttyper: {characters}. I filen står dets navn i stedet;"
        " med en skrifttype, der har det (for eksempel Noto), bliver det trykt"
    ),
    "document.unprintable.other": (
        "{count} tegn findes ikke i denne maskines skrifttyper: {characters}. I filen står deres navne i"
        " stedet; med en skrifttype, der har dem (for eksempel Noto), bliver de trykt"
    ),
    "document.format": "Format",
    "document.format.markdown": "Markdown (.md)",
    "document.format.html": "Webside til print (.html)",
    "document.format.pdf": "PDF (.pdf)",
    "document.format.word": "Word (.docx)",
    "document.format.ics": "Kalender (.ics)",
    "document.format.text": "Tekst (.txt)",
    "document.file": "Fil:",
    "document.printed": "Udskrevet {date}",
    "document.missing.pdf": "PDF kan ikke laves her: vælg en webside (.html), og udskriv den derfra",
    "document.missing.docx": "Word kan ikke laves her: vælg en webside (.html), og åbn den i Word",
    "document.keys": "Mellemrum: kryds   Tab: filnavn   Enter: skriv filen   Esc: luk",
    "document.keys.narrow": "Enter: skriv  Tab: fil  Esc: luk",
    "document.unknown_ending": "{path}: endelsen siger ikke, hvad filen skal være; vælg mellem {endings}",
    "document.exists.title": "Filen findes allerede",
    "document.exists": "{path} findes allerede.",
    "document.keep": "Behold den, og vælg et andet navn",
    "document.replace": "Skriv den nye i stedet",
    # What can be wrong with a file to import; {field} is a place in it
    "import.too_large": "filen er for stor; en runde må højst fylde {limit} MiB",
    "import.too_many": (
        "filen indeholder for meget: højst {most} svar, samtaler, aftaler og vurderinger tilsammen"
    ),
    "import.not_json": (
        "filen er ikke gyldig JSON (linje {line}, tegn {column}); hent den igen, dér hvor den kommer fra"
    ),
    "import.not_a_round": (
        "filen er ikke en runde fra Kerneblik: feltet »format« skal være »{format}«. Lav en med »kerneblik"
        " export --format json«"
    ),
    "import.newer": (
        "filen er skrevet af en nyere udgave af Kerneblik (version {version}; denne kender {known});"
        " opdatér Kerneblik, og prøv igen"
    ),
    "field.twice": "{field}: spørgsmålet »{id}« er besvaret to gange; slet det ene svar",
    "field.not_one_of": "{field}: skal være en af disse: {known}",
    "field.missing": "{field}: feltet mangler",
    "field.empty": "{field}: her mangler en tekst",
    "field.too_long": "{field}: teksten er for lang; den må højst have {longest} tegn",
    "field.not_fields": "{field}: her skal stå felter med navne, i krølleparenteser",
    "field.not_str": "{field}: skal være en tekst i anførselstegn",
    "field.not_bool": "{field}: skal være true eller false",
    "field.not_int": "{field}: skal være et helt tal fra 0 og op",
    "field.not_list": "{field}: skal være en liste i kantede parenteser",
    "field.not_moment": "{field}: skal være et tidspunkt som 2026-11-03T14:02:00+00:00",
    "field.not_day": "{field}: skal være en dato som 2026-11-24",
    "field.not_in_years": "{field}: året skal ligge mellem {first} og {last}",
    "field.number_too_large": "{field}: tallet er for stort; det må højst være {largest}",
    "import.encoding": "filen er i {encoding} og ikke i UTF-8; gem den i det tegnsæt",
}
