"""Danish: words of the commands."""

COMMANDS: dict[str, str] = {
    # --help
    "cli.usage": "kerneblik [VALG ...] [KOMMANDO]",
    "cli.description": (
        "Et 360-graders-blik på kerneopgaven. »kerneblik« alene åbner appen, dér hvor du\n"
        "slap; kommandoerne klarer sig uden."
    ),
    "cli.commands": "kommandoer",
    "cli.command": "KOMMANDO",
    "cli.general": "generelle valg, før eller efter kommandoen",
    "cli.epilog": """\
eksempler:
  kerneblik                             fortsæt, hvor du slap
  kerneblik --demo                      se dig om i et gennemarbejdet eksempel
  kerneblik review tillid | less        læs om tillidsrepræsentanterne
  kerneblik export -o runde.html        en side til at printe

Slutkoder: 0 det lykkedes · 1 det gik ikke · 2 forkert kommandolinje.
»kerneblik KOMMANDO --help« viser mere om en kommando.""",
    "cli.status": "vis, hvor langt du er",
    "cli.status.json": "som JSON",
    "cli.review": "læs de færdige perspektiver igennem",
    "cli.review.all": "også dem, der ikke er færdige",
    "cli.actor": "AKTØR",
    "cli.review.actor": "nummeret, id'et eller begyndelsen af et ord i navnet; vises, færdig eller ej",
    "cli.export": "skriv runden ud som Markdown, HTML eller JSON",
    "cli.export.actor": "kun denne aktør: nummeret, id'et eller begyndelsen af et ord i navnet",
    "cli.import": "hent en runde, der er skrevet ud som JSON",
    "cli.import.file": "filen fra »kerneblik export --format json«, eller - for standard input",
    "cli.where": "vis, hvilke filer der bruges, og hvem der kan læse dem",
    "cli.check": "se en tjekliste efter for fejl",
    "cli.check.file": "tjeklisten; uden den den, der er i brug",
    "cli.completion": "skriv tab-udfyldelse til din skal",
    "cli.completion.help": 'Til bash, i ~/.bashrc: eval "$(kerneblik completion bash)"',
    "cli.completion.shell": "SKAL",
    "cli.completion.shell.help": "en af: {choices}",
    "cli.file": "FIL",
    "cli.directory": "MAPPE",
    "cli.format": "FORMAT",
    "cli.round_id": "RUNDE",
    "cli.data": "hvor teksterne ligger (ellers KERNEBLIK_DATA, ellers din egen datamappe)",
    "cli.checklist": "en anden tjekliste",
    "cli.lang": "dansk eller engelsk",
    "cli.round": "en anden runde end den seneste: dens navn eller id",
    "cli.demo": "et gennemarbejdet eksempel i en mappe, der slettes bagefter",
    "cli.ascii": "kun tegn fra ASCII i tegninger og mærker",
    "cli.theme": "lyst eller mørkt udseende",
    "cli.help": "vis denne hjælp",
    "cli.version": "vis versionen",
    # argparse's own words; %(…)s and %s are its placeholders
    "argparse.usage": "brug: ",
    "argparse.options": "valg",
    "argparse.arguments": "argumenter",
    "argparse.argument": "%(argument_name)s: %(message)s",
    "argparse.expected_one": "der mangler en værdi",
    "argparse.invalid_choice": "%(value)r er ikke en mulighed (vælg mellem %(choices)s)",
    "argparse.required": "der mangler noget på kommandolinjen: %s",
    "argparse.unrecognized": "kan ikke bruges her: %s",
    "argparse.ignored": "tager ikke en værdi (%r)",
    "argparse.ambiguous": "%(option)s kan betyde flere ting: %(matches)s",
    "cli.see_help": "»{command} --help« viser, hvad der er muligt.",
    # What goes wrong
    "cli.error": "kerneblik: {message}",
    "cli.unforeseen": (
        "der skete en fejl, som ingen havde forudset ({kind} i {place})."
        " Det, der var gemt, er stadig gemt. Fortæl gerne udviklerne om den"
    ),
    "cli.os_error": "{path}: {reason}",
    "cli.os_error.no_path": "{reason}",
    "cli.no_terminal": (
        "appen skal bruge en terminal. Uden: »kerneblik answer«, »kerneblik status«, »kerneblik review«"
    ),
    "cli.dumb_terminal": (
        "appen kan ikke tegne i denne terminal (TERM={term}). Uden app: »kerneblik answer«,"
        " »kerneblik status«, »kerneblik review«"
    ),
    "cli.no_rounds": (
        "der er endnu ingen runde i {directory}. Begynd med »kerneblik« eller »kerneblik answer«"
    ),
    "cli.round_unreadable": (
        "{message} Start »kerneblik«, som tilbyder at hente det frem, der kan reddes, eller kør"
        " »kerneblik doctor --repair«"
    ),
    "cli.no_such_actor": '"{wanted}" er ingen aktør. Vælg mellem: {choices}',
    "cli.ambiguous_actor": '"{wanted}" kan være flere aktører: {choices}',
    "cli.nothing_complete": (
        "intet perspektiv er færdigt endnu; »kerneblik review --all« viser også de andre"
    ),
    "cli.exists": "{path} findes allerede; --force overskriver den",
    "cli.foreign": "{path} tilhører en anden bruger; vælg et andet navn",
    "cli.unknown_format": "{path}: endelsen siger ikke hvilket format; vælg med --format {formats}",
    "cli.import_failed": "{path}: {message}. Intet er hentet",
    "cli.input_too_large": "{path}: filen er for stor; den må højst fylde {limit} MiB",
    "cli.read_failed": "{path}: kan ikke læses ({reason})",
    "paths.no_home": (
        "du har ingen hjemmemappe til teksterne. Angiv en mappe med --data MAPPE eller KERNEBLIK_DATA"
    ),
    "settings.unreadable": "indstillingerne i {path} kan ikke læses ({reason}); der bruges de oprindelige",
    "settings.nonsense": (
        "indstillingerne i {path} kan ikke forstås; der bruges de oprindelige. »kerneblik doctor --repair«"
        " lægger filen til side"
    ),
    "settings.link": (
        "{path} er en henvisning (et link); der bruges de oprindelige indstillinger, og nye gemmes ikke."
        " Læg selve filen her"
    ),
    "settings.foreign": (
        "{path} tilhører en anden bruger; der bruges de oprindelige indstillinger, og nye gemmes ikke."
        " Slet filen"
    ),
    "settings.unsaved": "indstillingerne kan ikke gemmes i {path} ({reason})",
    # What goes well
    "cli.exported": "Skrevet til {path}; kun du kan læse den.",
    "cli.imported": "Runden »{name}« er hentet som {id}.",
    "cli.checked": "{path}: i orden (aktører: {actors}, spørgsmål: {questions}, sprog: {languages})",
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
    "text.encoding": "{path}: teksten er i {encoding} og ikke i UTF-8; gem den i det tegnsæt",
}
