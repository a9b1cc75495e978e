"""English: writing answers, in the app and in the user's own editor."""

WRITE: dict[str, str] = {
    # Keys
    "key.write": "write",
    "key.write.help": "write: one question at a time",
    "key.write.command": "Write",
    "key.next": "next",
    "key.next.help": "next question; after the last one, the next actor",
    "key.previous": "previous",
    "key.previous.help": "previous question",
    "key.actors": "actors",
    "key.actors.help": "to the list of actors",
    "key.to_text": "write",
    "key.to_text.help": "back to the text",
    "key.set_aside": "set aside",
    "key.set_aside.help": "set the question aside, or take it up again",
    "key.set_aside.command": "Set the question aside, or take it up again",
    "key.edit_outside": "editor",
    "key.edit_outside.help": "write the answer in your own editor ($VISUAL, $EDITOR)",
    "key.edit_outside.command": "Write the answer in your own editor",
    "key.earlier": "earlier answer",
    "key.earlier.help": "show or hide the answer from an earlier round",
    "key.earlier.command": "Show or hide the answer from an earlier round",
    "key.to_earlier": "to the earlier one",
    "key.to_earlier.help": "to the earlier answer, to scroll in it, and back",
    "key.to_earlier.command": "Go to the earlier answer, or back",
    "key.take_over": "take over",
    "key.take_over.help": "take the earlier answer over to start from",
    "key.take_over.command": "Take the earlier answer over to start from",
    "key.versions": "versions",
    "key.versions.help": "earlier texts: compare, take back, merge",
    "key.versions.command": "Earlier texts of the answer",
    "key.merge": "merge",
    # The screen
    "write.placeholder.reflection": "Write for yourself. It is saved as you write.",
    "write.placeholder.dialogue": "Prepare the dialogue: what do you expect to hear? What will you ask?",
    "write.set_aside": "Set aside. Ctrl+T takes the question up again.",
    "write.open_agreements": "From earlier rounds: {words}. F3 and A show them.",
    "write.earlier": "Ctrl+N: your answer in {round}",
    "write.reworded": "When you answered, the question was: {wording}",
    "write.contested": (
        "This answer was written in another window, too. Both texts are kept: Ctrl+G shows them."
    ),
    "write.arrived": "This answer has just been changed in another window.",
    # The answer of an earlier round
    "earlier.keys": "F6 scroll  F7 take over",
    "earlier.none": "No earlier round has an answer to this question.",
    "earlier.none.title": "Earlier",
    # Earlier texts of an answer
    "versions.title": "Earlier texts",
    "versions.none": "There are no earlier texts of this answer yet. The first comes when you go on"
    " writing another time.\n\nEsc: close",
    "versions.legend": "now: only in the answer as it is now   then: only in the earlier text",
    "versions.now": "now",
    "versions.then": "then",
    "versions.keys": "Enter: take the text back   M: merge both   PgUp/PgDn: scroll   Esc: close",
    "versions.conflict": "written at the same time",
    "versions.undated": "undated",
    # The user's own editor
    "editor.no_memory": "Your texts are locked, so the editor's file may not lie on the disk. This machine"
    " has no private place in memory for it: write the answer here in Kerneblik.",
    "editor.unreadable": "Your editor cannot be started: $VISUAL or $EDITOR is miswritten ({command}).",
    "editor.missing": "The editor {command} cannot be started. Set $EDITOR to one that exists.",
    "editor.no_file": "No file for the editor can be made in {path}. Is the disk full?",
    "editor.failed": "The editor {command} ended with error {code}. The answer is unchanged; the text from"
    " the editor lies in {path}.",
    "editor.unread": "The text from the editor cannot be read as UTF-8. The answer is unchanged; the file"
    " lies in {path}.",
    "editor.no_terminal": "An editor cannot be opened from this terminal.",
    "editor.encoding": "The text from the editor is in {encoding}, not in UTF-8. The answer is unchanged;"
    " the file is in {path}.",
    "editor.window": "The editor {command} returned at once, but may save yet: the file is kept, and what"
    " comes is offered. If it opens a window, set $EDITOR to it with “--wait”, and the app waits for it.",
    "editor.came": "Your editor saved a new text. Go to the answer and press Ctrl+O to take it in.",
    "editor.taken": "The text from your editor was taken in.",
    "editor.idle": "Nobody touched a key in the editor for a long time: it was closed, and its text is in"
    " {path}.",
    "editor.unknown.title": "Your texts are locked",
    "editor.unknown": "Kerneblik does not know the editor {command}. It may keep parts of the text"
    " outside the locked directory: history, backups, clippings.",
    "editor.unknown.leave": "Leave it",
    "editor.unknown.open": "Open it all the same",
}
