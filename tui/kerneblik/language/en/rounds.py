"""English: the words of rounds: their list, the trash, the earlier answer, two of them compared."""

ROUNDS: dict[str, str] = {
    # Keys
    "key.rounds": "rounds",
    "key.rounds.help": "rounds: switch, begin a new one, rename, compare, archive, delete",
    "key.rounds.command": "Rounds: switch, begin a new one, rename, compare, archive, delete",
    "key.earlier": "earlier answer",
    "key.earlier.help": "show or hide the answer from an earlier round",
    "key.earlier.command": "Show or hide the answer from an earlier round",
    "key.to_earlier": "to the earlier one",
    "key.to_earlier.help": "to the earlier answer, to scroll in it, and back",
    "key.to_earlier.command": "Go to the earlier answer, or back",
    "key.take_over": "take over",
    "key.take_over.help": "take the earlier answer over to start from",
    "key.take_over.command": "Take the earlier answer over to start from",
    "key.new_round": "new round",
    "key.archive": "archive",
    "key.compare": "compare",
    "key.delete": "delete",
    "key.next_difference": "next difference",
    "key.previous_difference": "previous difference",
    # The list
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
    # What can be done
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
    "rounds.damaged.hint": (
        "Quit, and open it with “kerneblik --round {id}”: the newest backup is offered then."
    ),
    "rounds.unsaved": "What you have written cannot be saved just now, so the round stays open. {reason}",
    # What goes wrong
    "rounds.open_elsewhere": (
        "The round is open in another session, perhaps in tmux or on another machine. Quit there; then the"
        " round can be deleted."
    ),
    "rounds.id_taken": "{path} is there already. Move that file, and then bring the round back.",
    # The earlier answer
    "earlier.keys": "F6 scroll  F7 take over",
    "earlier.none": "No earlier round has an answer to this question.",
    "earlier.none.title": "Earlier",
    # Two rounds compared
    "comparison.title": "From {earlier} to {later}",
    "comparison.all": "All actors",
    "comparison.removed": "Removed questions",
    "comparison.answered": "Answered",
    "comparison.words": "Words",
    "comparison.before": "before",
    "comparison.after": "after",
    "comparison.legend": "before: only in {earlier}   after: only in {later}",
    "comparison.keys": "Enter: go to the question   Tab: next difference   PgUp/PgDn: scroll   Esc: close",
    "comparison.nothing": "Neither round has anything here.",
    "comparison.state": "{round}: {state}",
    "comparison.changes.nothing.one": "{count} empty",
    "comparison.changes.nothing.other": "{count} empty",
    "comparison.changes.same.one": "{count} as before",
    "comparison.changes.same.other": "{count} as before",
    "comparison.changes.added.one": "{count} new",
    "comparison.changes.added.other": "{count} new",
    "comparison.changes.left.one": "{count} no longer there",
    "comparison.changes.left.other": "{count} no longer there",
    "comparison.changes.changed.one": "{count} changed",
    "comparison.changes.changed.other": "{count} changed",
    "comparison.change.nothing": "empty in both",
    "comparison.change.same": "as before",
    "comparison.change.added": "new",
    "comparison.change.left": "no longer there",
    "comparison.change.changed": "changed",
    "comparison.view.agrees": "agreement",
    "comparison.view.differs": "difference",
    "comparison.view.surprises": "surprise",
    "comparison.none": "The answers in the two rounds are the same.",
    # kerneblik round
    "cli.rounds": "show the rounds, begin a new one, rename, archive, delete, compare",
    "cli.rounds.help": "\n“kerneblik round” alone shows them. A round is named by its name or its id.",
    "cli.rounds.actions": "what to do",
    "cli.rounds.list": "show the rounds",
    "cli.rounds.list.json": "as JSON",
    "cli.rounds.new": "begin a new round",
    "cli.rounds.new.name": "its name; without one it is named after the half-year",
    "cli.rounds.rename": "give a round another name",
    "cli.rounds.rename.name": "the new name",
    "cli.rounds.archive": "archive a round: it stays, but is not opened by itself",
    "cli.rounds.unarchive": "take a round out of the archive again",
    "cli.rounds.delete": "move a round to the trash, where it stays for 30 days",
    "cli.rounds.delete.yes": "without asking",
    "cli.rounds.restore": "bring a round back from the trash",
    "cli.rounds.restore.round": "the round; without it, what is in the trash is shown",
    "cli.rounds.compare": "show what differs between two rounds",
    "cli.rounds.compare.other": "the other one; else the one you last worked in",
    "cli.rounds.round": "the round's name, the beginning of it, or its id",
    "cli.rounds.name": "NAME",
    "cli.rounds.column.name": "Name",
    "cli.rounds.column.id": "Id",
    "cli.rounds.column.begun": "Begun",
    "cli.rounds.column.answered": "Answered",
    "cli.rounds.column.words": "Words",
    "cli.rounds.column.deleted": "Deleted",
    "cli.rounds.column.until": "Disappears",
    "cli.rounds.column.actor": "Actor",
    "cli.rounds.next": "opened next time",
    "cli.rounds.none": "No rounds yet in {directory}. Begin with “kerneblik”.",
    "cli.rounds.damaged": "Unreadable",
    "cli.rounds.trash_empty": "The trash is empty.",
    "cli.rounds.trash_hint": "“kerneblik round restore ROUND” brings one back.",
    "cli.rounds.begun": "The round “{name}” was begun ({id}).",
    "cli.rounds.renamed": "The round {id} is now called “{name}”.",
    "cli.rounds.archived": "The round “{name}” is archived.",
    "cli.rounds.unarchived": "The round “{name}” is out of the archive again.",
    "cli.rounds.deleted": (
        "The round “{name}” is in the trash. “kerneblik round restore {id}” brings it back."
    ),
    "cli.rounds.restored": "The round “{name}” was brought back.",
    "cli.rounds.delete.ask": "The round “{name}” goes to the trash. Type its name to delete it: ",
    "cli.rounds.delete.not_confirmed": "that was not the round's name, so “{name}” was not deleted",
    "cli.rounds.delete.no_terminal": "there is nobody to ask here. Delete “{name}” without asking with --yes",
    "cli.rounds.no_name": "the round needs a name",
    "cli.rounds.no_such": '"{wanted}" is no round. Choose from: {choices}',
    "cli.rounds.ambiguous": '"{wanted}" can be several rounds: {choices}. Use the id',
    "cli.rounds.not_in_trash": '"{wanted}" is not in the trash. There is: {choices}',
    "cli.rounds.same": "that is the same round twice: “{name}”. Choose two different ones",
}
