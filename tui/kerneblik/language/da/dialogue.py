"""Danish: the dialogue and its conversations."""

DIALOGUE: dict[str, str] = {
    # Keys
    "key.dialogue": "dialog",
    "key.dialogue.help": "dialog: det, du forventede, ved siden af det, de sagde",
    "key.dialogue.command": "Dialog",
    "key.note": "notér",
    "key.note.help": "skriv ned, hvad de sagde; gå aftalerne igennem",
    "key.note.command": "Skriv ned, hvad de sagde",
    "key.conversation": "ny samtale",
    "key.conversation.help": "opret en ny samtale med aktøren",
    "key.conversation.command": "Ny samtale",
    "key.conversations": "samtaler",
    "key.conversations.help": "vælg, ret eller fjern en samtale; hent den tilbage",
    "key.conversations.command": "Samtaler: vælg, ret, fjern",
    "key.mark": "mærke",
    "key.mark.help": "mærk svaret: enig, anderledes, overraskelse",
    "key.mark.command": "Mærk svaret: enig, anderledes, overraskelse",
    "key.expect": "forventning",
    "key.expect.help": "ret det, du forventer, de vil sige",
    "key.expect.command": "Ret det, du forventer, de vil sige",
    "key.read": "læs",
    "key.read.help": "tilbage til dialogen",
    "key.next_dialogue": "næste",
    "key.next_dialogue.help": "dialogen med den næste aktør",
    "key.previous_dialogue": "forrige",
    "key.previous_dialogue.help": "dialogen med den forrige aktør",
    # The screens
    "dialogue.list": "Dialog",
    "dialogue.held.one": "{count} samtale",
    "dialogue.held.other": "{count} samtaler",
    "dialogue.no_questions": (
        "Her er ingen spørgsmål at tage med i en dialog: dette perspektiv er til din egen refleksion."
        " F2 fører dig til det."
    ),
    "dialogue.no_conversation": "Endnu ingen samtale. N opretter den første.",
    "dialogue.writing_in": "Enter noterer i samtalen {conversation}",
    "dialogue.expected": "Det, du forventede",
    "dialogue.nothing_expected": "Endnu ikke skrevet; E skriver det.",
    "dialogue.nothing_noted": "Intet noteret endnu",
    "dialogue.contested": "Også skrevet i en anden session: Enter og så Ctrl+G viser begge tekster.",
    "dialogue.free.place": "Frie noter",
    "dialogue.free": "Hvad kom der ellers frem?",
    "dialogue.agreements.place": "Aftaler",
    "dialogue.agreements": "Hvad er I blevet enige om?",
    "dialogue.no_agreement": "Endnu ingen aftaler. A skriver en op.",
    "note.conversation": "samtale",
    "note.placeholder": "Hvad sagde de? Det gemmes, mens du skriver.",
    "note.placeholder.free": "Stemningen, sidebemærkninger, opgaver (- [ ] ring til …). Det gemmes selv.",
    "note.removed": "Samtalen er fjernet i en anden session. C i dialogen kan hente den tilbage.",
    # Conversations
    "conversation.new": "Ny samtale",
    "conversation.change": "Ret samtalen",
    "conversation.explanation": (
        "Samtale med: {actor}. Datoen kan skrives 24.11.2026, 24.11 eller 2026-11-24."
    ),
    "conversation.held": "Dato",
    "conversation.people": "Med hvem",
    "conversation.people.hint": "navnene, om du vil",
    "conversation.remove": "Fjern samtalen?",
    "conversation.remove.explanation": (
        "{name}\n\nSamtalen og det, du noterede i den, forsvinder fra dialogen. C kan hente den tilbage."
    ),
    "conversations.title": "Samtaler",
    "conversations.none": "Endnu ingen samtale.",
    "conversations.keys": "Enter: notér i den   E: ret   D: fjern   N: ny   Esc: luk",
    "conversations.keys.none": "N: ny   Esc: luk",
    "conversations.removed": "fjernet; Enter henter den tilbage",
}
