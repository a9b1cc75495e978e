"""Danish: agreements, and the tasks in texts that become agreements."""

AGREEMENTS: dict[str, str] = {
    # Keys
    "key.agree": "ny aftale",
    "key.agree.help": "skriv en ny aftale",
    "key.agree.command": "Ny aftale",
    "key.agreements": "aftaler",
    "key.agreements.help": "alle aftaler, de mest presserende først",
    "key.agreements.command": "Aftaler",
    "key.toggle_done": "udført",
    "key.toggle_done.help": "aftalen er udført, eller er det alligevel ikke",
    "key.change": "ret",
    "key.change.help": "ret aftalen",
    "key.change.command": "Ret aftalen",
    "key.remove": "fjern",
    "key.remove.help": "fjern aftalen (du bliver spurgt først)",
    "key.remove.command": "Fjern aftalen",
    "key.remove_too.help": "fjern aftalen (det samme som D)",
    "key.fetch_tasks": "hent opgaver",
    "key.fetch_tasks.help": "gør opgaver i teksterne (- [ ] …) til aftaler",
    "key.fetch_tasks.command": "Gør opgaver i teksterne til aftaler",
    "key.everybody": "alle",
    "key.everybody.help": "aftaler med alle aktører",
    "key.next_agreements": "næste",
    "key.next_agreements.help": "aftaler med den næste aktør",
    "key.previous_agreements": "forrige",
    "key.previous_agreements.help": "aftaler med den forrige aktør",
    # The screen and the forms
    "agreement.new": "Ny aftale",
    "agreement.change": "Ret aftalen",
    "agreement.explanation": "Aftale med: {actor}",
    "agreement.text": "Aftalen",
    "agreement.who": "Hvem",
    "agreement.who.hint": "den ansvarlige",
    "agreement.due": "Frist",
    "agreement.due.hint": "fx 24.11, fredag, uge 50 (valgfrit)",
    "agreement.empty": "Skriv, hvad I er blevet enige om.",
    "agreement.done": "udført",
    "agreement.due.open": "frist {day}",
    "agreement.due.overdue": "frist overskredet {day}",
    "agreement.due.done": "udført (frist {day})",
    "agreement.due.none": "ingen frist",
    "agreement.remove": "Fjern aftalen?",
    "agreement.remove.explanation": "{name}",
    "agreements.list": "Aftaler",
    "agreements.everybody": "Alle",
    "agreements.none": "Endnu ingen aftaler. Tryk A for at skrive en.",
    "agreements.open.one": "{count} åben aftale",
    "agreements.open.other": "{count} åbne aftaler",
    "agreements.overdue.one": "{count} frist overskredet",
    "agreements.overdue.other": "{count} frister overskredet",
    "agreements.tasks.one": (
        "{count} opgave (- [ ]) i teksterne er endnu ikke en aftale. Tryk T for at hente den."
    ),
    "agreements.tasks.other": (
        "{count} opgaver (- [ ]) i teksterne er endnu ikke aftaler. Tryk T for at hente dem."
    ),
    # Task items in the texts
    "tasks.title": "Opgaver i teksterne",
    "tasks.explanation": "De valgte opgaver bliver til aftaler, som du så kan give en frist.",
    "tasks.none": (
        "Der er ingen opgaver i teksterne, som ikke allerede er hentet. En opgave skrives sådan: - [ ]"
        " ring til Mette"
    ),
    "tasks.keys": "Enter: hent de valgte   Mellemrum: vælg fra eller til   Esc: luk",
    "tasks.close": "Esc: luk",
}
