"""English: `kerneblik doctor`."""

DOCTOR: dict[str, str] = {
    "doctor.severity.ok": "ok",
    "doctor.severity.notice": "look",
    "doctor.severity.problem": "WRONG",
    # The data directory
    "doctor.no_directory": "There are no texts yet; {path} is made when you start “kerneblik”",
    "doctor.private": "Only you can read what lies in {path}",
    "doctor.open.one": "Other users have access to {paths}",
    "doctor.open.other": "Other users have access to {count} files and directories: {paths}",
    "doctor.link": "{path} is a link and is not used. Put the file or directory itself there",
    "doctor.foreign": "{path} belongs to another user and is not used. Move it away, or ask whoever looks"
    " after the machine to",
    "doctor.way": "Somebody else can make changes in {path}, and so exchange your directories. Ask whoever"
    " looks after the machine to close it, or move your texts with --data",
    "doctor.stale.one": "A program that was interrupted left an unfinished file: {paths}",
    "doctor.stale.other": "Programs that were interrupted left {count} unfinished files: {paths}",
    # The disk
    "doctor.room": "There is {room} of room on the disk",
    "doctor.full": "There is no room on the disk ({room}): {path}. Delete something else, or ask for"
    " more space",
    "doctor.read_only": "The disk {path} can only be read. Talk to whoever looks after the machine",
    "doctor.volatile": "{path} lies in the machine's memory: the texts vanish when it is restarted",
    "doctor.network": "The texts lie on a network drive ({kind}, {path})",
    "doctor.nfs_without_locks": "The network drive {path} ({kind}) does not lock files between machines. Use"
    " Kerneblik on one machine at a time only",
    "doctor.locks": "Files can be written and locked: several windows at once go well",
    "doctor.no_locks": "Files cannot be locked on this disk. Have Kerneblik open in one place at a time only",
    # The rounds
    "doctor.ask": "Passphrase (Enter alone: without a look into the files): ",
    "doctor.locked": "The texts are locked with a passphrase: what stands in the files was not looked at",
    "doctor.no_rounds": "There are no rounds yet",
    "doctor.round.one": "The round {round}: {count} answer; backup of {date}, {time}",
    "doctor.round.other": "The round {round}: {count} answers; backup of {date}, {time}",
    "doctor.round_empty": "The round {round}: no answers yet",
    "doctor.round_no_backup.one": "The round {round}: {count} answer; no backup yet",
    "doctor.round_no_backup.other": "The round {round}: {count} answers; no backup yet",
    "doctor.round_locked.one": "The round {round}: locked; {count} backup",
    "doctor.round_locked.other": "The round {round}: locked; {count} backups",
    "doctor.bad_backups.one": "The round {round}: {count} of {total} backups cannot be read: {paths}",
    "doctor.bad_backups.other": "The round {round}: {count} of {total} backups cannot be read: {paths}",
    "doctor.copy": "{path} is a copy of the round “{round}” ({of}), which a program that keeps machines in"
    " step may have put there. It isn't opened. See whether it holds anything that the round lacks",
    "doctor.future.one": "{paths} has a moment in the future: a clock was wrong. Nothing is decided by it,"
    " but the date that is shown is wrong",
    "doctor.future.other": "{count} files have a moment in the future: {paths}. A clock was wrong. Nothing is"
    " decided by that, but the dates that are shown are wrong",
    "doctor.aside.one": "A damaged file was put aside: {paths}",
    "doctor.aside.other": "{count} damaged files were put aside: {paths}",
    "doctor.round_gone": "The round {round} is gone, but has backups in {path}. Copy the newest to the"
    " directory rounds as {round}.json if you miss it",
    # What waits for the next start
    "doctor.copies.one": "An emergency copy is waiting: start “kerneblik” to put it into the round ({paths})",
    "doctor.copies.other": "{count} emergency copies are waiting: start “kerneblik” to put them into the"
    " round ({paths})",
    "doctor.copies_of_others": "In {path} lie emergency copies of another data directory. If it was moved to"
    " here, move them to the directory recovery in it",
    "doctor.bad_copy": "The emergency copy {path} cannot be read. It stays where it is: delete it if you"
    " miss nothing",
    "doctor.drafts.one": "A form was left half-written: open it again in “kerneblik” to find its"
    " text ({paths})",
    "doctor.drafts.other": "{count} forms were left half-written: open them again in “kerneblik” to"
    " find their text ({paths})",
    "doctor.bad_draft": "The draft {path} cannot be read. It stays where it is: delete it if you"
    " miss nothing",
    "doctor.editing.one": "An editor left a text: start “kerneblik” to put it into the round, if it was"
    " changed ({paths})",
    "doctor.editing.other": "Editors left {count} texts: start “kerneblik” to put them into the round, if"
    " they were changed ({paths})",
    "doctor.no_memory": "There is no private place in the machine's memory: your own editor (Ctrl+O) cannot"
    " be used while the texts are locked",
    # Everything else
    "doctor.settings": "Your settings are in order ({path})",
    "doctor.checklist.one": "The checklist is in order: {count} question ({path})",
    "doctor.checklist.other": "The checklist is in order: {count} questions ({path})",
    "doctor.bad_checklist": "The checklist cannot be used. {message} “kerneblik check {path}” shows all"
    " mistakes",
    "doctor.utf8": "The terminal writes æ, ø and å as they are (UTF-8)",
    "doctor.encoding": "The terminal is set to {encoding}, not to UTF-8: some characters cannot be shown. Try"
    " LANG=da_DK.UTF-8 or LANG=C.UTF-8",
    "doctor.terminal": "The terminal {term}: {columns} × {rows} characters, {colours} colours",
    "doctor.small_terminal": "The terminal is only {columns} × {rows} characters; the app needs 40 × 12",
    "doctor.dumb_terminal": "The app cannot draw in this terminal (TERM={term})",
    "doctor.no_terminal": "The terminal was not looked at: the command does not run in one",
    "doctor.versions": "Kerneblik {kerneblik}, Python {python}, Textual {textual}, TinyDB {tinydb}, {system}",
    # What it comes to
    "doctor.well": "All is as it should be.",
    "doctor.no_errors": "Nothing is wrong, but see the lines marked “look”.",
    "doctor.wrong.one": "{count} thing is not as it should be.",
    "doctor.wrong.other": "{count} things are not as they should be.",
    "doctor.try_repair": "“kerneblik doctor --repair” mends what can be mended.",
    # What was repaired
    "repair.permissions.one": "Other users' access was taken from {count} file or directory",
    "repair.permissions.other": "Other users' access was taken from {count} files and directories",
    "repair.settings": "The settings made no sense and are out of use; a copy lies in {path}",
    "repair.stale.one": "{count} unfinished file was removed",
    "repair.stale.other": "{count} unfinished files were removed",
    "repair.locked": "The texts are locked, so the rounds were not touched",
    "repair.backup": "The round “{round}” was brought back from the backup of {date}, {time}",
    "repair.partial.one": "The round “{round}”: {count} answer was got out of the damaged file",
    "repair.partial.other": "The round “{round}”: {count} answers were got out of the damaged file",
    "repair.new_backup": "The round “{round}” got a backup",
    "repair.lost.one": "The round “{round}”: {count} answer could not be got back",
    "repair.lost.other": "The round “{round}”: {count} answers could not be got back",
    "repair.aside": "The damaged file now lies in {path}",
    "repair.nothing_left": "The round {round} cannot be brought back: there is no backup, and nothing can be"
    " read in the file. Start “kerneblik” to begin a new one",
    "repair.copies": "Copies of what was changed lie in {path}",
    "repair.done": "This is how it looks now:",
    "repair.nothing": "There was nothing to mend. This is how it looks:",
}
