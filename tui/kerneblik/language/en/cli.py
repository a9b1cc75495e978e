"""English: the command line."""

CLI: dict[str, str] = {
    # --help
    "cli.usage": "kerneblik [OPTION ...] [COMMAND]",
    "cli.description": (
        "A 360-degree look at the core task. “kerneblik” alone opens the app where you\nleft off; the"
        " commands work without it."
    ),
    "cli.commands": "commands",
    "cli.command": "COMMAND",
    "cli.general": "general options, before the command or after it",
    "cli.epilog": """\
examples:
  kerneblik                             go on where you left off
  kerneblik --demo                      look around in a worked example
  kerneblik review union | less         read about the union representatives
  kerneblik sheet boss -o sheet.pdf     a sheet to bring to your manager

Exit codes: 0 done · 1 failed · 2 wrong command line.
“kerneblik help COMMAND” shows more about a command.""",
    "cli.status": "show how far you have come",
    "cli.status.json": "as JSON",
    "cli.review": "read the completed perspectives",
    "cli.review.all": "those that are not completed, too",
    "cli.actor": "ACTOR",
    "cli.review.actor": "the number, a word of the name or a short form such as TR; shown, completed or not",
    "cli.export": "write the round out as Markdown, HTML or JSON",
    "cli.export.actor": "this actor only: the number, a word of the name or a short form such as TR",
    "cli.import": "take in a round that was written out as JSON",
    "cli.import.file": "the file from “kerneblik export --format json”, or - for standard input",
    "cli.due": (
        "show what waits: due dates, conversations and a new round\n"
        "Shows nothing when nothing waits. A locked directory is not opened for it."
    ),
    "cli.due.names": "show the agreements, too, that are overdue or due soon",
    "cli.due.how": "show how to be told at each login or by mail",
    "due.overdue.one": "Kerneblik: {count} agreement is overdue",
    "due.overdue.other": "Kerneblik: {count} agreements are overdue",
    "due.soon.one": "Kerneblik: {count} agreement is due within a week",
    "due.soon.other": "Kerneblik: {count} agreements are due within a week",
    "due.unheld.one": "Kerneblik: {count} conversation is prepared and not yet held",
    "due.unheld.other": "Kerneblik: {count} conversations are prepared and not yet held",
    "due.planned.one": "Kerneblik: {count} conversation is planned within a week",
    "due.planned.other": "Kerneblik: {count} conversations are planned within a week",
    "due.unfollowed.one": "Kerneblik: {count} conversation was not followed up",
    "due.unfollowed.other": "Kerneblik: {count} conversations were not followed up",
    "due.round_age.one": "Kerneblik: the latest round is {count} day old",
    "due.round_age.other": "Kerneblik: the latest round is {count} days old. Time for a new one?",
    "due.how": """\
At each login, in ~/.profile:

    kerneblik due

By mail every Monday at 8, in “crontab -e” (mail comes only when something waits):

    MAILTO=you@example.org
    0 8 * * 1  kerneblik due

The same without cron:

    kerneblik due | mail -E -s "Kerneblik: this waits" you@example.org

With systemd, as your own user, in ~/.config/systemd/user/kerneblik-due.service:

    [Service]
    Type=oneshot
    ExecStart=/bin/sh -c 'kerneblik due | mail -E -s "Kerneblik: this waits" you@example.org'

and in ~/.config/systemd/user/kerneblik-due.timer:

    [Timer]
    OnCalendar=Mon 08:00
    Persistent=true
    [Install]
    WantedBy=timers.target

which “systemctl --user enable --now kerneblik-due.timer” turns on.

No name is told and no word of what you wrote, unless you add --names.
""",
    "cli.where": "show which files are used, and who can read them",
    "cli.check": "check a checklist for mistakes",
    "cli.check.file": "the checklist; otherwise the one in use",
    "cli.completion": (
        'write tab completion for your shell\nFor bash, in ~/.bashrc: eval "$(kerneblik completion bash)"'
    ),
    "cli.completion.shell": "SHELL",
    "cli.completion.shell.help": "one of: {choices}",
    "cli.doctor": (
        "check whether all is as it should be\n"
        "The marks: ok · look (good to know) · WRONG. Exit code 1 if something is."
    ),
    "cli.doctor.repair": "mend what can be mended; what is changed is copied first",
    "cli.lock": (
        "lock the texts with a passphrase\n"
        "Everything you have written is encrypted, the backups too; from then on\n"
        "Kerneblik asks for the passphrase. A lost passphrase means lost texts.\n"
        "The app locks itself after a pause, and at once with F12."
    ),
    "cli.lock.minutes": "MINUTES",
    "cli.lock.idle": "lock the app after so many minutes without a key; 0 means never",
    "cli.lock.not_minutes": "has to be a number of minutes from 0 to {largest}",
    "cli.unlock": "remove the passphrase, so that the texts are plain files again",
    "cli.passphrase": "change the passphrase",
    "cli.question": "QUESTION",
    "cli.part": "PART",
    "cli.output.format": "{formats}; otherwise the file's ending decides ({endings})",
    "cli.output.file": "the file to write; without it (or with -) to standard output",
    "cli.output.force": "overwrite the file if there is one",
    "cli.sheet": (
        "make a page of questions with room for notes for the conversation with an actor\n"
        "\n"
        "Nothing that you wrote goes on it unless you ask for it with --with.\n"
        "Questions that you set aside are not on the sheet."
    ),
    "cli.sheet.actor": "the number, a word of the name or a short form such as TR; several get a page each",
    "cli.sheet.with": (
        "take along what you wrote to this question: its id, or its number with the actor; can be repeated"
    ),
    "cli.sheet.question": "a question of your own that is to be on the sheet, too; can be repeated",
    "cli.report": (
        "make a report of the round; you choose what goes in\n"
        "\n"
        "Unless you choose, it holds only what is about yourself: the summary, the overview and "
        "your\n"
        "reflection on yourself. All that is about others goes in only when you ask for it.\n"
        "\n"
        "  introduction  your summary (written in the app, or --introduction)\n"
        "  wheel         the overview: the wheel\n"
        "  own           your reflection on yourself\n"
        "  others        your reflection on the other actors\n"
        "  preparation   your preparation for the dialogue\n"
        "  said          what the others said in conversations\n"
        "  differences   your assessments: as expected, different, surprising\n"
        "  agreements    the agreements\n"
        "  takeaway      what you take with you from each actor\n"
        "  names         names of those you talked and agreed with"
    ),
    "cli.report.include": "put in, too: {parts}",
    "cli.report.leave_out": "leave out: the same names",
    "cli.report.actor": "this actor only; can be repeated",
    "cli.report.introduction": "the file with the summary, or - for standard input",
    "cli.minutes": (
        "write minutes on one page: what you talked about, differences and agreements\n"
        "\n"
        "Unless you choose, they hold only the questions that you talked about, and the days;\n"
        "never what was said. In the app you choose line by line.\n"
        "\n"
        "  questions     the questions you talked about\n"
        "  differences   questions whose answer was different or surprising\n"
        "  agreements    the agreements\n"
        "  names         names of those you talked and agreed with"
    ),
    "cli.words": "TEXT",
    "cli.sender.name": "the sender's name, in place of the one kept in the app",
    "cli.sender.title": "the sender's title",
    "cli.sender.workplace": "the sender's workplace",
    "cli.agreements": (
        "show the open agreements, those that are overdue first\n"
        "\n"
        "Of all rounds, unless one is named with --round."
    ),
    "cli.agreements.all": "those that are done, too",
    "cli.agreements.json": "as JSON",
    "cli.agreements.ics": "as iCalendar, for your calendar",
    "cli.answer": (
        "answer the questions line by line, without the app\n"
        "For screen readers and simple terminals. A question mark explains the commands."
    ),
    "cli.answer.actor": "only this actor: the number, a word of the name or a short form such as TR",
    "cli.answer.dialogue": "only the questions for the dialogue",
    "cli.plain": "plain text without lines, colours and paging, as a screen reader reads it",
    "cli.file": "FILE",
    "cli.directory": "DIR",
    "cli.format": "FORMAT",
    "cli.round_id": "ROUND",
    "cli.data": "where the texts lie (else KERNEBLIK_DATA, else your own data directory)",
    "cli.checklist": "another checklist",
    "cli.lang": "Danish or English",
    "cli.round": "another round than the latest: its name or id",
    "cli.log": "write what happens (never what you write) to a file, to find faults",
    "cli.log_is_something_else": "{path} holds something other than a log. Choose another file for --log.",
    "cli.demo": "a worked example in a directory that is deleted afterwards",
    "cli.ascii": "only ASCII characters in drawings and marks",
    "cli.theme": "light or dark",
    "cli.help_of": "show the help of the program or of a command",
    "cli.help_of.topic": "the command; otherwise the help of the whole program",
    "cli.help": "show this help",
    "cli.version": "show the version",
    # kerneblik round
    "cli.rounds": (
        "show the rounds, begin a new one, rename, archive, delete, compare\n"
        "\n"
        "“kerneblik round” alone shows them. A round is named by its name or its id."
    ),
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
    "cli.rounds.long_name": "the name is too long: it may have {longest} characters at most",
    "cli.rounds.no_name": "the round needs a name",
    "cli.rounds.no_such": "there is no round “{wanted}”. Choose from: {choices}",
    "cli.rounds.ambiguous": "“{wanted}” fits several rounds: {choices}. Use the id",
    "cli.rounds.not_in_trash": "“{wanted}” is not in the trash. There is: {choices}",
    "cli.rounds.same": "that is the same round twice: “{name}”. Choose two different ones",
    # argparse's own words; %(…)s and %s are its placeholders
    "argparse.usage": "usage: ",
    "argparse.options": "options",
    "argparse.arguments": "arguments",
    "argparse.argument": "%(argument_name)s: %(message)s",
    "argparse.expected_one": "a value is missing",
    "argparse.invalid_choice": "“%(value)s” is not possible (choose from %(choices)s)",
    "argparse.required": "something is missing on the command line: %s",
    "argparse.unrecognized": "cannot be used here: {words}",
    "argparse.ignored": "takes no value (“%s”)",
    "argparse.ambiguous": "%(option)s can mean several things: %(matches)s",
    "cli.see_help": "“{command} --help” shows what is possible.",
    # What goes wrong
    "cli.error": "kerneblik: {message}",
    "cli.unforeseen": (
        "something went wrong that nobody had foreseen ({kind} in {place})."
        " What was saved is still saved. Please tell the developers"
    ),
    "cli.os_error": "{path}: {reason}",
    "cli.os_error.no_path": "{reason}",
    "cli.no_terminal": (
        "the app needs a terminal. Without one: “kerneblik answer”, “kerneblik status”, “kerneblik review”"
    ),
    "cli.dumb_terminal": (
        "the app cannot draw in this terminal (TERM={term}). Without the app: “kerneblik answer”,"
        " “kerneblik status”, “kerneblik review”"
    ),
    "cli.no_rounds": "there is no round in {directory} yet. Begin with “kerneblik” or “kerneblik answer”",
    "cli.round_unreadable": (
        "{message} Start “kerneblik”, which offers to get back what can be saved, or run"
        " “kerneblik doctor --repair”"
    ),
    "cli.no_such_actor": "there is no actor “{wanted}”. Choose from: {choices}",
    "cli.ambiguous_actor": "“{wanted}” fits several actors: {choices}",
    "cli.nothing_complete": (
        "no perspective is completed yet; “kerneblik review --all” shows the others, too"
    ),
    "cli.exists": "{path} is there already; --force overwrites it",
    "cli.foreign": "{path} belongs to another user; choose another name",
    "cli.unknown_format": "{path}: the ending does not tell the format; choose with --format {formats}",
    "cli.import_failed": "{path}: {message}. Nothing was taken in",
    "cli.input_too_large": "{path}: the file is too large; it may take up {limit} MiB at most",
    "cli.read_failed": "{path}: cannot be read ({reason})",
    "cli.not_on_a_terminal": "{format} cannot be shown on a terminal; write to a file: -o name{ending}",
    # What goes well
    "cli.exported": "Written to {path}; only you can read it.",
    "cli.imported": "The round “{name}” was taken in as {id}.",
    "cli.checked": "{path}: in order (actors: {actors}, questions: {questions}, languages: {languages})",
    "cli.document.working": "Making the {ending} file … {seconds} s (Ctrl+C cancels)",
    # kerneblik where
    "where.texts": "Texts",
    "where.drafts": "Drafts",
    "where.drafts.one": "{count} form",
    "where.drafts.other": "{count} forms",
    "where.none_yet": "none yet",
    "where.settings": "Settings",
    "where.checklist": "Checklist",
    "where.origin.option": "from the command line",
    "where.origin.user": "your own",
    "where.origin.system": "from the administrator",
    "where.origin.shipped": "the one that comes with Kerneblik",
    "where.rounds.one": "{count} round",
    "where.rounds.other": "{count} rounds",
    "where.damaged": "cannot be read",
    "where.readers": "Readers",
    "where.private": "only you and the system's administrators",
    "where.open": "other users, too (permissions {mode})",
    "where.new": "only you and the system's administrators, once it is made",
    "where.lock": "Lock",
    "where.lock.none": "no passphrase (“kerneblik lock” sets one)",
    "where.lock.set": "with a passphrase. {idle}",
    "where.locked": "locked",
    "where.passphrase": "only those who know the passphrase",
}
