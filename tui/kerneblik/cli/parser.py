"""The parser of the command line, with its help."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, NoReturn

from kerneblik import __version__
from kerneblik.bounds import LONGEST_IDLE, typed_number
from kerneblik.language import LANGUAGES, Translator

# These repeat what is in kerneblik.documents, which takes too long to import; a test compares them.
_MARKDOWN_AND_HTML = {"markdown": ".md", "html": ".html"}
FORMATS = {
    "export": {**_MARKDOWN_AND_HTML, "json": ".json"},
    "sheet": {**_MARKDOWN_AND_HTML, "pdf": ".pdf"},
    "report": {**_MARKDOWN_AND_HTML, "pdf": ".pdf", "word": ".docx"},
    "agreements": {"text": ".txt", "json": ".json", "ics": ".ics"},
}
"""The formats of each command, with the usual ending of each."""
PARTS = (
    "introduction", "wheel", "own", "others", "preparation", "said", "differences", "agreements", "names",
)  # fmt: skip
"""The parts that a report may have."""
_APP = "open_app:run_app"
"""What `kerneblik` without a command does."""
SHELLS = ("bash", "zsh", "fish", "tcsh")

_ARGPARSE_WORDS = {
    "usage: ": "argparse.usage",
    "options": "argparse.options",
    "positional arguments": "argparse.arguments",
    "argument %(argument_name)s: %(message)s": "argparse.argument",
    "expected one argument": "argparse.expected_one",
    "invalid choice: %(value)r (choose from %(choices)s)": "argparse.invalid_choice",
    "the following arguments are required: %s": "argparse.required",
    "unrecognized arguments: %s": "argparse.unrecognized",
    "ignored explicit argument %r": "argparse.ignored",
    "ambiguous option: %(option)s could match %(matches)s": "argparse.ambiguous",
}


_Add = Callable[..., argparse.ArgumentParser]
"""Adds a command: its name, its `module:function` in `cli/commands/`, and `reads_only`."""


class _Parser(argparse.ArgumentParser):
    """An ArgumentParser that reports errors in the user's language, as `kerneblik: what is wrong`."""

    t: Translator

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_Formatter, **options)

    def error(self, message: str) -> NoReturn:
        from kerneblik.cli.output import print_error

        print_error(self.t, message, self.t("cli.see_help", command=self.prog))
        sys.exit(2)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Formats help in lines of 80 columns, with space for the names of the options."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=80)


def parse(arguments: Sequence[str], t: Translator) -> argparse.Namespace:
    """Parse the command line; exits with a message when it is wrong.

    Making the whole parser takes 5 ms and half of the catalogue, which is too long for the start of the app.
    So general options are parsed first, and the whole parser is made only if there is anything else.
    """
    vars(argparse)["_"] = str  # no words of it are shown, and gettext would look through the disk for some
    opening = _Parser(exit_on_error=False)
    opening.set_defaults(command=None, run=_APP, reads_only=False)
    _add_general_options(opening, lambda _: "", default=None)
    with suppress(argparse.ArgumentError):  # then the whole grammar explains what is wrong
        options, rest = opening.parse_known_args(arguments)
        if not rest:
            return options
    return build_parser(t).parse_args(arguments)


def build_parser(t: Translator) -> argparse.ArgumentParser:
    """The whole parser, with help and errors in the language of `t`."""
    _translate_argparse(t)
    _Parser.t = t
    description, epilog = t("cli.description"), t("cli.epilog")
    parser = _Parser(prog="kerneblik", usage=t("cli.usage"), description=description, epilog=epilog)
    commands = parser.add_subparsers(title=t("cli.commands"), dest="command", metavar=t("cli.command"))
    parser.set_defaults(run=_APP, reads_only=False)
    _add_general(parser, t, default=None)

    def add(name: str, run: str, *, reads_only: bool = False) -> argparse.ArgumentParser:
        return _add_command(commands, name, f"cli.{name}", t, run, reads_only=reads_only)

    _add_commands(add, t)
    rounds = _add_command(commands, "round", "cli.rounds", t, "rounds:list_rounds", reads_only=True)
    of_rounds = _add_round_commands(rounds, t)
    for command in (*commands.choices.values(), *of_rounds):
        command.usage = command.format_usage().removeprefix(
            t("argparse.usage")
        )  # without the general options
        _add_general(command, t, default=argparse.SUPPRESS)  # keep options that stand before the command
    return parser


