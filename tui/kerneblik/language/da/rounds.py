"""Danish: rounds: their list, the trash, two of them compared."""

ROUNDS: dict[str, str] = {
    # Keys
    "key.rounds": "runder",
    "key.rounds.help": "runder: skift, begynd en ny, omdøb, sammenlign, arkivér, slet",
    "key.rounds.command": "Runder: skift, begynd en ny, omdøb, sammenlign, arkivér, slet",
    "key.rename": "omdøb",
    "key.rename.help": "giv runden et andet navn",
    "key.rename.command": "Giv runden et andet navn",
    "key.new_round": "ny runde",
    "key.archive": "arkivér",
    "key.compare": "sammenlign",
    "key.delete": "slet",
    "key.next_difference": "næste forskel",
    "key.previous_difference": "forrige forskel",
    # The list, and what can be done
    "rounds.title": "Runder",
    "rounds.archived": "Arkiverede",
    "rounds.trash": "Papirkurv",
    "rounds.open": "åben",
    "rounds.damaged": "kan ikke læses",
    "rounds.edited": "Begyndt {begun}, sidst ændret {edited}. {words}.",
    "rounds.unedited": "Begyndt {begun}. Intet skrevet endnu.",
    "rounds.trashed": "Slettet {deleted}. Kan hentes tilbage indtil {until}; derefter er den væk.",
    "rounds.keys": "Enter: åbn   N: ny   R: omdøb   A: arkivér   C: sammenlign   D: slet   Esc: luk",
    "rounds.keys.open": "Enter: luk   N: ny   R: omdøb   A: arkivér   Esc: luk",
    "rounds.keys.archived": (
        "Enter: åbn   N: ny   R: omdøb   A: tag frem igen   C: sammenlign   D: slet   Esc: luk"
    ),
    "rounds.keys.archived_open": "Enter: luk   N: ny   R: omdøb   A: tag frem igen   Esc: luk",
    "rounds.keys.damaged": "N: ny   D: slet   Esc: luk",
    "rounds.keys.trash": "Enter: hent tilbage   N: ny   Esc: luk",
    "rounds.header.archived": "{name} (arkiveret)",
    "rounds.new": "Ny runde",
    "rounds.new.explanation": (
        "Den begynder uden svar; de tidligere bliver, hvor de er. Mens du skriver, viser Ctrl+N det tidligere"
        " svar ved siden af."
    ),
    "rounds.new.begun": "Ctrl+N viser det tidligere svar ved siden af.",
    "rounds.compare.same": "Vælg en anden runde end den, du har åben; så sammenlignes de to.",
    "rounds.delete.title": "Slet runden?",
    "rounds.delete.explanation": (
        "»{name}«, begyndt {begun}: {progress}, {words}.\n\nDen lægges i papirkurven sammen med sine"
        " sikkerhedskopier. Derfra kan den hentes tilbage i {days} dage; så er den væk for altid."
    ),
    "rounds.delete.damaged": (
        "»{name}«, som ikke kan læses.\n\nDen lægges i papirkurven sammen med sine sikkerhedskopier."
        " Derfra kan"
        " den hentes tilbage i {days} dage; så er den væk for altid."
    ),
    "rounds.delete.keep": "Behold runden",
    "rounds.delete.delete": "Slet »{name}«",
    "rounds.delete.own": "Du har »{name}« åben. Åbn en anden runde, eller begynd en ny, og slet den så.",
    "rounds.deleted": "»{name}« ligger nu i papirkurven.",
    "rounds.brought_back": "»{name}« er hentet tilbage.",
    "rounds.damaged.hint": "Beskadiget. »kerneblik --round {id}« tilbyder den nyeste sikkerhedskopi.",
    "rounds.unsaved": "Det, du har skrevet, kan ikke gemmes lige nu, så runden bliver åben. {reason}",
    "rounds.open_elsewhere": (
        "Runden er åben et andet sted, måske i et andet vindue, i tmux eller på en anden maskine. Afslut"
        " den dér; så kan runden slettes."
    ),
    "rounds.id_taken": "{path} findes allerede. Flyt den fil, og hent så runden tilbage.",
    "rounds.rename.title": "Rundens navn",
    "rounds.rename.explanation": "Et navn, du kan kende runden på om et år.",
    # Two rounds compared
    "comparison.title": "Fra {earlier} til {later}",
    "comparison.all": "Alle aktører",
    "comparison.removed": "Udgåede spørgsmål",
    "comparison.answered": "Besvaret",
    "comparison.prepared": "Forberedt",
    "comparison.talked_about": "Talt om",
    "comparison.agreements": "Aftaler",
    "comparison.words": "Ord",
    "comparison.before": "før",
    "comparison.after": "efter",
    "comparison.legend": "før: kun i {earlier}   efter: kun i {later}",
    "comparison.keys": "Enter: gå til spørgsmålet   Tab: næste forskel   PgUp/PgDn: rul   Esc: luk",
    "comparison.only": "Teksten står kun i {round}.",
    "comparison.nothing": "Der er intet svar i nogen af runderne.",
    "comparison.state": "{round}: {state}",
    "comparison.changes.nothing.one": "{count} tomt",
    "comparison.changes.nothing.other": "{count} tomme",
    "comparison.changes.same.one": "{count} som før",
    "comparison.changes.same.other": "{count} som før",
    "comparison.changes.added.one": "{count} nyt",
    "comparison.changes.added.other": "{count} nye",
    "comparison.changes.removed.one": "{count} kun besvaret før",
    "comparison.changes.removed.other": "{count} kun besvaret før",
    "comparison.changes.changed.one": "{count} ændret",
    "comparison.changes.changed.other": "{count} ændrede",
    "comparison.change.nothing": "tomt i begge",
    "comparison.change.same": "som før",
    "comparison.change.added": "nyt",
    "comparison.change.removed": "kun besvaret før",
    "comparison.change.changed": "ændret",
    "comparison.fit.agrees": "som ventet",
    "comparison.fit.differs": "anderledes",
    "comparison.fit.surprises": "overraskende",
    "comparison.none": "Der er ingen forskel på svarene i de to runder.",
}
