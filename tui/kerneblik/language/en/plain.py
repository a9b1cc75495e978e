"""English: `kerneblik answer`, which asks line by line."""

PLAIN: dict[str, str] = {
    "plain.no_questions": "there are no questions to answer here; leave out --dialogue",
    "plain.begin": "{round}. Questions done: {progress}. Type h for help.",
    "plain.end": "The end.",
    "plain.place": "{actor}, {kind}, {number} of {total}.",
    "plain.empty": "No answer yet.",
    "plain.has_answer": "There is an answer of {words}. Type v to see it.",
    "plain.contested": (
        "The answer was written in another window at the same time. Both texts are kept; the other one is"
        " an earlier version of the answer."
    ),
    "plain.prompt": "Answer: ",
    "plain.first": "This is the first question.",
    "plain.last": "That was the last question. Done: {progress}. Type q to quit.",
    "plain.no_command": "“{word}” is not a command. Type h for help.",
    # Writing
    "plain.writing": "Write on. A full stop alone on a line saves the answer, an exclamation mark takes it"
    " back.",
    "plain.replacing": "Write the new answer, and end with a full stop alone on a line. The old one is"
    " kept as an earlier version.",
    "plain.saved": "Saved: {words}.",
    "plain.saved.more": "Saved: {words}. The answer now has {all}.",
    "plain.unchanged": "Nothing was changed.",
    "plain.undone": "Taken back. The answer is as it was.",
    "plain.set_aside": "Set aside.",
    "plain.taken_up": "Taken up again.",
    "plain.cut": "The line was longer than the terminal takes, and its end is missing. Write shorter"
    " lines, or type e to use your editor.",
    "plain.unsaved": "Not saved: {reason} The text lies in {path}, and it is tried again at the next save.",
    "plain.unsaved.nowhere": "Not saved: {reason} Don't close this yet: the text is nowhere but here.",
    # Commands: the words that stand for them, the first and the last named in the help
    "plain.command.next": "n next",
    "plain.command.back": "b back",
    "plain.command.view": "v view",
    "plain.command.replace": "r replace",
    "plain.command.edit": "e edit",
    "plain.command.set_aside": "s aside",
    "plain.command.help": "? h help",
    "plain.command.quit": "q quit",
    "plain.or": "{first} or {second}",
    "plain.help.write": "Write your answer in as many lines as you like. A full stop alone on a line saves"
    " it, an exclamation mark takes it back. Where there is an answer already, yours is added to it.",
    "plain.help.empty": "An empty line: the next question.",
    "plain.help.next": "the next question",
    "plain.help.back": "the previous question",
    "plain.help.view": "show the answer",
    "plain.help.replace": "write a new answer in place of the one that is there",
    "plain.help.edit": "edit the answer in your own editor",
    "plain.help.set_aside": "set the question aside, or take it up again",
    "plain.help.help": "show this",
    "plain.help.quit": "quit",
    # Text that did not get into its round
    "plain.left": "From {date} at {time} there is text that did not get into the round “{round}”: {what}.",
    "plain.left.ask": "Put it in? yes or no: ",
    "plain.left.taken": "The text was put in. Another one that was there is an earlier version.",
    "plain.left.later": "The text stays where it is, and you will be asked again next time.",
    # kerneblik status --plain
    "plain.status.actor": "{number}. {actor}: {parts}.",
    "plain.status.prepared": "dialogue: {done} of {total} prepared",
    "plain.status.talked_about": "{done} talked about",
    "plain.status.set_aside": "{done} set aside",
    "plain.status.edited": "last changed {date}",
}
