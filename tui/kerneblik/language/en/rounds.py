"""English: rounds: their list, the trash, two of them compared."""

ROUNDS: dict[str, str] = {
    # Keys
    "key.rounds": "rounds",
    "key.rounds.help": "rounds: switch, begin a new one, rename, compare, archive, delete",
    "key.rounds.command": "Rounds: switch, begin a new one, rename, compare, archive, delete",
    "key.rename": "rename",
    "key.rename.help": "give the round another name",
    "key.rename.command": "Give the round another name",
    "key.new_round": "new round",
    "key.archive": "archive",
    "key.compare": "compare",
    "key.delete": "delete",
    "key.next_difference": "next difference",
    "key.previous_difference": "previous difference",
    # The list, and what can be done
    "rounds.title": "Rounds",
    "rounds.archived": "Archived",
    "rounds.trash": "Trash",
    "rounds.open": "open",
    "rounds.damaged": "unreadable",
    "rounds.edited": "Begun {begun}, last edited {edited}. {words}.",
    "rounds.unedited": "Begun {begun}. Nothing written in it yet.",
    "rounds.trashed": "Deleted {deleted}. Can be brought back until {until}; after that it is gone.",
    "rounds.keys": "Enter: open   N: new   R: rename   A: archive   C: compare   D: delete   Esc: close",
    "rounds.keys.open": "Enter: close   N: new   R: rename   A: archive   Esc: close",
    "rounds.keys.archived": (
        "Enter: open   N: new   R: rename   A: out of the archive   C: compare   D: delete   Esc: close"
    ),
    "rounds.keys.archived_open": "Enter: close   N: new   R: rename   A: out of the archive   Esc: close",
    "rounds.keys.damaged": "N: new   D: delete   Esc: close",
    "rounds.keys.trash": "Enter: bring back   N: new   Esc: close",
    "rounds.header.archived": "{name} (archived)",
    "rounds.new": "New round",
    "rounds.new.explanation": (
        "It begins without answers; the earlier ones stay where they are. While you write, Ctrl+N shows the"
        " earlier answer beside the new one."
    ),
    "rounds.new.begun": "Ctrl+N shows the earlier answer beside the new one.",
    "rounds.compare.same": "Choose another round than the one you have open; then the two are compared.",
    "rounds.delete.title": "Delete the round?",
    "rounds.delete.explanation": (
        "“{name}”, begun {begun}: {progress}, {words}.\n\nIt goes to the trash together with its backups."
        " From there it can be brought back for {days} days; then it is gone for good."
    ),
    "rounds.delete.damaged": (
        "“{name}”, which cannot be read.\n\nIt goes to the trash together with its backups. From there it can"
        " be brought back for {days} days; then it is gone for good."
    ),
    "rounds.delete.keep": "Keep the round",
    "rounds.delete.delete": "Delete “{name}”",
    "rounds.delete.own": (
        "You have “{name}” open. Open another round, or begin a new one, and then delete it."
    ),
    "rounds.deleted": "“{name}” is now in the trash.",
    "rounds.brought_back": "“{name}” was brought back.",
    "rounds.damaged.hint": "Damaged. “kerneblik --round {id}” offers the newest backup.",
    "rounds.unsaved": "What you have written cannot be saved just now, so the round stays open. {reason}",
    "rounds.open_elsewhere": (
        "The round is open elsewhere, perhaps in another window, in tmux or on another machine. Quit"
        " there; then the round can be deleted."
    ),
    "rounds.id_taken": "{path} is there already. Move that file, and then bring the round back.",
    "rounds.rename.title": "The round's name",
    "rounds.rename.explanation": "A name by which you will know the round a year from now.",
    # Two rounds compared
    "comparison.title": "From {earlier} to {later}",
    "comparison.all": "All actors",
    "comparison.removed": "Removed questions",
    "comparison.answered": "Answered",
    "comparison.prepared": "Prepared",
    "comparison.talked_about": "Talked about",
    "comparison.agreements": "Agreements",
    "comparison.words": "Words",
    "comparison.before": "before",
    "comparison.after": "after",
    "comparison.legend": "before: only in {earlier}   after: only in {later}",
    "comparison.keys": "Enter: go to the question   Tab: next difference   PgUp/PgDn: scroll   Esc: close",
    "comparison.only": "Only {round} has this text.",
    "comparison.nothing": "Neither round has anything here.",
    "comparison.state": "{round}: {state}",
    "comparison.changes.nothing.one": "{count} empty",
    "comparison.changes.nothing.other": "{count} empty",
    "comparison.changes.same.one": "{count} as before",
    "comparison.changes.same.other": "{count} as before",
    "comparison.changes.added.one": "{count} new",
    "comparison.changes.added.other": "{count} new",
    "comparison.changes.removed.one": "{count} only answered before",
    "comparison.changes.removed.other": "{count} only answered before",
    "comparison.changes.changed.one": "{count} changed",
    "comparison.changes.changed.other": "{count} changed",
    "comparison.change.nothing": "empty in both",
    "comparison.change.same": "as before",
    "comparison.change.added": "new",
    "comparison.change.removed": "only answered before",
    "comparison.change.changed": "changed",
    "comparison.fit.agrees": "as expected",
    "comparison.fit.differs": "different",
    "comparison.fit.surprises": "surprising",
    "comparison.none": "The answers in the two rounds are the same.",
}
