"""Danish: the lock: the passphrase, the commands around it, the hidden screen."""

LOCK: dict[str, str] = {
    # Keys
    "key.lock": "lås",
    "key.lock.help": "skjul skærmen straks; er der en adgangskode, skal den skrives igen",
    "key.lock.command": "Skjul skærmen, eller lås den",
    # What can go wrong
    "lock.locked": "Teksterne i {path} er låst med en adgangskode.",
    "lock.changed": "Låsen på {path} er netop blevet fjernet. Start forfra.",
    "lock.already": "Teksterne i {path} er allerede låst. »kerneblik passphrase« skifter adgangskoden,"
    " »kerneblik unlock« fjerner den.",
    "lock.not_locked": "Teksterne i {path} er ikke låst.",
    "lock.in_use": "{path} er åben i Kerneblik et andet sted. Afslut dér først (også i tmux og screen), og"
    " prøv igen.",
    "lock.under_way": "{path} er ved at blive låst eller låst op et andet sted. Prøv igen om lidt.",
    "lock.busy": "Maskinen har for travlt lige nu. Prøver igen …",
    "lock.too_busy": (
        "Maskinen har for travlt til at prøve adgangskoden. Der er intet galt med hverken adgangskoden"
        " eller nøglen: prøv igen om lidt."
    ),
    "lock.wrong": "Det er ikke den rigtige adgangskode.",
    "lock.no_process": "Adgangskoden kunne ikke prøves ({detail}). Det kræver et øjeblik op til 1 GB"
    " hukommelse: prøv igen om lidt, eller tal med administratoren.",
    "lock.key_missing": "Nøglen {path} er væk, og uden den kan de låste tekster ikke åbnes. Hent den fra en"
    " sikkerhedskopi af mappen.",
    "lock.key_damaged": "Nøglen {path} kan ikke åbnes ({reason}). Er filen beskadiget, så hent den fra en"
    " sikkerhedskopi af mappen.",
    "lock.unreadable": "{path} kan ikke låses op: filen er beskadiget eller låst med en anden nøgle. Filen er"
    " ikke rørt. Hent den nyeste sikkerhedskopi.",
    "lock.too_large": "{path} er for stor til at blive låst eller låst op. Flyt filen ud af mappen.",
    "lock.in_the_way": "{path} findes allerede, så den anden udgave kan ikke skrives. Flyt filen ud af"
    " mappen, og prøv igen.",
    "lock.unfinished": "Det lykkedes ikke at gøre det helt færdigt i {path} ({code}). Intet er tabt: det"
    " gøres færdigt, næste gang Kerneblik startes.",
    "lock.plan_damaged": "{path} er beskadiget, så det, der var begyndt, kan ikke gøres færdigt. Slet intet i"
    " mappen, for teksterne er der endnu; tal med administratoren.",
    "lock.passphrase.short": "Adgangskoden er for kort: den skal have mindst {shortest} tegn.",
    "lock.passphrase.unprintable": "Adgangskoden kan kun bestå af bogstaver, tal, tegn og mellemrum, ikke af"
    " piletaster og lignende.",
    # `kerneblik lock`, `unlock` and `passphrase`
    "lock.warning": """\
Alt, hvad du har skrevet i {path}, bliver krypteret. Uden adgangskoden kan ingen læse filerne, heller ikke \
administratoren.

  GLEMMER DU ADGANGSKODEN, ER TEKSTERNE TABT.
  Ingen kan hente dem frem igen. Skriv den ned, og gem den et sikkert sted.

Kopier, som andre har taget af mappen før nu, bliver ikke krypteret.

""",
    "lock.confirm": "Vil du låse teksterne? Skriv ja eller nej: ",
    "lock.not_shown": "Adgangskoden skal have mindst {shortest} tegn. Den vises ikke, mens du skriver.",
    "lock.ask": "Adgangskode: ",
    "lock.ask_old": "Den nuværende adgangskode: ",
    "lock.ask_new": "Ny adgangskode: ",
    "lock.ask_again": "Gentag adgangskoden: ",
    "lock.try_again": "Det er ikke den rigtige adgangskode. Prøv igen.",
    "lock.working": "Et øjeblik …",
    "lock.differ": "De to adgangskoder er ikke ens.",
    "lock.again": "{problem} Prøv igen.",
    "lock.cancelled": "Intet er ændret.",
    "lock.failed": "{message} Intet er ændret.",
    "lock.no_terminal": "adgangskoden kan kun skrives i en terminal, og her er ingen",
    "lock.untypable": (
        "adgangskoden kunne ikke læses: terminalen sender andre tegn, end sprogindstillingen ({encoding})"
        " siger. Sæt LANG, for eksempel til da_DK.UTF-8"
    ),
    "lock.demo": "eksemplet kan ikke låses; udelad --demo",
    "lock.done": "Teksterne er låst. {idle}",
    "lock.idle.one": "Appen låser sig selv efter {count} minut og straks med F12.",
    "lock.idle.other": "Appen låser sig selv efter {count} minutter og straks med F12.",
    "lock.idle.never": "Appen låses med F12, men ikke af sig selv.",
    "lock.removed": "Teksterne er ikke længere låst.",
    "lock.left": "Disse filer kunne ikke åbnes. De ligger, som de lå, og deres nøgle er beholdt i"
    " {directory}:",
    "lock.new_passphrase": "Adgangskoden er skiftet. Kopier, som andre har taget af mappen før nu, åbnes"
    " stadig med den gamle.",
    # The app
    "unlock.title": "Kerneblik er låst",
    "unlock.explanation": "Skriv adgangskoden for at læse og skrive videre.",
    "unlock.keys": "Enter: lås op    Esc: afslut",
    "unlock.unsaved.keys": "Enter: lås op",
    "unlock.trying": "Låser op …",
    "unlock.wrong": "Det er ikke den rigtige adgangskode. Prøv igen.",
    "unlock.unsaved": (
        "Det, du skrev til sidst, er ikke gemt endnu: {reason} Kerneblik prøver igen af sig selv."
    ),
    "privacy.back": "Enter: tilbage",
    "privacy.saving": "Gemmer …",
    "idle.title": "Adgangskode og pauser",
    "idle.explanation": "Efter hvor lang tid uden tastetryk skal appen låse?",
    "idle.after.one": "{count} minut",
    "idle.after.other": "{count} minutter",
    "idle.never": "Aldrig, kun med F12",
    "idle.now": "{choice} (som nu)",
    "idle.editor.leave": "Lad min egen editor stå åben, også når jeg holder pause",
    "idle.editor.lock": "Luk også min egen editor, når jeg holder pause",
    "passphrase.title": "Adgangskode",
    "passphrase.none": (
        "Dine tekster er ikke låst. Med en adgangskode bliver filerne krypteret, og appen spørger om den."
        "\n\nF12 skjuler skærmen, også uden adgangskode."
    ),
    "passphrase.example": (
        "Eksemplet kan ikke låses. I dine egne runder kan du sætte en adgangskode her."
        "\n\nF12 skjuler skærmen, også uden adgangskode."
    ),
    "passphrase.close": "Luk",
    "passphrase.set": "Sæt en adgangskode",
    "passphrase.set.brief": "GLEMMER DU DEN, ER TEKSTERNE TABT.",
    "passphrase.set.keys": "Enter: lås teksterne   Esc: fortryd",
    "passphrase.change": "Skift adgangskoden",
    "passphrase.change.keys": "Enter: skift   Esc: fortryd",
    "passphrase.remove": "Fjern adgangskoden",
    "passphrase.remove.keys": "Enter: fjern   Esc: fortryd",
    "passphrase.remove.explanation": (
        "Filerne i {path} bliver skrevet uden kryptering, så du og maskinens administratorer kan åbne dem, og"
        " appen låser ikke længere."
    ),
    "passphrase.line.old": "Den nuværende adgangskode",
    "passphrase.line.new": "Ny adgangskode",
    "passphrase.line.again": "Gentag adgangskoden",
}
