"""Danish: the command line."""

CLI: dict[str, str] = {
    # --help
    "cli.usage": "kerneblik [VALG ...] [KOMMANDO]",
    "cli.description": (
        "Et 360-graders-blik på kerneopgaven. »kerneblik« alene åbner appen, dér hvor du\nslap;"
        " kommandoerne virker uden den."
    ),
    "cli.commands": "kommandoer",
    "cli.command": "KOMMANDO",
    "cli.general": "generelle valg, før eller efter kommandoen",
    "cli.epilog": """\
eksempler:
  kerneblik                             fortsæt, hvor du slap
  kerneblik --demo                      se dig om i et gennemarbejdet eksempel
  kerneblik gennemse TR | less          læs om tillidsrepræsentanterne
  kerneblik ark chef -o ark.pdf         et ark til samtalen med din chef

Slutkoder: 0 det lykkedes · 1 det gik ikke · 2 forkert kommandolinje.
»kerneblik hjælp KOMMANDO« viser mere om en kommando.""",
    "cli.status": "vis, hvor langt du er nået",
    "cli.status.json": "som JSON",
    "cli.review": "læs de færdige perspektiver igennem",
    "cli.review.all": "også dem, der ikke er færdige",
    "cli.actor": "AKTØR",
    "cli.review.actor": "nummeret, et ord i navnet eller en forkortelse som TR; vises, færdig eller ej",
    "cli.export": "skriv runden ud som Markdown, HTML eller JSON",
    "cli.export.actor": "kun denne aktør: nummeret, et ord i navnet eller en forkortelse som TR",
    "cli.import": "hent en runde, der er skrevet ud som JSON",
    "cli.import.file": "filen fra »kerneblik export --format json«, eller - for standardinput",
    "cli.due": (
        "vis, hvad der venter: frister, samtaler og en ny runde\n"
        "Intet vises, når intet venter. En låst mappe åbnes ikke for det."
    ),
    "cli.due.names": "vis også aftalerne, hvis frist er nær eller overskredet",
    "cli.due.how": "vis, hvordan du får det at vide ved login eller med mail",
    "due.overdue.one": "Kerneblik: {count} aftale har overskredet fristen",
    "due.overdue.other": "Kerneblik: {count} aftaler har overskredet fristen",
    "due.soon.one": "Kerneblik: {count} aftale har frist inden for en uge",
    "due.soon.other": "Kerneblik: {count} aftaler har frist inden for en uge",
    "due.unheld.one": "Kerneblik: {count} samtale er forberedt og ikke holdt endnu",
    "due.unheld.other": "Kerneblik: {count} samtaler er forberedt og ikke holdt endnu",
    "due.planned.one": "Kerneblik: {count} samtale er planlagt inden for en uge",
    "due.planned.other": "Kerneblik: {count} samtaler er planlagt inden for en uge",
    "due.unfollowed.one": "Kerneblik: {count} samtale mangler opfølgning",
    "due.unfollowed.other": "Kerneblik: {count} samtaler mangler opfølgning",
    "due.round_age.one": "Kerneblik: den seneste runde er {count} dag gammel",
    "due.round_age.other": "Kerneblik: den seneste runde er {count} dage gammel – tid til en ny?",
    "due.how": """\
Ved hvert login, i ~/.profile:

    kerneblik due

Hver mandag kl. 8 med mail, i »crontab -e« (der kommer kun mail, når noget venter):

    MAILTO=dig@kommunen.dk
    0 8 * * 1  kerneblik due

Det samme uden cron:

    kerneblik due | mail -E -s "Kerneblik: det venter" dig@kommunen.dk

Med systemd, som din egen bruger, i ~/.config/systemd/user/kerneblik-due.service:

    [Service]
    Type=oneshot
    ExecStart=/bin/sh -c 'kerneblik due | mail -E -s "Kerneblik: det venter" dig@kommunen.dk'

og i ~/.config/systemd/user/kerneblik-due.timer:

    [Timer]
    OnCalendar=Mon 08:00
    Persistent=true
    [Install]
    WantedBy=timers.target

som tændes med »systemctl --user enable --now kerneblik-due.timer«.

Der nævnes ingen navne, og ingen ord fra det, du har skrevet, medmindre du tilføjer --names.
""",
    "cli.where": "vis, hvilke filer der bruges, og hvem der kan læse dem",
    "cli.check": "kontrollér en tjekliste for fejl",
    "cli.check.file": "tjeklisten; ellers den, der er i brug",
    "cli.completion": "skriv tab-fuldførelse til din kommandolinje",
    "cli.completion.shell": "SHELL",
    "cli.completion.shell.help": "en af: {choices}",
    "cli.doctor": "kontrollér, om alt er, som det skal være",
    "cli.doctor.repair": "ret det, der kan rettes; det, der ændres, kopieres først",
    "cli.lock": (
        "lås teksterne med en adgangskode\n"
        "Alt, hvad du har skrevet, bliver krypteret, sikkerhedskopierne med; derefter\n"
        "spørger Kerneblik om adgangskoden. En glemt adgangskode betyder tabte tekster.\n"
        "Appen låser sig selv efter en pause og straks med F12."
    ),
    "cli.lock.minutes": "MINUTTER",
    "cli.lock.idle": "lås appen efter så mange minutter uden tastetryk; 0 betyder aldrig",
    "cli.lock.not_minutes": "skal være et antal minutter fra 0 til {largest}",
    "cli.unlock": "fjern adgangskoden, så teksterne igen er almindelige filer",
    "cli.passphrase": "skift adgangskoden",
    "cli.question": "SPØRGSMÅL",
    "cli.part": "DEL",
    "cli.output.format": "{formats}; ellers afgør filens endelse det ({endings})",
    "cli.output.file": "filen, der skal skrives; ellers (eller med -) til standardoutput",
    "cli.output.force": "overskriv filen, hvis den findes",
    "cli.sheet": (
        "lav en side med spørgsmål og plads til noter til samtalen med en aktør\n"
        "\n"
        "Intet af det, du selv har skrevet, kommer med, medmindre du beder om det med --with.\n"
        "Spørgsmål, du har lagt til side, kommer ikke med på arket."
    ),
    "cli.sheet.actor": "nummeret, et ord i navnet eller en forkortelse som TR; flere giver en side hver",
    "cli.sheet.with": (
        "tag med, hvad du skrev til dette spørgsmål: dets id, eller dets nummer hos aktøren; kan gentages"
    ),
    "cli.sheet.question": "et spørgsmål af dine egne, som også skal på arket; kan gentages",
    "cli.report": (
        "lav en rapport om runden; du vælger selv, hvad der kommer med\n"
        "\n"
        "Uden valg rummer den kun, hvad der handler om dig selv: sammenfatningen, overblikket og din "
        "refleksion\n"
        "over dig selv. Alt om andre kommer kun med, når du beder om det.\n"
        "\n"
        "  introduction  din sammenfatning (skrives i appen, eller --introduction)\n"
        "  wheel         overblikket: hjulet\n"
        "  own           din refleksion over dig selv\n"
        "  others        din refleksion over de andre aktører\n"
        "  preparation   din forberedelse til dialogen\n"
        "  said          det, de andre sagde i samtalerne\n"
        "  differences   dine vurderinger: som ventet, anderledes, overraskende\n"
        "  agreements    aftalerne\n"
        "  takeaway      det, du tager med fra hver aktør\n"
        "  names         navne på dem, du talte og aftalte med"
    ),
    "cli.report.include": "tag også med: {parts}",
    "cli.report.leave_out": "tag ikke med: de samme navne",
    "cli.report.actor": "kun denne aktør; kan gentages",
    "cli.report.introduction": "filen med sammenfatningen, eller - for standardinput",
    "cli.minutes": (
        "skriv et referat på én side: det, I talte om, forskelle og aftaler\n"
        "\n"
        "Uden valg er kun de spørgsmål med, som I har talt om, og datoerne; aldrig det, der blev sagt.\n"
        "I appen vælger du linje for linje.\n"
        "\n"
        "  questions     spørgsmålene, I talte om\n"
        "  differences   spørgsmål, hvor svaret var anderledes eller overraskende\n"
        "  agreements    aftalerne\n"
        "  names         navne på dem, du talte og aftalte med"
    ),
    "cli.words": "TEKST",
    "cli.sender.name": "afsenderens navn, i stedet for det, der er gemt i appen",
    "cli.sender.title": "afsenderens titel",
    "cli.sender.workplace": "afsenderens arbejdsplads",
    "cli.agreements": "vis de åbne aftaler, dem med overskredet frist først",
    "cli.agreements.all": "også dem, der er udført",
    "cli.agreements.json": "som JSON",
    "cli.agreements.ics": "som iCalendar, til din kalender",
    "cli.answer": (
        "svar på spørgsmålene linje for linje, uden app\n"
        "Til skærmlæsere og enkle terminaler. Et spørgsmålstegn forklarer kommandoerne."
    ),
    "cli.answer.actor": "kun denne aktør: nummeret, et ord i navnet eller en forkortelse som TR",
    "cli.answer.dialogue": "kun spørgsmålene til dialogen",
    "cli.plain": "ren tekst uden streger, farver og sidevisning, som en skærmlæser kan læse",
    "cli.file": "FIL",
    "cli.directory": "MAPPE",
    "cli.format": "FORMAT",
    "cli.round_id": "RUNDE",
    "cli.data": "hvor teksterne ligger (ellers KERNEBLIK_DATA, ellers din egen datamappe)",
    "cli.checklist": "en anden tjekliste",
    "cli.lang": "dansk eller engelsk",
    "cli.round": "en anden runde end den seneste: dens navn eller id",
    "cli.log": "skriv i filen, hvad der sker (aldrig hvad du skriver), så fejl kan findes",
    "cli.log_is_something_else": "{path} indeholder noget andet end en log. Vælg en anden fil til --log.",
    "cli.demo": "et gennemarbejdet eksempel i en mappe, der slettes bagefter",
    "cli.ascii": "kun tegn fra ASCII i tegninger og symboler",
    "cli.theme": "lyst eller mørkt udseende",
    "cli.help_of": "vis hjælp til programmet eller til en kommando",
    "cli.help_of.topic": "kommandoen; ellers vises hjælpen til hele programmet",
    "cli.help": "vis denne hjælp",
    "cli.version": "vis versionen",
    # kerneblik round
    "cli.rounds": (
        "vis runderne, begynd en ny, omdøb, arkivér, slet, sammenlign\n"
        "\n"
        "»kerneblik round« alene viser dem. En runde nævnes ved sit navn eller sit id."
    ),
    "cli.rounds.actions": "hvad der skal ske",
    "cli.rounds.list": "vis runderne",
    "cli.rounds.list.json": "som JSON",
    "cli.rounds.new": "begynd en ny runde",
    "cli.rounds.new.name": "dens navn; ellers får den navn efter halvåret",
    "cli.rounds.rename": "giv en runde et andet navn",
    "cli.rounds.rename.name": "det nye navn",
    "cli.rounds.archive": "arkivér en runde: den bliver, men åbnes ikke af sig selv",
    "cli.rounds.unarchive": "tag en runde frem af arkivet igen",
    "cli.rounds.delete": "læg en runde i papirkurven, hvor den bliver i 30 dage",
    "cli.rounds.delete.yes": "uden at spørge",
    "cli.rounds.restore": "hent en runde tilbage fra papirkurven",
    "cli.rounds.restore.round": "runden; ellers vises det, der ligger i papirkurven",
    "cli.rounds.compare": "vis forskellene mellem to runder",
    "cli.rounds.compare.other": "den anden; ellers den, du sidst har arbejdet i",
    "cli.rounds.round": "rundens navn, begyndelsen af det, eller id'et",
    "cli.rounds.name": "NAVN",
    "cli.rounds.column.name": "Navn",
    "cli.rounds.column.id": "Id",
    "cli.rounds.column.begun": "Begyndt",
    "cli.rounds.column.answered": "Besvaret",
    "cli.rounds.column.words": "Ord",
    "cli.rounds.column.deleted": "Slettet",
    "cli.rounds.column.until": "Forsvinder",
    "cli.rounds.column.actor": "Aktør",
    "cli.rounds.next": "åbnes næste gang",
    "cli.rounds.none": "Ingen runder endnu i {directory}. Begynd med »kerneblik«.",
    "cli.rounds.damaged": "Kan ikke læses",
    "cli.rounds.trash_empty": "Papirkurven er tom.",
    "cli.rounds.trash_hint": "»kerneblik round restore RUNDE« henter en runde tilbage.",
    "cli.rounds.begun": "Runden »{name}« er begyndt ({id}).",
    "cli.rounds.renamed": "Runden {id} hedder nu »{name}«.",
    "cli.rounds.archived": "Runden »{name}« er arkiveret.",
    "cli.rounds.unarchived": "Runden »{name}« er taget frem igen.",
    "cli.rounds.deleted": (
        "Runden »{name}« ligger i papirkurven. »kerneblik round restore {id}« henter den tilbage."
    ),
    "cli.rounds.restored": "Runden »{name}« er hentet tilbage.",
    "cli.rounds.delete.ask": "Runden »{name}« lægges i papirkurven. Skriv dens navn for at slette den: ",
    "cli.rounds.delete.not_confirmed": "det var ikke rundens navn, så »{name}« er ikke slettet",
    "cli.rounds.delete.no_terminal": (
        "uden en terminal kan du ikke blive spurgt. Slet »{name}« uden at blive spurgt med --yes"
    ),
    "cli.rounds.long_name": "navnet er for langt: det må højst have {longest} tegn",
    "cli.rounds.no_name": "runden skal have et navn",
    "cli.rounds.no_such": "»{wanted}« findes ikke som runde. Vælg mellem: {choices}",
    "cli.rounds.ambiguous": "»{wanted}« passer på flere runder: {choices}. Brug id'et",
    "cli.rounds.not_in_trash": "»{wanted}« ligger ikke i papirkurven. Dér ligger: {choices}",
    "cli.rounds.same": "det er den samme runde to gange: »{name}«. Vælg to forskellige",
    # argparse's own words; %(…)s and %s are its placeholders
    "argparse.usage": "brug: ",
    "argparse.options": "valg",
    "argparse.arguments": "argumenter",
    "argparse.argument": "%(argument_name)s: %(message)s",
    "argparse.expected_one": "der mangler en værdi",
    "argparse.invalid_choice": "»%(value)s« er ikke en mulighed (vælg mellem %(choices)s)",
    "argparse.required": "kommandolinjen mangler: %s",
    "argparse.unrecognized": "kan ikke bruges her: {words}",
    "argparse.ignored": "tager ikke en værdi (»%s«)",
    "argparse.ambiguous": "%(option)s kan betyde flere ting: %(matches)s",
    "cli.see_help": "»{command} --help« viser, hvad der er muligt.",
    # What goes wrong
    "cli.error": "kerneblik: {message}",
    "cli.unforeseen": (
        "der skete en uventet fejl ({kind} i {place}). Det, der var gemt, er stadig gemt. Giv gerne"
        " udviklerne besked"
    ),
    "cli.os_error": "{path}: {reason}",
    "cli.os_error.no_path": "{reason}",
    "cli.no_terminal": (
        "appen kræver en terminal. Brug ellers »kerneblik answer«, »kerneblik status« eller »kerneblik"
        " review«"
    ),
    "cli.dumb_terminal": (
        "appen kan ikke tegne i denne terminal (TERM={term}). Brug i stedet »kerneblik answer«, »kerneblik"
        " status« eller »kerneblik review«"
    ),
    "cli.no_rounds": (
        "der er endnu ingen runde i {directory}. Begynd med »kerneblik« eller »kerneblik answer«"
    ),
    "cli.round_unreadable": (
        "{message} Start »kerneblik«, som tilbyder at hente det frem, der kan reddes, eller kør"
        " »kerneblik doctor --repair«"
    ),
    "cli.no_such_actor": "»{wanted}« findes ikke som aktør. Vælg mellem: {choices}",
    "cli.ambiguous_actor": "»{wanted}« passer på flere aktører: {choices}",
    "cli.nothing_complete": (
        "intet perspektiv er færdigt endnu; »kerneblik review --all« viser også de andre"
    ),
    "cli.exists": "{path} findes allerede; --force overskriver den",
    "cli.foreign": "{path} tilhører en anden bruger; vælg et andet navn",
    "cli.unknown_format": "{path}: endelsen siger ikke hvilket format; vælg med --format {formats}",
    "cli.import_failed": "{path}: {message}. Intet er hentet",
    "cli.input_too_large": "{path}: filen er for stor; den må højst fylde {limit} MiB",
    "cli.read_failed": "{path}: kan ikke læses ({reason})",
    "cli.not_on_a_terminal": "{format} kan ikke vises i en terminal; skriv til en fil: -o navn{ending}",
    # What goes well
    "cli.exported": "Skrevet til {path}; kun du kan læse den.",
    "cli.imported": "Runden »{name}« er hentet som {id}.",
    "cli.checked": "{path}: i orden (aktører: {actors}, spørgsmål: {questions}, sprog: {languages})",
    "cli.document.working": "Laver {ending}-filen … {seconds} s (Ctrl+C afbryder)",
    # kerneblik where
    "where.texts": "Tekster",
    "where.drafts": "Udkast",
    "where.drafts.one": "{count} formular",
    "where.drafts.other": "{count} formularer",
    "where.none_yet": "ingen endnu",
    "where.settings": "Indstillinger",
    "where.checklist": "Tjekliste",
    "where.origin.option": "fra kommandolinjen",
    "where.origin.user": "din egen",
    "where.origin.system": "fra administratoren",
    "where.origin.shipped": "den, der følger med",
    "where.rounds.one": "{count} runde",
    "where.rounds.other": "{count} runder",
    "where.damaged": "kan ikke læses",
    "where.readers": "Læsere",
    "where.private": "kun du og systemets administratorer",
    "where.open": "også andre brugere (rettigheder {mode})",
    "where.new": "kun du og systemets administratorer, når mappen oprettes",
    "where.lock": "Lås",
    "where.lock.none": "ingen adgangskode (»kerneblik lock« sætter en)",
    "where.lock.set": "med adgangskode. {idle}",
    "where.locked": "låst",
    "where.passphrase": "kun den, der kender adgangskoden",
}
