"""English: what is written for reading elsewhere, and rounds read from files."""

DOCUMENTS: dict[str, str] = {
    # Keys
    "key.sheet": "conversation sheet",
    "key.sheet.help": "conversation sheet: the questions on one page, with room for notes",
    "key.sheet.command": "Conversation sheet for the actor",
    "key.report": "report",
    "key.report.help": "report of the round; you choose what goes in",
    "key.report.command": "Report of the round",
    "key.minutes": "minutes",
    "key.minutes.help": "minutes on one page, for a joint committee for example",
    "key.minutes.command": "Minutes of the conversations",
    "key.calendar": "calendar",
    "key.calendar.help": "write the open agreements to a file for your calendar (.ics)",
    "key.calendar.command": "Agreements for the calendar (.ics)",
    "key.write_document_too": "write the file",
    "key.write_document": "write the file",
    "key.introduce": "summary",
    "key.sender": "sender",
    "key.read_report": "see the report",
    # A round as a document, and its status
    "round.begun": "begun {date}",
    "round.unanswered": "Not answered.",
    "round.set_aside": "Set aside.",
    "round.assessed": "Assessment: {fit}",
    "round.reworded": "The answer was written when the question read: “{wording}”",
    "round.removed": "Answers to questions that were taken out",
    "round.removed.explanation": "The checklist no longer has these questions. The answers are kept.",
    "status.fits": "Assessed",
    "status.actor": "Actor",
    "status.reflection": "Refl.",
    "status.prepared": "Prep.",
    "status.talked_about": "Talked about",
    "status.agreements": "Agreements",
    "status.legend.agreements": "Agreements: open/all; {glyph} overdue",
    "status.legend.set_aside": "some are set aside",
    "status.words": "Words",
    "status.edited": "Edited",
    "status.removed.one": "And one answer to a question that the checklist no longer has.",
    "status.removed.other": "And {count} answers to questions that the checklist no longer has.",
    # The sheet
    "sheet.title": "Conversation sheet: {actor}",
    "sheet.purpose": (
        "Purpose: to talk about how each of us sees the core task. Feel free to make notes beforehand."
    ),
    "sheet.heading": "Conversation about the core task · {actor}",
    "sheet.date": "Date",
    "sheet.people": "Present",
    "sheet.agreed": "What we agreed",
    "sheet.agreed.what": "What",
    "sheet.agreed.who": "Who",
    "sheet.agreed.when": "When",
    "sheet.thoughts": "From my own reflection",
    "sheet.own": "Your own questions:",
    "sheet.own.hint": "e.g. What should we stop doing?",
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
    "sheet.file": "sheet-{actor}",
    "sheet.explanation": (
        "The sheet has the questions, room for notes, date and names. Of what you wrote yourself, only what"
        " you tick goes on it."
    ),
    "sheet.explanation.nothing": "The sheet has the questions, room for notes, date and names.",
    "sheet.tick.dialogue": "Your preparation for",
    "sheet.tick.reflection": "Your own reflection on",
    # The agreements, in a list and in a calendar
    "agreement_list.overdue": "Overdue",
    "agreement_list.open": "Open",
    "agreement_list.done": "Done",
    "agreement_list.none": "There are no open agreements.",
    "calendar.none_dated": (
        "no open agreement has a due date, and without one there is no place for it in a calendar"
    ),
    "calendar.undated.one": "one agreement without a due date is not in the calendar file",
    "calendar.undated.other": "{count} agreements without a due date are not in the calendar file",
    "calendar.event.conversation": "Conversation on the core task: {actor}",
    "calendar.event.people": "With: {people}",
    "calendar.event.done": "Done: {text}",
    "calendar.event.with": "Agreed with: {actor}",
    "calendar.event.who": "Who: {who}",
    "calendar.file": "agreements",
    "calendar.title": "Agreements for the calendar",
    "calendar.explanation": (
        "Open the file in your calendar. Done again later, it updates what is there. Agreements without a"
        " due date are left out."
    ),
    "calendar.no_due": "no due date:",
    # The report
    "report.wheel": "Overview",
    "report.summary": "Summary",
    "report.theme": "Theme: {theme}",
    "report.preparation": "My preparation",
    "report.said": "Said in the conversation of {date}",
    "report.said.with": "Said in the conversation of {date} with {people}",
    "report.free_notes": "What else the conversations held",
    "report.differences": "Assessment",
    "report.differences.explanation": "How the answers in the conversations fit what I expected.",
    "report.fit": "Assessment",
    "report.question": "Question",
    "report.agreements": "Agreements",
    "report.takeaway": "What I take with me",
    "report.prepared": "Prepared",
    "report.talked_about": "Talked about",
    "report.open_agreements": "Open agreements",
    "report.agreement": "Agreement",
    "report.agreement.done": "done",
    "report.agreement.overdue": "overdue",
    "report.agreement.open": "open",
    "report.agreement.state": "Status",
    "report.who": "Who",
    "report.due": "Due",
    "report.nothing": (
        "there is nothing to put into the report yet. “kerneblik report --help” shows what it can hold"
    ),
    "report.holds": "Chosen for the report: {parts}.",
    "report.part.introduction": "your summary",
    "report.part.wheel": "the overview (the wheel)",
    "report.part.own": "your reflection on yourself",
    "report.part.others": "your reflection on the other actors",
    "report.part.preparation": "your preparation for the dialogue",
    "report.part.said": "what the others said in conversations",
    "report.part.differences": "your assessments",
    "report.part.agreements": "the agreements",
    "report.part.takeaway": "what you take with you",
    "report.part.names": "names of those you talked and agreed with",
    "report.file": "report-{round}",
    "report.title": "Report: {round}",
    "report.explanation": "You choose what goes in. What is about others is not ticked at first.",
    "report.keys": "Space: tick  E: summary  PgUp/PgDn: scroll  Enter: write  Esc: close",
    "report.keys.narrow": "E: summary  V: see  Enter: write",
    "report.about_me": "About yourself",
    "report.about_others": "About others",
    "report.actors": "Actors",
    "report.tick.introduction": "Summary (E: edit)",
    "report.introduction.empty": "Summary (E: write it)",
    "report.tick.wheel": "Overview (the wheel)",
    "report.tick.own": "Reflection on yourself",
    "report.tick.others": "Reflection on the others",
    "report.tick.preparation": "Preparation for the dialogue",
    "report.tick.said": "What they said in talks",
    "report.tick.differences": "Assessments",
    "report.tick.agreements": "Agreements",
    "report.tick.takeaway": "What you take with you",
    "report.tick.names": "Names of people",
    "report.nothing_ticked": "There is nothing in the report yet: tick more, or write something first.",
    "report.introduction.title": "Summary for the report",
    "report.introduction.placeholder": "Say in your own words what matters most to the reader.",
    "report.introduction.keys": "Saved while you type   Esc: back",
    "minutes.heading": "Minutes",
    "minutes.subtitle": "Conversations about the core task · {round}",
    "minutes.questions": "What we talked about",
    "minutes.differences": "Differences",
    "minutes.agreements": "Agreements",
    "minutes.names": "Names of people",
    "minutes.held.one": "Conversation {days}",
    "minutes.held.other": "Conversations {days}",
    "minutes.nothing": (
        "there is nothing to write in the minutes yet. “kerneblik minutes --help” shows what they may have"
    ),
    "minutes.holds": "Chosen for the minutes: {parts}.",
    "minutes.part.questions": "what you talked about",
    "minutes.part.differences": "differences",
    "minutes.part.agreements": "agreements",
    "minutes.part.names": "names of people",
    "minutes.file": "minutes-{round}",
    "minutes.title": "Minutes: {round}",
    "minutes.explanation": "One page, for a joint committee for example. Only what you tick goes in.",
    "minutes.nothing_ticked": "There is nothing in the minutes yet: tick something.",
    "minutes.none": "Nothing has been talked about or agreed yet, so there is nothing to write minutes of.",
    "sender.heading": "Sender",
    "sender.row": "{sender} (A: change)",
    "sender.row.empty": "Nobody (A: name and workplace)",
    "sender.title": "Title",
    "sender.about": "your documents",
    "sender.explanation": (
        "Stands at the top of your documents, and is remembered. What is empty is left out."
    ),
    "sender.optional": "optional",
    "sender.name": "Name",
    "sender.workplace": "Workplace",
    # Making and writing the file
    "document.working": "Making the {ending} file … {seconds} s   Esc: cancel",
    "document.cancelled": "the {ending} file was not made: you cancelled",
    "document.too_long": (
        "the {ending} file was not made: it took too long (the limit is {seconds} seconds). Include less,"
        " or choose HTML or Markdown; what you wrote is still there"
    ),
    "document.too_large": (
        "the {ending} file was not made: it took too much memory. Include less, or choose HTML or"
        " Markdown; what you wrote is still there"
    ),
    "document.gave_up": (
        "the {ending} file was not made: the program that sets it gave up on the text. Choose HTML or"
        " Markdown, or include less; what you wrote is still there"
    ),
    "document.no_process": (
        "the file was not made: the system would not start the process it is made in ({reason}). Try"
        " again in a while"
    ),
    "document.unprintable.one": (
        "One character is in none of this machine's fonts: {characters}. The file has its name instead;"
        " with a font that has it (Noto, for example) it is printed"
    ),
    "document.unprintable.other": (
        "{count} characters are in none of this machine's fonts: {characters}. The file has their names"
        " instead; with a font that has them (Noto, for example) they are printed"
    ),
    "document.format": "Format",
    "document.format.markdown": "Markdown (.md)",
    "document.format.html": "Web page to print (.html)",
    "document.format.pdf": "PDF (.pdf)",
    "document.format.word": "Word (.docx)",
    "document.format.ics": "Calendar (.ics)",
    "document.format.text": "Text (.txt)",
    "document.file": "File:",
    "document.printed": "Printed {date}",
    "document.missing.pdf": "PDF can’t be made here: choose a web page (.html), and print it from there",
    "document.missing.docx": "Word can’t be made here: choose a web page (.html), and open it in Word",
    "document.keys": "Space: tick   Tab: file name   Enter: write the file   Esc: close",
    "document.keys.narrow": "Enter: write  Tab: file  Esc: close",
    "document.unknown_ending": "{path}: the ending does not tell what the file is to be; choose from"
    " {endings}",
    "document.exists.title": "The file is there already",
    "document.exists": "{path} is there already.",
    "document.keep": "Keep it, and choose another name",
    "document.replace": "Write the new one in its place",
    # What can be wrong with a file to import; {field} is a place in it
    "import.too_large": "the file is too large; a round is at most {limit} MiB",
    "import.too_many": "the file holds too much: at most {most} answers, conversations, agreements and"
    " marks together",
    "import.not_json": (
        "the file is not readable JSON (line {line}, character {column}); fetch it again from its origin"
    ),
    "import.not_a_round": (
        'the file is not a round from Kerneblik: the field "format" must be "{format}".'
        " Make one with “kerneblik export --format json”"
    ),
    "import.newer": (
        "the file was written by a newer Kerneblik (version {version}; this one knows {known});"
        " update Kerneblik and try again"
    ),
    "field.twice": "{field}: the question “{id}” is answered twice; delete one of the answers",
    "field.not_one_of": "{field}: must be one of these: {known}",
    "field.missing": "{field}: the field is missing",
    "field.empty": "{field}: a text is missing here",
    "field.too_long": "{field}: the text is too long; it may have {longest} characters at most",
    "field.not_fields": "{field}: named fields in curly brackets belong here",
    "field.not_str": "{field}: must be a text in quotation marks",
    "field.not_bool": "{field}: must be true or false",
    "field.not_int": "{field}: must be a whole number from 0 on",
    "field.not_list": "{field}: must be a list in square brackets",
    "field.not_moment": "{field}: must be a moment such as 2026-11-03T14:02:00+00:00",
    "field.not_day": "{field}: must be a date such as 2026-11-24",
    "field.not_in_years": "{field}: the year must lie between {first} and {last}",
    "field.number_too_large": "{field}: the number is too large; it must be at most {largest}",
    "import.encoding": "the file is in {encoding}, not in UTF-8; save it in that encoding",
}
