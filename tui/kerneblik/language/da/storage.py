"""Danish: what can go wrong with files, directories and settings."""

STORAGE: dict[str, str] = {
    "storage.foreign": "{path} tilhører en anden bruger. Kerneblik læser og skriver kun dine egne filer:"
    " flyt den væk, eller bed administratoren om det.",
    "storage.directory.link": "{path} er en henvisning (et link) til et andet sted. Af sikkerhedshensyn"
    " følger Kerneblik den ikke: læg selve mappen her, eller peg på hele datamappen med --data.",
    "storage.full": "Disken er fuld, så {path} kan ikke gemmes. Slet noget andet, eller bed om mere plads.",
    "storage.no_rights": "Du har ikke rettigheder til {path}. Bed administratoren om at give dig dem.",
    "storage.read_only": "{path} ligger på en skrivebeskyttet disk. Vælg en anden mappe med --data.",
    "storage.gone": "{path} er der ikke længere. Er en disk koblet fra, eller er mappen flyttet eller"
    " slettet?",
    "storage.link": "{path} er en henvisning (et link). Af sikkerhedshensyn læser og skriver Kerneblik kun i"
    " rigtige filer: læg selve filen her.",
    "storage.not_a_file": "{path} er ikke en almindelig fil. Flyt det, der ligger der, et andet sted hen.",
    "backups.failing": "Sikkerhedskopierne af runden kan ikke gemmes i {path} ({code}). Det, du skriver,"
    " bliver gemt, men går rundens fil i stykker, er der ingen ny kopi af den. Kør »kerneblik doctor«,"
    " eller tal med administratoren.",
    "storage.io": "Disken svarer med en fejl ({code}) for {path}. Tal med administratoren.",
    "storage.unexpected": (
        "Der skete en uventet fejl, da der skulle gemmes ({detail}). Kopiér din tekst et andet sted hen,"
        " og meld gerne fejlen."
    ),
    "storage.too_large": "Runden fylder for meget til at blive gemt i {path}. Del de længste tekster op.",
    "storage.busy": "{path} er i brug et andet sted lige nu. Prøv igen om lidt.",
    "storage.slow": "Disken svarer ikke, så {path} er ikke gemt endnu. Teksten er her stadig, og den gemmes,"
    " så snart disken svarer. Er det et netværksdrev, så tjek forbindelsen.",
    "storage.missing": "Der er ingen runde, der hedder »{round}«.",
    "storage.copy": "{path} er en kopi af runden »{round}«, som et andet program har lagt der. Den åbnes"
    " ikke; runden ligger i {of}.",
    "storage.newer": "{path} er skrevet af en nyere udgave af Kerneblik. Opdatér Kerneblik for at åbne"
    " runden; filen er ikke rørt.",
    "storage.unreadable.empty": "{path} er tom: teksterne i filen er gået tabt. Filen er ikke rørt.",
    "storage.unreadable.no_json": "{path} er beskadiget og kan ikke læses. Filen er ikke rørt.",
    "storage.unreadable.no_round": "{path} kan læses, men der er ikke en runde i den. Filen er ikke rørt.",
    "storage.unreadable.field": "{path} kan ikke læses: feltet »{field}« har en værdi, det ikke kan have."
    " Filen er ikke rørt.",
    "storage.unreadable.too_long": "{path} kan ikke læses: feltet »{field}« er længere end {longest} tegn."
    " Filen er ikke rørt.",
    "storage.unreadable.too_large": "{path} er så stor, at det ikke kan være en runde. Filen er ikke rørt.",
    "storage.directory.is_file": "{path} er en fil, men skal være en mappe. Vælg en anden mappe med --data.",
    "storage.directory.other_owner": "Mappen {path} tilhører en anden. Vælg en af dine egne med --data.",
    "storage.directory.shared": "Mappen {path} er fælles for alle på maskinen. Vælg en af dine egne med"
    " --data.",
    "storage.directory.read_only": "Der kan ikke skrives i mappen {path}. Giv dig selv skriverettigheder,"
    " eller vælg en anden mappe med --data.",
    # Copies that synchronisation left, and drafts
    "copies.found.one": "En kopi af en runde ligger ved siden af den og åbnes ikke: {paths}",
    "copies.found.other": "{count} kopier af runder ligger ved siden af dem og åbnes ikke: {paths}",
    "drafts.newer": "Udkastet {path} er skrevet af en nyere udgave af Kerneblik. Opdatér Kerneblik, så står"
    " teksten i formularen igen.",
    "drafts.unreadable": "Udkastet {path} kan ikke læses.",
    # Paths, settings and files from elsewhere
    "paths.no_home": (
        "du har ingen hjemmemappe til teksterne. Angiv en mappe med --data MAPPE eller KERNEBLIK_DATA"
    ),
    "settings.unreadable": (
        "indstillingerne i {path} kan ikke læses ({reason}); standardindstillingerne bruges"
    ),
    "settings.nonsense": (
        "indstillingerne i {path} kan ikke forstås; standardindstillingerne bruges. »kerneblik doctor"
        " --repair« lægger filen til side"
    ),
    "settings.link": (
        "{path} er en henvisning (et link); standardindstillingerne bruges, og nye gemmes ikke. Læg selve"
        " filen her"
    ),
    "settings.foreign": (
        "{path} tilhører en anden bruger; standardindstillingerne bruges, og nye gemmes ikke. Slet filen"
    ),
    "settings.unsaved": "indstillingerne kan ikke gemmes i {path} ({reason})",
    "text.encoding": "{path}: teksten er i {encoding} og ikke i UTF-8; gem den i det tegnsæt",
}
