"""The parser of the command line, with its help."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from kerneblik import __version__
from kerneblik.bounds import LONGEST_IDLE, typed_number
from kerneblik.cli.options import CHOICES, DEFAULTS, Options
from kerneblik.language import Translator

# These repeat what is in kerneblik.documents, which takes too long to import; a test compares them.
_MARKDOWN_AND_HTML = {"markdown": ".md", "html": ".html"}
FORMATS = {
    "export": {**_MARKDOWN_AND_HTML, "json": ".json"},
    "sheet": {**_MARKDOWN_AND_HTML, "pdf": ".pdf"},
    "report": {**_MARKDOWN_AND_HTML, "pdf": ".pdf", "word": ".docx"},
    "minutes": {**_MARKDOWN_AND_HTML, "pdf": ".pdf", "word": ".docx"},
    "agreements": {"text": ".txt", "json": ".json", "ics": ".ics"},
}
"""The formats of each command, with the usual ending of each."""
PARTS = (
    "introduction", "wheel", "own", "others", "preparation", "said", "differences", "agreements",
    "takeaway", "names",
)  # fmt: skip
"""The parts that a report may have."""
PARTS_OF_MINUTES = ("questions", "differences", "agreements", "names")
DANISH = {
    "answer": "svar", "review": "gennemse", "export": "eksport", "sheet": "ark", "report": "rapport",
    "minutes": "referat", "agreements": "aftaler", "due": "venter", "where": "hvor", "lock": "lås",
    "unlock": "lås-op",
    "passphrase": "adgangskode", "doctor": "eftersyn", "check": "tjek", "completion": "fuldførelse",
    "round": "runder", "help": "hjælp",
    "list": "liste", "new": "ny", "rename": "omdøb", "archive": "arkiver", "unarchive": "hent-frem",
    "delete": "slet", "restore": "gendan", "compare": "sammenlign",
}  # fmt: skip
"""The Danish names of commands: they work and are completed in both languages; Danish help shows them."""
SHELLS = ("bash", "zsh", "fish", "tcsh")

_ARGPARSE_WORDS = {
    "usage: ": "argparse.usage",
    "options": "argparse.options",
    "positional arguments": "argparse.arguments",
    "argument %(argument_name)s: %(message)s": "argparse.argument",
    "expected one argument": "argparse.expected_one",
    "the following arguments are required: %s": "argparse.required",
    "ignored explicit argument %r": "argparse.ignored",
    "ambiguous option: %(option)s could match %(matches)s": "argparse.ambiguous",
}


class _Parser(argparse.ArgumentParser):
    """An ArgumentParser that speaks the user's language; its errors read `kerneblik: what is wrong`."""

    t: Translator
    danish: Mapping[str, str]

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_Formatter, **options)

    def error(self, message: str) -> NoReturn:
        from kerneblik.cli.output import print_error

        print_error(self.t, message, self.t("cli.see_help", command=self.prog))
        sys.exit(2)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """Refuse what is not known here: argparse would leave that to the parser of all commands."""
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(self.t("argparse.unrecognized", words=" ".join(unknown)))
        return found, unknown

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Refuse a wrong value; commands are named in one language, argparse would name them in two."""
        choices = action.choices
        if choices is None or value in choices:
            return
        if isinstance(choices, Mapping):
            danish = self.danish if self.t.language == "da" else {}
            names = (command.get_default(action.dest) for command in dict.fromkeys(choices.values()))
            choices = [danish.get(name, name) for name in names]
        words = self.t("argparse.invalid_choice") % {"value": value, "choices": ", ".join(choices)}
        raise argparse.ArgumentError(action, words)

    def add_value(self, name: str, metavar_key: str, help_key: str, **options: Any) -> None:
        """Add an argument that has a value; the keys are the catalogue's, the options argparse's."""
        self.add_argument(name, metavar=self.t(metavar_key), help=self.t(help_key), **options)

    def add_flag(self, name: str, help_key: str) -> None:
        """Add an option without a value."""
        self.add_argument(name, action="store_true", help=self.t(help_key))


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Formats help in lines of 80 columns, with space for the names of the options."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=80)


def parse(arguments: Sequence[str], t: Translator) -> Options:
    """Parse the command line; exits with a message when it is wrong."""
    return Options(**vars(build_parser(t).parse_args(arguments)))


def build_parser(t: Translator, danish: Mapping[str, str] = DANISH) -> argparse.ArgumentParser:
    """The whole parser, with help and errors in the language of `t`, and those Danish names of commands."""
    # argparse looks up its own messages with a gettext function that it has under this name
    vars(argparse)["_"] = lambda words: t(_ARGPARSE_WORDS[words]) if words in _ARGPARSE_WORDS else words
    _Parser.t, _Parser.danish = t, danish
    description, epilog = t("cli.description"), t("cli.epilog")
    parser = _Parser(prog="kerneblik", usage=t("cli.usage"), description=description, epilog=epilog)
    parser.set_defaults(**DEFAULTS)
    commands = _Commands(parser, "command", t("cli.commands"))
    _add_general(parser, t, default=None)
    _add_answering_and_reading(commands)
    _add_documents(commands, t)
    _add_maintenance(commands, t)
    topic = commands.add("help", "reading:show_help", "cli.help_of", reads_only=True)
    topic.add_value("topic", "cli.command", "cli.help_of.topic", nargs="*")
    rounds = commands.add("round", "rounds:list_rounds", "cli.rounds", reads_only=True)
    rounds.set_defaults(json=False)
    round_commands = _Commands(rounds, "round_command", t("cli.rounds.actions"))
    _add_rounds(round_commands)
    for command in (*commands.parsers, *round_commands.parsers):
        usage = command.format_usage()  # without the general options
        command.usage = usage.removeprefix(t("argparse.usage"))
        _add_general(command, t, default=argparse.SUPPRESS)  # keep options that stand before the command
    return parser


class _Commands:
    """Adds the commands that are written after `kerneblik`, or after `kerneblik round`."""

    def __init__(self, parser: _Parser, dest: str, title: str) -> None:
        self._prog = parser.prog
        self._actions = parser.add_subparsers(title=title, dest=dest, metavar=parser.t("cli.command"))

    @property
    def parsers(self) -> Collection[_Parser]:
        """The parsers of the commands."""
        return dict.fromkeys(self._actions.choices.values())  # one with an alias is among them twice

    def add(self, name: str, run: str, key: str = "", *, reads_only: bool = False) -> _Parser:
        """Add a command, and return its parser.

        Args:
            name: what the user types.
            run: the function that does it, as `module:function` in `cli/commands/`.
            key: where the catalogue says what it does, `cli.NAME` if not given: in one line for the list of
                commands, and in further lines for the help of this one.
            reads_only: whether it changes nothing in the data directory.
        """
        words, _, more = _Parser.t(key or f"cli.{name}").partition("\n")
        description = f"{words[0].upper()}{words[1:]}.\n{more}"
        prog = f"{self._prog} {name}"
        danish = _Parser.danish.get(name, name)
        other = [danish] if danish != name and _Parser.t.language == "da" else []
        command = self._actions.add_parser(
            name, aliases=other, help=words, description=description, prog=prog
        )
        self._actions.choices.setdefault(danish, command)  # in English it works, too, but is not shown
        command.set_defaults(run=run, reads_only=reads_only, **{self._actions.dest: name})
        return command


def _add_answering_and_reading(commands: _Commands) -> None:
    answer = commands.add("answer", "answer:answer_questions")
    answer.add_value("actor", "cli.actor", "cli.answer.actor", nargs="?")
    answer.add_flag("--dialogue", "cli.answer.dialogue")

    status = commands.add("status", "reading:show_status", reads_only=True)
    status.add_flag("--json", "cli.status.json")
    status.add_flag("--plain", "cli.plain")

    review = commands.add("review", "reading:show_review", reads_only=True)
    review.add_value("actor", "cli.actor", "cli.review.actor", nargs="?")
    review.add_flag("--all", "cli.review.all")
    review.add_flag("--plain", "cli.plain")


def _add_documents(commands: _Commands, t: Translator) -> None:
    export = commands.add("export", "documents:export_round", reads_only=True)
    _add_output(export, t, FORMATS["export"])
    export.add_value("--actor", "cli.actor", "cli.export.actor")

    sheet = commands.add("sheet", "documents:write_sheets", reads_only=True)
    sheet.add_value("actor", "cli.actor", "cli.sheet.actor", nargs="+")
    sheet.add_value("--with", "cli.question", "cli.sheet.with", dest="with_", action="append", default=[])
    sheet.add_value("--question", "cli.words", "cli.sheet.question", action="append", default=[])
    _add_sender(sheet)
    _add_output(sheet, t, FORMATS["sheet"])

    report = commands.add("report", "documents:write_report", reads_only=True)
    _add_parts(report, t, PARTS)
    report.add_value("--introduction", "cli.file", "cli.report.introduction")
    _add_sender(report)
    _add_output(report, t, FORMATS["report"])

    minutes = commands.add("minutes", "documents:write_minutes", reads_only=True)
    _add_parts(minutes, t, PARTS_OF_MINUTES)
    _add_sender(minutes)
    _add_output(minutes, t, FORMATS["minutes"])

    agreements = commands.add("agreements", "documents:write_agreements", reads_only=True)
    agreements.add_flag("--all", "cli.agreements.all")
    agreements.add_value("--actor", "cli.actor", "cli.export.actor")
    for name in ("json", "ics"):
        words = t(f"cli.agreements.{name}")
        agreements.add_argument(f"--{name}", dest="format", action="store_const", const=name, help=words)
    _add_output(agreements, t, FORMATS["agreements"])

    commands.add("import", "documents:import_round").add_value("file", "cli.file", "cli.import.file")


def _add_parts(command: _Parser, t: Translator, parts: Sequence[str]) -> None:
    """Add the options that choose parts and actors."""
    for option in ("include", "leave-out"):
        words = t(f"cli.report.{option.replace('-', '_')}", parts=", ".join(parts))
        command.add_argument(
            f"--{option}",
            nargs="+",
            action="extend",
            choices=parts,
            default=[],
            metavar=t("cli.part"),
            help=words,
        )
    command.add_value("--actor", "cli.actor", "cli.report.actor", action="append", default=[])


def _add_sender(command: _Parser) -> None:
    """Add the options that name the sender, in place of the one in the settings."""
    for name in ("name", "title", "workplace"):
        command.add_value(f"--sender-{name}", "cli.words", f"cli.sender.{name}")


def _add_output(command: _Parser, t: Translator, formats: Mapping[str, str]) -> None:
    """Add the options for the format and the file."""
    words = t("cli.output.format", formats=", ".join(formats), endings=", ".join(formats.values()))
    command.add_argument("-f", "--format", metavar=t("cli.format"), choices=tuple(formats), help=words)
    command.add_argument(
        "-o", "--output", type=_file_to_write, metavar=t("cli.file"), help=t("cli.output.file")
    )
    command.add_flag("--force", "cli.output.force")


def _file_to_write(named: str) -> Path | None:
    """None for `-`, which stands for standard output."""
    return None if named == "-" else Path(named)


def _add_maintenance(commands: _Commands, t: Translator) -> None:
    """Add the commands on where and how the texts are kept, and on the program itself."""
    due = commands.add("due", "due:show_due", reads_only=True)
    due.add_flag("--names", "cli.due.names")
    due.add_flag("--how", "cli.due.how")
    commands.add("where", "reading:show_paths", reads_only=True)
    lock = commands.add("lock", "encryption:lock")
    lock.add_value("--idle", "cli.lock.minutes", "cli.lock.idle", type=_minutes)
    commands.add("unlock", "encryption:unlock")
    commands.add("passphrase", "encryption:change_passphrase")
    commands.add("doctor", "doctor:doctor").add_flag("--repair", "cli.doctor.repair")
    check = commands.add("check", "reading:check_checklist")
    check.add_value("file", "cli.file", "cli.check.file", nargs="?")
    commands.add("completion", "reading:write_completion").add_argument(
        "shell",
        choices=SHELLS,
        metavar=t("cli.completion.shell"),
        help=t("cli.completion.shell.help", choices=", ".join(SHELLS)),
    )


def _minutes(typed: str) -> int:
    number = typed_number(typed, LONGEST_IDLE)
    if number is None:
        raise argparse.ArgumentTypeError(_Parser.t("cli.lock.not_minutes", largest=LONGEST_IDLE))
    return number


def _add_rounds(commands: _Commands) -> None:
    """Add the commands of `kerneblik round`."""
    which = ("which", "cli.round_id", "cli.rounds.round")
    commands.add("list", "rounds:list_rounds", "cli.rounds.list", reads_only=True).add_flag(
        "--json", "cli.rounds.list.json"
    )
    new = commands.add("new", "rounds:begin_round", "cli.rounds.new")
    new.add_value("name", "cli.rounds.name", "cli.rounds.new.name", nargs="?")
    rename = commands.add("rename", "rounds:rename_round", "cli.rounds.rename")
    rename.add_value(*which)
    rename.add_value("name", "cli.rounds.name", "cli.rounds.rename.name")
    for name in ("archive", "unarchive"):
        commands.add(name, "rounds:set_archived", f"cli.rounds.{name}").add_value(*which)
    delete = commands.add("delete", "rounds:delete_round", "cli.rounds.delete")
    delete.add_value(*which)
    delete.add_flag("--yes", "cli.rounds.delete.yes")
    restore = commands.add("restore", "rounds:restore_round", "cli.rounds.restore")
    restore.add_value("which", "cli.round_id", "cli.rounds.restore.round", nargs="?")
    compare = commands.add("compare", "rounds:compare_rounds", "cli.rounds.compare", reads_only=True)
    compare.add_value(*which)
    compare.add_value("other", "cli.round_id", "cli.rounds.compare.other", nargs="?")


def _add_general(parser: argparse.ArgumentParser, t: Translator, default: Any) -> None:
    """Add the options that may stand before a command or after it."""
    group = parser.add_argument_group(t("cli.general"))
    flag = default if default is argparse.SUPPRESS else False
    directory, file = t("cli.directory"), t("cli.file")
    group.add_argument("--data", metavar=directory, default=default, help=t("cli.data"))
    group.add_argument("--checklist", metavar=file, default=default, help=t("cli.checklist"))
    group.add_argument("--round", metavar=t("cli.round_id"), default=default, help=t("cli.round"))
    group.add_argument("--lang", choices=CHOICES["lang"], default=default, help=t("cli.lang"))
    group.add_argument("--theme", choices=CHOICES["theme"], default=default, help=t("cli.theme"))
    group.add_argument("--ascii", action="store_true", default=flag, help=t("cli.ascii"))
    group.add_argument("--log", metavar=file, default=default, help=t("cli.log"))
    group.add_argument("--demo", action="store_true", default=flag, help=t("cli.demo"))
    version = f"Kerneblik {__version__}"
    group.add_argument("--version", action="version", version=version, help=t("cli.version"))
    group.add_argument("-h", "--help", action="help", help=t("cli.help"))
