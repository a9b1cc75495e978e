"""English: the help, the palette, the introduction, and quitting."""

HELP: dict[str, str] = {
    # Keys
    "key.begin": "begin",
    # The introduction
    "introduction.about": (
        "{questions} questions about {actors} actors: some for your own reflection, others to bring into the"
        " dialogue. Take them in any order you like; everything is saved as you write."
    ),
    "introduction.private": (
        "What you write lies in a directory of your own, and only you and the machine's"
        " administrators can open the files."
    ),
    "introduction.begin": "Enter: begin   F1: help   F10: quit   F9: Dansk",
    # The palette
    "palette.lock": "Passphrase: set, change or remove it; lock after a pause",
    "palette.title": "Commands",
    "palette.keys": "Enter: run   Esc: close",
    "palette.placeholder": "Type a part of the name",
    "palette.nothing": "No command matches",
    "palette.actor": "Go to: {actor}",
    "palette.introduction": "Show the introduction",
    # The help
    "help.marks.agrees": "as expected",
    "help.marks.differs": "different: they see it in another way",
    "help.marks.surprises": "surprising; an agreement that is overdue",
    "help.title": "Help",
    "help.keys": "Up/Down: scroll   Esc: close",
    "help.here": "Here",
    "help.everywhere": "Everywhere",
    "help.text": "In the text",
    "help.text.word_left": "a word to the left",
    "help.text.word_right": "a word to the right",
    "help.text.start": "to the start of the text",
    "help.text.end": "to the end of the text",
    "help.text.delete_word_right": "delete the word to the right",
    "help.text.undo": "undo",
    "help.text.redo": "redo",
    "help.text.copy": "copy what is selected (Shift and arrow keys select)",
    "help.text.cut": "cut what is selected, or the line",
    "help.text.paste": "paste what was copied",
    "help.text.delete_word": "delete the word to the left",
    "help.text.delete_line": "delete to the end of the line",
    "help.text.select_all": "select everything",
    "help.marks": "Marks",
    "help.marks.done": "done; of a dialogue: talked about",
    "help.marks.started": "begun; of a dialogue: prepared",
    "help.marks.empty": "empty",
    "help.marks.set_aside": "set aside",
    "help.notes": "Good to know",
    "help.notes.text": (
        "What you write is shown as you write it. A few signs have a meaning: **bold**, *italic*, lists"
        " with - or 1., tasks with - [ ], quotes with > and headings with #.\nIf your terminal keeps Ctrl+Q"
        " for itself, press F10. If the screen looks wrong, press Ctrl+L; if the terminal behaves oddly"
        " afterwards, type reset and press Enter.\nIf the connection is lost, what you wrote is saved. In"
        " tmux and screen the program goes on running: come back to it rather than start another."
    ),
    "help.quit": "Press F10 to quit. Ctrl+C copies what is selected.",
    # Quitting
    "quit.title": "The text is not saved",
    "quit.unsaved": (
        "{reason}\n\nIf you quit now, what you have written since the last save goes into an emergency copy."
        " The next time you start Kerneblik, you are asked whether to put it into the round."
    ),
    "quit.stay": "Stay here and try again",
    "quit.leave": "Quit with an emergency copy",
    # Leaving the example
    "example.title": "Keep it as a round of your own?",
    "example.typed": (
        "What you have written in the example is gone when you leave. If you keep it, the round is"
        " among your own, and “kerneblik” opens it the next time."
    ),
    "example.keep": "Keep it as a round of my own",
    "example.drop": "Leave, and let it go",
    "example.stay": "Stay in the example",
}
