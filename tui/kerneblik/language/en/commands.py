"""English: words of the commands."""

COMMANDS: dict[str, str] = {
    # --help
    "cli.usage": "kerneblik [OPTION ...] [COMMAND]",
    "cli.description": (
        "A 360-degree look at the core task. “kerneblik” alone opens the app where you\n"
        "left off; the commands do without it."
    ),
    "cli.commands": "commands",
    "cli.command": "COMMAND",
    "cli.general": "general options, before the command or after it",
    "cli.epilog": """\
examples:
  kerneblik                             go on where you left off
  kerneblik --demo                      look around in a worked example
  kerneblik review union | less         read about the union representatives
  kerneblik export -o round.html        a page to print

Exit codes: 0 done · 1 failed · 2 wrong command line.
“kerneblik COMMAND --help” shows more about a command.""",
    "cli.status": "show how far you have come",
    "cli.status.json": "as JSON",
    "cli.review": "read the completed perspectives",
    "cli.review.all": "those that are not completed, too",
    "cli.actor": "ACTOR",
    "cli.review.actor": "the number, the id or the beginning of a word in the name; shown, completed or not",
    "cli.export": "write the round out as Markdown, HTML or JSON",
    "cli.export.actor": "this actor only: the number, the id or the beginning of a word in the name",
    "cli.import": "take in a round that was written out as JSON",
    "cli.import.file": "the file from “kerneblik export --format json”, or - for standard input",
    "cli.where": "show which files are used, and who can read them",
    "cli.check": "look a checklist through for mistakes",
    "cli.check.file": "the checklist; without it the one in use",
    "cli.completion": "write tab completion for your shell",
    "cli.completion.help": 'For bash, in ~/.bashrc: eval "$(kerneblik completion bash)"',
    "cli.completion.shell": "SHELL",
    "cli.completion.shell.help": "one of: {choices}",
    "cli.file": "FILE",
    "cli.directory": "DIR",
    "cli.format": "FORMAT",
    "cli.round_id": "ROUND",
    "cli.data": "where the texts lie (else KERNEBLIK_DATA, else your own data directory)",
    "cli.checklist": "another checklist",
    "cli.lang": "Danish or English",
    "cli.round": "another round than the latest: its name or id",
    "cli.demo": "a worked example in a directory that is deleted afterwards",
    "cli.ascii": "only ASCII characters in drawings and marks",
    "cli.theme": "light or dark",
    "cli.help": "show this help",
    "cli.version": "show the version",
    # argparse's own words; %(…)s and %s are its placeholders
    "argparse.usage": "usage: ",
    "argparse.options": "options",
    "argparse.arguments": "arguments",
    "argparse.argument": "%(argument_name)s: %(message)s",
    "argparse.expected_one": "a value is missing",
    "argparse.invalid_choice": "%(value)r is not possible (choose from %(choices)s)",
    "argparse.required": "something is missing on the command line: %s",
    "argparse.unrecognized": "cannot be used here: %s",
    "argparse.ignored": "takes no value (%r)",
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
    "cli.no_such_actor": '"{wanted}" is no actor. Choose from: {choices}',
    "cli.ambiguous_actor": '"{wanted}" can be several actors: {choices}',
    "cli.nothing_complete": (
        "no perspective is completed yet; “kerneblik review --all” shows the others, too"
    ),
    "cli.exists": "{path} is there already; --force overwrites it",
    "cli.foreign": "{path} belongs to another user; choose another name",
    "cli.unknown_format": "{path}: the ending does not tell the format; choose with --format {formats}",
    "cli.import_failed": "{path}: {message}. Nothing was taken in",
    "cli.input_too_large": "{path}: the file is too large; it may take up {limit} MiB at most",
    "cli.read_failed": "{path}: cannot be read ({reason})",
    "paths.no_home": (
        "you have no home directory for the texts. Name a directory with --data DIR or KERNEBLIK_DATA"
    ),
    "settings.unreadable": "the settings in {path} cannot be read ({reason}); the original ones are used",
    "settings.nonsense": (
        "the settings in {path} make no sense; the original ones are used. “kerneblik doctor --repair” puts"
        " the file aside"
    ),
    "settings.link": (
        "{path} is a link; the original settings are used, and new ones are not kept. Put the file itself"
        " here"
    ),
    "settings.foreign": (
        "{path} belongs to another user; the original settings are used, and new ones are not kept. Delete"
        " the file"
    ),
    "settings.unsaved": "the settings cannot be kept in {path} ({reason})",
    # What goes well
    "cli.exported": "Written to {path}; only you can read it.",
    "cli.imported": "The round “{name}” was taken in as {id}.",
    "cli.checked": "{path}: in order (actors: {actors}, questions: {questions}, languages: {languages})",
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
    "text.encoding": "{path}: the text is in {encoding}, not in UTF-8; save it in that encoding",
}
