"""English: what is asked at the start: damaged rounds, and text that was not saved."""

STARTUP: dict[str, str] = {
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
    "recovery.partial.one": "Make the round of the one answer",
    "recovery.partial.other": "Make the round of the {count} answers",
    "recovery.new": "Begin a new round",
    "recovery.quit": "Quit without changing anything",
    "recovery.recovered.title": "The round is back",
    "recovery.new.title": "The file is put aside",
    "recovery.aside": "The damaged file now lies here, untouched:\n{path}",
    # Text that did not get into its round
    "emergency_copy.title": "Text that could not be saved",
    "emergency_copy.unsaved": "When Kerneblik ended on {date} at {time}, this could not be saved in the round"
    " “{round}”:",
    "emergency_copy.edited": "Your editor left this on {date} at {time}, and it did not get into the"
    " round “{round}”:",
    "emergency_copy.name": "The round's new name: {name}",
    "emergency_copy.nothing_overwritten": "If there is another text in the round by now, it is not lost: it"
    " becomes an earlier version of the answer.",
    "emergency_copy.take": "Put the text into the round",
    "emergency_copy.later": "Leave it where it is, and ask again next time",
    "emergency_copy.discard": "Throw it away",
    "emergency_copy.discard.title": "Throw the text away?",
    "emergency_copy.discard.explanation": "That is {words}, and there is no way to get them back.",
    "emergency_copy.discard.keep": "No, keep it",
    "emergency_copy.discard.sure": "Yes, throw it away",
    "emergency_copy.still_there": "The text is still there, and you will be asked again next time:\n{path}",
    "emergency_copy.left": (
        "some of what you wrote could not be saved in the round. It lies in {path}; the next time you start"
        " “kerneblik”, you are asked whether to put it in"
    ),
    "emergency_copy.unreadable.one": "An emergency copy can't be read. It may hold text that did not get into"
    " its round, and stays where it is. Talk to whoever looks after the machine: {paths}",
    "emergency_copy.unreadable.other": "{count} emergency copies can't be read. They may hold text that did"
    " not get into its round, and stay where they are. Talk to whoever looks after the machine: {paths}",
    "emergency_copy.newer": "Text that did not get into its round is in an emergency copy from a newer"
    " version of Kerneblik. Update Kerneblik, and you can put it in: {paths}",
    "emergency_copy.nowhere": (
        "some of what you wrote could be saved neither in the round nor anywhere else, and is lost."
        " “kerneblik doctor” shows what is wrong"
    ),
}
