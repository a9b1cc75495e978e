"""English: the words of what is written for others: the sheet, the agreements, the leader's report."""

PAPERS: dict[str, str] = {
    # The sheet
    "sheet.title": "Conversation sheet: {actor}",
    "sheet.date": "Date",
    "sheet.people": "Present",
    "sheet.agreed": "What we agreed",
    "sheet.agreed.what": "What",
    "sheet.agreed.who": "Who",
    "sheet.agreed.when": "When",
    "sheet.thoughts": "From my own reflection",
    "sheet.shortened": "… there was no room for the rest on this page",
    "sheet.left_out.one": "There was no room for one question on this page.",
    "sheet.left_out.other": "There was no room for {count} questions on this page.",
    "sheet.no_dialogue": (
        "{actor}: the checklist has no questions for a dialogue with this actor, so there is no sheet to make"
    ),
    "sheet.all_set_aside": (
        "{actor}: all questions for the dialogue are set aside. Take one of them up again to make the sheet"
    ),
    "sheet.not_all_fits": (
        "{actor}: there was no room for all of it on one page. The sheet itself says what was shortened;"
        " tick less, or take all of it along in Markdown"
    ),
    "sheet.no_such_question": "“{wanted}” is no text that can go on the sheet. Choose from:\n{choices}",
    "sheet.nothing_to_tick": "“{wanted}” cannot go on the sheet: you have not written about the actor yet",
    # Agreements
    "agreed.overdue": "Overdue",
    "agreed.open": "Open",
    "agreed.done": "Done",
    "agreed.none": "There are no open agreements.",
    "agreed.none_dated": (
        "no open agreement has a due date, and without one there is no place for it in a calendar"
    ),
    "agreed.undated.one": "one agreement without a due date is not in the calendar file",
    "agreed.undated.other": "{count} agreements without a due date are not in the calendar file",
    "agreed.event.done": "Done: {text}",
    "agreed.event.with": "Agreed with: {actor}",
    "agreed.event.who": "Who: {who}",
    # The leader's report
    "leader.wheel": "All the way round",
    "leader.theme": "Theme: {theme}",
    "leader.preparation": "My preparation",
    "leader.said": "Said in the conversation of {date}",
    "leader.said.with": "Said in the conversation of {date} with {people}",
    "leader.free_notes": "What else the conversations held",
    "leader.differences": "Agreement and differences",
    "leader.view": "It turned out",
    "leader.view.agrees": "we see it the same way",
    "leader.view.differs": "we see it differently",
    "leader.view.surprises": "it surprised me",
    "leader.question": "Question",
    "leader.agreements": "Agreements",
    "leader.agreement": "Agreement",
    "leader.who": "Who",
    "leader.due": "Due",
    "leader.done": "done",
    "leader.nothing": (
        "there is nothing to put into the report yet. “kerneblik report --help” shows what it can hold"
    ),
    "leader.holds": "Chosen for the report: {parts}.",
    "leader.part.introduction": "your introduction",
    "leader.part.wheel": "the wheel",
    "leader.part.own": "your reflection on yourself",
    "leader.part.others": "your reflection on the other actors",
    "leader.part.preparation": "your preparation for the dialogue",
    "leader.part.said": "what the others said in conversations",
    "leader.part.differences": "agreement and differences",
    "leader.part.agreements": "the agreements",
    "leader.part.names": "names of those you talked and agreed with",
    # On the command line
    "cli.question": "QUESTION",
    "cli.part": "PART",
    "cli.output.format": "{formats}; otherwise the file's ending decides ({endings})",
    "cli.output.file": "the file to write; without it (or with -) to standard output",
    "cli.output.force": "overwrite the file if there is one",
    "cli.sheet": "make a page of questions with room for notes for the conversation with an actor",
    "cli.sheet.help": (
        "\nNothing that you wrote goes on it unless you ask for it with --with."
        "\nQuestions that you set aside are not on the sheet."
    ),
    "cli.sheet.actor": "the number, the id or the beginning of a word in the name; several get a page each",
    "cli.sheet.with": (
        "take along what you wrote to this question: its id, or its number with the actor; can be repeated"
    ),
    "cli.report": "make a report of the round; you choose what goes in",
    "cli.report.help": (
        "\nUnless you choose, it holds only what is about yourself: the introduction, the wheel and your"
        "\nreflection on yourself. All that is about others goes in only when you ask for it."
        "\n\n  introduction  your introduction (written in the app, or --introduction)"
        "\n  wheel         the wheel"
        "\n  own           your reflection on yourself"
        "\n  others        your reflection on the other actors"
        "\n  preparation   your preparation for the dialogue"
        "\n  said          what the others said in conversations"
        "\n  differences   agreement and differences (the marks you made in the dialogue)"
        "\n  agreements    the agreements"
        "\n  names         names of those you talked and agreed with"
    ),
    "cli.report.include": "put in, too: {parts}",
    "cli.report.leave_out": "leave out: the same names",
    "cli.report.actor": "this actor only; can be repeated",
    "cli.report.introduction": "the file with the introduction, or - for standard input",
    "cli.agreements": "show the open agreements, those that are overdue first",
    "cli.agreements.help": "\nOf all rounds, unless one is named with --round.",
    "cli.agreements.all": "those that are done, too",
    "cli.agreements.json": "as JSON",
    "cli.agreements.ics": "as iCalendar, for your calendar",
    "cli.not_on_a_terminal": "{format} cannot be shown on a terminal; write to a file: -o name{ending}",
    # Files
    "paper.missing_extra": (
        "something is missing to make {ending} files: pip install 'kerneblik[{extra}]'."
        " HTML and Markdown do without"
    ),
    "paper.working": "Making the {ending} file … {seconds} s   Esc: cancel",
    "cli.paper.working": "Making the {ending} file … {seconds} s (Ctrl+C cancels)",
    "paper.cancelled": "the {ending} file was not made: you cancelled",
    "paper.too_long": (
        "the {ending} file was not made: it took too long (the limit is {seconds} seconds). Include less,"
        " or choose HTML or Markdown; what you wrote is still there"
    ),
    "paper.too_large": (
        "the {ending} file was not made: it took too much memory. Include less, or choose HTML or"
        " Markdown; what you wrote is still there"
    ),
    "paper.gave_up": (
        "the {ending} file was not made: the program that sets it gave up on the text. Choose HTML or"
        " Markdown, or include less; what you wrote is still there"
    ),
    "paper.no_process": (
        "the file was not made: the system would not start the process it is made in ({reason}). Try"
        " again in a while"
    ),
    "paper.unprintable.one": (
        "One character is in none of this machine's fonts: {characters}. The file has its name instead;"
        " with a font that has it (Noto, for example) it is printed"
    ),
    "paper.unprintable.other": (
        "{count} characters are in none of this machine's fonts: {characters}. The file has their names"
        " instead; with a font that has them (Noto, for example) they are printed"
    ),
    # In the app
    "key.sheet": "sheet",
    "key.sheet.help": "conversation sheet: the questions on one page, with room for notes",
    "key.sheet.command": "Conversation sheet for the actor",
    "key.report": "report",
    "key.report.help": "report of the round; you choose what goes in",
    "key.report.command": "Report of the round",
    "key.write_paper": "write the file",
    "key.introduce": "introduction",
    "key.read_report": "see the report",
    "paper.format": "Format",
    "paper.format.markdown": "Markdown (.md)",
    "paper.format.html": "Web page to print (.html)",
    "paper.format.pdf": "PDF (.pdf)",
    "paper.format.word": "Word (.docx)",
    "paper.format.ics": "Calendar (.ics)",
    "paper.format.text": "Text (.txt)",
    "paper.format.missing": "{format}, needs kerneblik[{extra}]",
    "paper.file": "File:",
    "paper.keys": "Space: tick   Tab: file name   Ctrl+S: write the file   Esc: close",
    "paper.keys.narrow": "Ctrl+S: write  Tab: file  Esc: close",
    "paper.unknown_ending": "{path}: the ending does not tell what the file is to be; choose from {endings}",
    "paper.there.title": "The file is there already",
    "paper.there": "{path} is there already.",
    "paper.keep": "Keep it, and choose another name",
    "paper.replace": "Write the new one in its place",
    "sheet.file": "sheet-{actor}",
    "sheet.explanation": (
        "The sheet has the questions, room for notes, date and names. Of what you wrote yourself, only what"
        " you tick goes on it."
    ),
    "sheet.explanation.nothing": "The sheet has the questions, room for notes, date and names.",
    "sheet.tick.dialogue": "Your preparation for",
    "sheet.tick.reflection": "Your own reflection on",
    "leader.file": "report-{round}",
    "leader.title": "Report: {round}",
    "leader.explanation": "You choose what goes in. What is about others is not ticked at first.",
    "leader.keys": "Space: tick  E: introduction  PgUp/PgDn: scroll  Ctrl+S: write  Esc: close",
    "leader.keys.narrow": "E: introduction  V: see  Ctrl+S: write",
    "leader.about_me": "About yourself",
    "leader.about_others": "About others",
    "leader.actors": "Actors",
    "leader.tick.introduction": "Introduction (E: edit)",
    "leader.introduction.empty": "Introduction (E: write it)",
    "leader.tick.wheel": "The wheel",
    "leader.tick.own": "Reflection on yourself",
    "leader.tick.others": "Reflection on the others",
    "leader.tick.preparation": "Preparation for the dialogue",
    "leader.tick.said": "What they said in talks",
    "leader.tick.differences": "Agreement and differences",
    "leader.tick.agreements": "Agreements",
    "leader.tick.names": "Names of people",
    "leader.nothing_ticked": "There is nothing in the report yet: tick more, or write something first.",
    "leader.introduction.title": "Introduction to the report",
    "leader.introduction.placeholder": "Say in your own words what the reader should know.",
    "leader.introduction.keys": "Saved while you type   Esc: back",
    "agreed.file": "agreements",
    "agreed.title": "Agreements for the calendar",
    "agreed.explanation": (
        "Open the file in your calendar. Done again later, it updates what is there. Agreements without a"
        " due date are left out."
    ),
    "agreed.no_due": "no due date:",
}
