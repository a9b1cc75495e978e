"""Runs a command line, from its arguments to the exit code."""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from itertools import zip_longest
from pathlib import Path
from types import FrameType
from typing import NoReturn

from kerneblik import event_log
from kerneblik.cli.options import Options, options_alone
from kerneblik.cli.output import discard_output, flush, print_error
from kerneblik.errors import KerneblikError
from kerneblik.language import Translator, choose_language

FAILED = 1
UNFORESEEN = 70
"""The exit code that sysexits.h has for an internal software error."""
BROKEN_PIPE = 141
INTERRUPTED = 130
"""The exit codes that shells report for programs that SIGPIPE and SIGINT ended."""


def run() -> None:
    """The entry point of the console script."""
    os.umask(0o077)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core dump would hold what was written
    for number in (signal.SIGHUP, signal.SIGTERM):
        if signal.getsignal(number) is signal.SIG_DFL:  # what nohup ignores stays ignored
            signal.signal(number, _end)
    sys.exit(main(sys.argv[1:]))


def _end(number: int, _: FrameType | None) -> NoReturn:
    """Exit, so that the directory of a demo is removed; the app sets signal handlers of its own."""
    event_log.record("signal", number=number)
    sys.exit(128 + number)


def main(arguments: Sequence[str]) -> int:
    """Do what the command line says; the exit code. Whatever goes wrong is said in one message on stderr."""
    try:
        code = _main(arguments)
        event_log.record("end", code=code)
    finally:
        event_log.close_log()
    return code


def _main(arguments: Sequence[str]) -> int:
    t = Translator(_language(arguments))
    try:
        options = options_alone(arguments) or _parse(arguments, t)
        if options.log is not None:
            event_log.open_log(Path(options.log))
            event_log.record_start(options.command)
        code = _perform(options, t)
        flush()
    except SystemExit as exit_:  # argparse, after --help or a mistake that it has explained
        return exit_.code if isinstance(exit_.code, int) else FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        discard_output()
        return BROKEN_PIPE
    except Exception as error:  # noqa: BLE001 - the last place before a traceback
        return _explain(error, t)
    return code


def _parse(arguments: Sequence[str], t: Translator) -> Options:
    from kerneblik.cli.parser import parse

    return parse(arguments, t)


def _perform(options: Options, t: Translator) -> int:
    from kerneblik.cli.context import Context

    with Context(options, t) as context:
        module, _, function = options.run.partition(":")
        command = getattr(import_module(f"kerneblik.cli.commands.{module}"), function)
        return command(context) or 0


def _language(arguments: Sequence[str]) -> str:
    """The language, found before the command line is parsed, as its errors are reported in that language."""
    wanted = _value_of("--lang", arguments)
    if wanted is None and "--version" not in arguments:
        from kerneblik.paths import data_directory
        from kerneblik.settings import load_settings, settings_path

        with suppress(KerneblikError):  # whoever uses the directory is told of it
            settings, _ = load_settings(settings_path(data_directory(_value_of("--data", arguments))))
            return choose_language(None, settings.language)
    return choose_language(wanted, None)


def _value_of(option: str, arguments: Sequence[str]) -> str | None:
    """The value of an option, given as `--option value` or `--option=value`."""
    for argument, following in zip_longest(arguments, arguments[1:]):
        name, equals, value = argument.partition("=")
        if name == option:
            return value if equals else following
    return None


def _explain(error: Exception, t: Translator) -> int:
    event_log.record_error(error)
    discard_output()  # what is still buffered must not fail a second time when Python ends
    if isinstance(error, KerneblikError):
        print_error(t, *_lines_of(error, t))
        return FAILED
    if isinstance(error, OSError):
        from kerneblik.language.translator import reason

        key = "cli.os_error" if error.filename is not None else "cli.os_error.no_path"
        print_error(t, t(key, path=error.filename, reason=reason(error, t)))
        return FAILED
    from traceback import extract_tb

    last = extract_tb(error.__traceback__)[-1]  # the place, but not the values, which may be texts of users
    place = f"{Path(last.filename).name}:{last.lineno}"
    print_error(t, t("cli.unforeseen", kind=type(error).__name__, place=place))
    return UNFORESEEN


def _lines_of(error: KerneblikError, t: Translator) -> list[str]:
    from kerneblik.checklist import ChecklistError, describe

    head = t(error.key, **error.values)
    return [head, *describe(error, t)] if isinstance(error, ChecklistError) else [head]
