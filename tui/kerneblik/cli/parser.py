"""The command line's grammar and its help."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import Any, NoReturn

from kerneblik import __version__
from kerneblik.language import LANGUAGES, Translator

LONGEST_IDLE = 24 * 60
"""Minutes."""
FORMATS = ("markdown", "html", "json")
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


class _Parser(argparse.ArgumentParser):
    """An ArgumentParser that speaks the user's language and keeps to `kerneblik: what is wrong`."""

    t: Translator

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_Formatter, **options)

    def error(self, message: str) -> NoReturn:
        from kerneblik.cli.output import complain

        complain(self.t, message, self.t("cli.see_help", command=self.prog))
        sys.exit(2)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Short lines whatever the terminal, and room for the options' names."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=80)


def build_parser(t: Translator) -> argparse.ArgumentParser:
    """The parser, with its help and its complaints in the language of `t`."""
    _translate_argparse(t)
    _Parser.t = t
    description, epilog = t("cli.description"), t("cli.epilog")
    parser = _Parser(prog="kerneblik", usage=t("cli.usage"), description=description, epilog=epilog)
    commands = parser.add_subparsers(title=t("cli.commands"), dest="command", metavar=t("cli.command"))
    _add_general(parser, t, default=None)

    def add(name: str) -> argparse.ArgumentParser:
        words = t(f"cli.{name}")
        extra = f"\n{t(f'cli.{name}.help')}" if t.has(f"cli.{name}.help") else ""
        command = commands.add_parser(name, help=words, description=f"{words[0].upper()}{words[1:]}.{extra}")
        command.prog = f"kerneblik {name}"
        return command

    _add_commands(add, t)
    for command in commands.choices.values():
        command.usage = command.format_usage().removeprefix(
            t("argparse.usage")
        )  # without the general options
        _add_general(command, t, default=argparse.SUPPRESS)  # what was said before the command stands
    return parser


def _translate_argparse(t: Translator) -> None:
    """Put our words for argparse's own.

    They are worded deep inside it, through the gettext function that it holds under this name; there is
    no other place to reach all of them.
    """

    def words(english: str) -> str:
        key = _ARGPARSE_WORDS.get(english)
        return t(key) if key else english

    vars(argparse)["_"] = words


def _add_commands(add: Callable[[str], argparse.ArgumentParser], t: Translator) -> None:
    actor = t("cli.actor")

    answer = add("answer")
    answer.add_argument("actor", nargs="?", metavar=actor, help=t("cli.answer.actor"))
    answer.add_argument("--dialogue", action="store_true", help=t("cli.answer.dialogue"))

    status = add("status")
    status.add_argument("--json", action="store_true", help=t("cli.status.json"))
    status.add_argument("--plain", action="store_true", help=t("cli.plain"))

    review = add("review")
    review.add_argument("actor", nargs="?", metavar=actor, help=t("cli.review.actor"))
    review.add_argument("--all", action="store_true", help=t("cli.review.all"))
    review.add_argument("--plain", action="store_true", help=t("cli.plain"))

    export = add("export")
    format_ = t("cli.format")
    export.add_argument("-f", "--format", metavar=format_, choices=FORMATS, help=t("cli.export.format"))
    export.add_argument("-o", "--output", metavar=t("cli.file"), help=t("cli.export.output"))
    export.add_argument("--force", action="store_true", help=t("cli.export.force"))
    export.add_argument("--actor", metavar=actor, help=t("cli.export.actor"))

    import_ = add("import")
    import_.add_argument("file", metavar=t("cli.file"), help=t("cli.import.file"))

    add("where")

    lock = add("lock")
    lock.add_argument("--idle", metavar=t("cli.lock.minutes"), type=_minutes(t), help=t("cli.lock.idle"))
    add("unlock")
    add("passphrase")
    doctor = add("doctor")
    doctor.add_argument("--repair", action="store_true", help=t("cli.doctor.repair"))

    check = add("check")
    check.add_argument("file", nargs="?", metavar=t("cli.file"), help=t("cli.check.file"))

    completion = add("completion")
    completion.add_argument(
        "shell",
        choices=SHELLS,
        metavar=t("cli.completion.shell"),
        help=t("cli.completion.shell.help", choices=", ".join(SHELLS)),
    )


def _minutes(t: Translator) -> Callable[[str], int]:
    def minutes(typed: str) -> int:
        if not (typed.isdecimal() and int(typed) <= LONGEST_IDLE):
            raise argparse.ArgumentTypeError(t("cli.lock.not_minutes", largest=LONGEST_IDLE))
        return int(typed)

    return minutes


def _add_general(parser: argparse.ArgumentParser, t: Translator, default: Any) -> None:
    """The options that may stand before a command or after it."""
    group = parser.add_argument_group(t("cli.general"))
    flag = default if default is argparse.SUPPRESS else False
    directory, file = t("cli.directory"), t("cli.file")
    group.add_argument("--data", metavar=directory, default=default, help=t("cli.data"))
    group.add_argument("--checklist", metavar=file, default=default, help=t("cli.checklist"))
    group.add_argument("--round", metavar=t("cli.round_id"), default=default, help=t("cli.round"))
    group.add_argument("--lang", choices=LANGUAGES, default=default, help=t("cli.lang"))
    group.add_argument("--theme", choices=("light", "dark"), default=default, help=t("cli.theme"))
    group.add_argument("--ascii", action="store_true", default=flag, help=t("cli.ascii"))
    group.add_argument("--demo", action="store_true", default=flag, help=t("cli.demo"))
    version = f"Kerneblik {__version__}"
    group.add_argument("--version", action="version", version=version, help=t("cli.version"))
    group.add_argument("-h", "--help", action="help", help=t("cli.help"))