def _add_command(
    commands: argparse._SubParsersAction[Any],
    name: str,
    words_key: str,
    t: Translator,
    run: str,
    *,
    reads_only: bool,
) -> argparse.ArgumentParser:
    """Add a command.

    Args:
        commands: what it is added to.
        name: what the user types.
        words_key: where the catalogue has its description; more may stand there with `.help`.
        t: the translator.
        run: the function that does it, as `module:function` in `cli/commands/`; it is imported when needed.
        reads_only: whether it changes nothing in the data directory.
    """
    words = t(words_key)
    extra = f"\n{t(f'{words_key}.help')}" if t.has(f"{words_key}.help") else ""
    description = f"{words[0].upper()}{words[1:]}.{extra}"
    command: argparse.ArgumentParser = commands.add_parser(name, help=words, description=description)
    command.prog = f"kerneblik {name}"
    command.set_defaults(run=run, reads_only=reads_only)
    return command


def _translate_argparse(t: Translator) -> None:
    """Have argparse use the catalogue for its own messages.

    It looks them up with a gettext function that it has under this name; there is no other way to reach all
    of them.
    """

    def words(english: str) -> str:
        key = _ARGPARSE_WORDS.get(english)
        return t(key) if key else english

    vars(argparse)["_"] = words


def _add_commands(add: _Add, t: Translator) -> None:
    actor = t("cli.actor")

    answer = add("answer", "answer:answer_questions")
    answer.add_argument("actor", nargs="?", metavar=actor, help=t("cli.answer.actor"))
    answer.add_argument("--dialogue", action="store_true", help=t("cli.answer.dialogue"))

    status = add("status", "reading:show_status", reads_only=True)
    status.add_argument("--json", action="store_true", help=t("cli.status.json"))
    status.add_argument("--plain", action="store_true", help=t("cli.plain"))

    review = add("review", "reading:show_review", reads_only=True)
    review.add_argument("actor", nargs="?", metavar=actor, help=t("cli.review.actor"))
    review.add_argument("--all", action="store_true", help=t("cli.review.all"))
    review.add_argument("--plain", action="store_true", help=t("cli.plain"))

    _add_document_commands(add, t)

    import_ = add("import", "documents:import_round")
    import_.add_argument("file", metavar=t("cli.file"), help=t("cli.import.file"))

    add("where", "reading:show_paths", reads_only=True)

    lock = add("lock", "encryption:lock")
    lock.add_argument("--idle", metavar=t("cli.lock.minutes"), type=_minutes(t), help=t("cli.lock.idle"))
    add("unlock", "encryption:unlock")
    add("passphrase", "encryption:change_passphrase")
    doctor = add("doctor", "doctor:doctor")
    doctor.add_argument("--repair", action="store_true", help=t("cli.doctor.repair"))

    check = add("check", "reading:check_checklist")
    check.add_argument("file", nargs="?", metavar=t("cli.file"), help=t("cli.check.file"))

    completion = add("completion", "reading:write_completion")
    completion.add_argument(
        "shell",
        choices=SHELLS,
        metavar=t("cli.completion.shell"),
        help=t("cli.completion.shell.help", choices=", ".join(SHELLS)),
    )


def _minutes(t: Translator) -> Callable[[str], int]:
    def minutes(typed: str) -> int:
        number = typed_number(typed, LONGEST_IDLE)
        if number is None:
            raise argparse.ArgumentTypeError(t("cli.lock.not_minutes", largest=LONGEST_IDLE))
        return number

    return minutes


def _add_round_commands(rounds: argparse.ArgumentParser, t: Translator) -> list[argparse.ArgumentParser]:
    """Add the commands of `kerneblik round`, and return them."""
    metavar, named, name = t("cli.round_id"), t("cli.rounds.round"), t("cli.rounds.name")
    actions = rounds.add_subparsers(
        title=t("cli.rounds.actions"), dest="round_command", metavar=t("cli.command")
    )
    rounds.set_defaults(json=False)

    def add(action: str, run: str, *, reads_only: bool = False) -> argparse.ArgumentParser:
        words = f"cli.rounds.{action}"
        command = _add_command(actions, action, words, t, f"rounds:{run}", reads_only=reads_only)
        command.prog = f"kerneblik round {action}"
        return command

    add("list", "list_rounds", reads_only=True).add_argument(
        "--json", action="store_true", help=t("cli.rounds.list.json")
    )
    add("new", "begin_round").add_argument("name", nargs="?", metavar=name, help=t("cli.rounds.new.name"))
    rename = add("rename", "rename_round")
    rename.add_argument("which", metavar=metavar, help=named)
    rename.add_argument("name", metavar=name, help=t("cli.rounds.rename.name"))
    add("archive", "archive_round").add_argument("which", metavar=metavar, help=named)
    add("unarchive", "unarchive_round").add_argument("which", metavar=metavar, help=named)
    delete = add("delete", "delete_round")
    delete.add_argument("which", metavar=metavar, help=named)
    delete.add_argument("--yes", action="store_true", help=t("cli.rounds.delete.yes"))
    restore = add("restore", "restore_round")
    restore.add_argument("which", nargs="?", metavar=metavar, help=t("cli.rounds.restore.round"))
    compare = add("compare", "compare_rounds", reads_only=True)
    compare.add_argument("which", metavar=metavar, help=named)
    compare.add_argument("other", nargs="?", metavar=metavar, help=t("cli.rounds.compare.other"))
    return list(actions.choices.values())


