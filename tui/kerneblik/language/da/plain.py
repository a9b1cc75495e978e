"""Danish: `kerneblik answer`, which asks line by line."""

PLAIN: dict[str, str] = {
    "plain.no_questions": "her er ingen spørgsmål at svare på; udelad --dialogue",
    "plain.begin": "{round}. Spørgsmål, der er færdige: {progress}. Skriv h for hjælp.",
    "plain.end": "Slut.",
    "plain.place": "{actor}, {kind}, {number} af {total}.",
    "plain.empty": "Intet svar endnu.",
    "plain.has_answer": "Der står et svar på {words}. Skriv v for at se det.",
    "plain.contested": (
        "Svaret blev skrevet i et andet vindue på samme tid. Begge tekster er gemt; den anden er en"
        " tidligere udgave af svaret."
    ),
    "plain.prompt": "Svar: ",
    "plain.first": "Det er det første spørgsmål.",
    "plain.last": "Det var det sidste spørgsmål. Færdige: {progress}. Skriv q for at slutte.",
    "plain.no_command": "»{word}« er ikke en kommando. Skriv h for hjælp.",
    # Writing
    "plain.writing": "Skriv videre. Et punktum alene på en linje gemmer svaret, et udråbstegn fortryder det.",
    "plain.replacing": "Skriv det nye svar, og slut med et punktum alene på en linje. Det gamle"
    " bliver gemt som en tidligere udgave.",
    "plain.saved": "Gemt: {words}.",
    "plain.saved.more": "Gemt: {words}. Svaret har nu {all}.",
    "plain.unchanged": "Intet er ændret.",
    "plain.undone": "Fortrudt. Svaret er, som det var.",
    "plain.set_aside": "Lagt til side.",
    "plain.taken_up": "Taget op igen.",
    "plain.cut": "Linjen var længere, end terminalen kan tage imod, og slutningen mangler. Skriv kortere"
    " linjer, eller skriv e for at bruge din editor.",
    "plain.unsaved": (
        "Ikke gemt: {reason} Teksten ligger i {path}; Kerneblik prøver igen, næste gang der gemmes."
    ),
    "plain.unsaved.nowhere": "Ikke gemt: {reason} Luk ikke endnu: teksten findes kun her.",
    # Commands: the words that stand for them, the first and the last named in the help
    "plain.command.next": "n næste",
    "plain.command.back": "b t tilbage",
    "plain.command.view": "v vis",
    "plain.command.replace": "r erstat",
    "plain.command.edit": "e editor",
    "plain.command.set_aside": "s side",
    "plain.command.help": "? h hjælp",
    "plain.command.quit": "q slut",
    "plain.or": "{first} eller {second}",
    "plain.help.write": "Skriv dit svar på så mange linjer, du vil. Et punktum alene på en linje gemmer det,"
    " et udråbstegn fortryder det. Står der et svar i forvejen, føjes dit til.",
    "plain.help.empty": "En tom linje: det næste spørgsmål.",
    "plain.help.next": "det næste spørgsmål",
    "plain.help.back": "det forrige spørgsmål",
    "plain.help.view": "vis svaret",
    "plain.help.replace": "skriv et nyt svar i stedet for det, der står",
    "plain.help.edit": "ret svaret i din egen editor",
    "plain.help.set_aside": "læg spørgsmålet til side, eller tag det op igen",
    "plain.help.help": "vis dette",
    "plain.help.quit": "slut",
    # Text that did not get into its round
    "plain.left": "Fra {date} kl. {time} er der tekst, som ikke kom ind i runden »{round}«: {what}.",
    "plain.left.ask": "Sæt den ind? ja eller nej: ",
    "plain.left.taken": "Teksten er sat ind. Stod der en anden, er den en tidligere udgave af svaret.",
    "plain.left.later": "Teksten bliver liggende, og du bliver spurgt igen næste gang.",
    # kerneblik status --plain
    "plain.status.actor": "{number}. {actor}: {parts}.",
    "plain.status.prepared": "dialog: {done} af {total} forberedt",
    "plain.status.talked_about": "{done} talt om",
    "plain.status.set_aside": "{done} lagt til side",
    "plain.status.edited": "sidst ændret {date}",
}
