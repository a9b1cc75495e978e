"""English: words of what is done so that no text is lost, and none gets into others' hands."""

RESCUE: dict[str, str] = {
    "storage.foreign": "{path} belongs to another user. Kerneblik reads and writes your own files only: move"
    " it away, or ask whoever looks after the machine to.",
    "storage.directory.link": "{path} is a link to somewhere else. For safety's sake Kerneblik does not"
    " follow it: put the directory itself here, or point to the whole data directory with --data.",
    "conversation.on": "Go on",
    "dialog.choice.keys": "PgUp/PgDn: read on",
    # A round that cannot be read
    "recovery.title": "The round cannot be read",
    "recovery.written": "The file was last saved on {date} at {time}. It is not deleted, but put aside under"
    " another name.",
    "recovery.has_backup.one": "The newest good backup is of {date}, {time}, and has {count} answer.",
    "recovery.has_backup.other": "The newest good backup is of {date}, {time}, and has {count} answers.",
    "recovery.no_backup": "There is no backup of the round.",
    "recovery.lacking.one": "It lacks {count} newer answer, which can be got out of the file: {actors}.",
    "recovery.lacking.other": "It lacks {count} newer answers, which can be got out of the file: {actors}.",
    "recovery.readable.one": "{count} answer can be got out of the file: {actors}.",
    "recovery.readable.other": "{count} answers can be got out of the file: {actors}.",
    "recovery.nothing_newer": "The answers that can be read in the file are in the backup, too.",
    "recovery.nothing_read": "No answers can be read in the file itself.",
    "recovery.lost.one": "{count} answer cannot be got back: {actors}.",
    "recovery.lost.other": "{count} answers cannot be got back: {actors}.",
    "recovery.backup": "Use the backup",
    "recovery.backup_and_newer.one": "Use the backup and the newer answer",
    "recovery.backup_and_newer.other": "Use the backup and the {count} newer answers",
    "recovery.salvaged.one": "Make the round of the one answer",
    "recovery.salvaged.other": "Make the round of the {count} answers",
    "recovery.new": "Begin a new round",
    "recovery.quit": "Quit without changing anything",
    "recovery.recovered.title": "The round is back",
    "recovery.new.title": "The file is put aside",
    "recovery.aside": "The damaged file now lies here, untouched:\n{path}",
    # Text that did not get into its round
    "rescue.title": "Text that could not be saved",
    "rescue.unsaved": "When Kerneblik ended on {date} at {time}, this could not be saved in the round"
    " “{round}”:",
    "rescue.edited": "Your editor left this on {date} at {time}, and it did not get into the"
    " round “{round}”:",
    "rescue.name": "The round's new name: {name}",
    "rescue.nothing_overwritten": "If there is another text in the round by now, it is not lost: it becomes"
    " an earlier version of the answer.",
    "rescue.take": "Put the text into the round",
    "rescue.later": "Leave it where it is, and ask again next time",
    "rescue.discard": "Throw it away",
    "rescue.discard.title": "Throw the text away?",
    "rescue.discard.explanation": "That is {words}, and there is no way to get them back.",
    "rescue.discard.keep": "No, keep it",
    "rescue.discard.sure": "Yes, throw it away",
    "rescue.still_there": "The text is still there, and you will be asked again next time:\n{path}",
    "rescue.left": (
        "some of what you wrote could not be saved in the round. It lies in {path}; the next time you start"
        " “kerneblik”, you are asked whether to put it in"
    ),
    "rescue.nowhere": (
        "some of what you wrote could be saved neither in the round nor anywhere else, and is lost."
        " “kerneblik doctor” shows what is wrong"
    ),
    # The user's own editor, where the texts are locked
    "editor.no_memory": "Your texts are locked, so the editor's file may not lie on the disk. This machine"
    " has no private place in memory for it: write the answer here in Kerneblik.",
}