def _add_document_commands(add: _Add, t: Translator) -> None:
    """Add the commands that write documents."""
    actor = t("cli.actor")

    export = add("export", "documents:export_round", reads_only=True)
    _add_output(export, t, FORMATS["export"])
    export.add_argument("--actor", metavar=actor, help=t("cli.export.actor"))

    sheet = add("sheet", "documents:write_sheets", reads_only=True)
    sheet.add_argument("actor", nargs="+", metavar=actor, help=t("cli.sheet.actor"))
    question = t("cli.question")
    sheet.add_argument(
        "--with", dest="with_", action="append", default=[], metavar=question, help=t("cli.sheet.with")
    )
    _add_output(sheet, t, FORMATS["sheet"])

    report = add("report", "documents:write_report", reads_only=True)
    for option in ("include", "leave-out"):
        report.add_argument(
            f"--{option}", nargs="+", action="extend", choices=PARTS, default=[], metavar=t("cli.part"),
            help=t(f"cli.report.{option.replace('-', '_')}", parts=", ".join(PARTS)),
        )  # fmt: skip
    report.add_argument("--actor", action="append", default=[], metavar=actor, help=t("cli.report.actor"))
    report.add_argument("--introduction", metavar=t("cli.file"), help=t("cli.report.introduction"))
    _add_output(report, t, FORMATS["report"])

    agreements = add("agreements", "documents:write_agreements", reads_only=True)
    agreements.add_argument("--all", action="store_true", help=t("cli.agreements.all"))
    agreements.add_argument("--actor", metavar=actor, help=t("cli.export.actor"))
    for name in ("json", "ics"):
        agreements.add_argument(
            f"--{name}", dest="format", action="store_const", const=name, help=t(f"cli.agreements.{name}")
        )
    _add_output(agreements, t, FORMATS["agreements"])


def _add_output(command: argparse.ArgumentParser, t: Translator, formats: Mapping[str, str]) -> None:
    """Add the options for the format and the file."""
    words = t("cli.output.format", formats=", ".join(formats), endings=", ".join(formats.values()))
    command.add_argument("-f", "--format", metavar=t("cli.format"), choices=tuple(formats), help=words)
    command.add_argument("-o", "--output", metavar=t("cli.file"), help=t("cli.output.file"))
    command.add_argument("--force", action="store_true", help=t("cli.output.force"))


def _add_general(parser: argparse.ArgumentParser, t: Translator, default: Any) -> None:
    """Add the options that may stand before a command or after it."""
    group = _add_general_options(parser, t, default)
    version = f"Kerneblik {__version__}"
    group.add_argument("--version", action="version", version=version, help=t("cli.version"))
    group.add_argument("-h", "--help", action="help", help=t("cli.help"))


def _add_general_options(
    parser: argparse.ArgumentParser, t: Callable[[str], str], default: Any
) -> argparse._ArgumentGroup:
    """Those of them that say how the program is to work."""
    group = parser.add_argument_group(t("cli.general"))
    flag = default if default is argparse.SUPPRESS else False
    directory, file = t("cli.directory"), t("cli.file")
    group.add_argument("--data", metavar=directory, default=default, help=t("cli.data"))
    group.add_argument("--checklist", metavar=file, default=default, help=t("cli.checklist"))
    group.add_argument("--round", metavar=t("cli.round_id"), default=default, help=t("cli.round"))
    group.add_argument("--lang", choices=LANGUAGES, default=default, help=t("cli.lang"))
    group.add_argument("--theme", choices=("light", "dark"), default=default, help=t("cli.theme"))
    group.add_argument("--ascii", action="store_true", default=flag, help=t("cli.ascii"))
    group.add_argument("--log", metavar=file, default=default, help=t("cli.log"))
    group.add_argument("--demo", action="store_true", default=flag, help=t("cli.demo"))
    return group
