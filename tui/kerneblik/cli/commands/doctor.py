"""`kerneblik doctor`: checks the data and what is around them; `--repair` repairs what can be repaired."""

from __future__ import annotations

import codecs
import locale
import os
import platform
import shutil
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version

from kerneblik import __version__
from kerneblik.checklist import ChecklistError, load_checklist
from kerneblik.cli.context import Context
from kerneblik.cli.output import hang, is_terminal, output_encoding, output_width, print_line, write
from kerneblik.cli.prompts import open_with_passphrase
from kerneblik.errors import KerneblikError
from kerneblik.language import Translator
from kerneblik.settings import load_settings, settings_path
from kerneblik.storage.encryption.cipher import PLAINTEXT, Cipher
from kerneblik.storage.errors import BusyError, BusyMachineError, DamagedKeyError, StorageError
from kerneblik.storage.recovery.check_result import CheckResult, Severity, failed, notice, ok, problem
from kerneblik.storage.recovery.checks import DirectoryChecks
from kerneblik.storage.recovery.repairs import Repair
from kerneblik.storage.safety.directory import DataDirectory
from kerneblik.terminal.starting import drop_size_variables, is_usable
from kerneblik.text import clean_line

_NARROWEST, _LOWEST = 40, 12
"""The fewest columns and rows in which the app works."""


def doctor(context: Context) -> int:
    """Print the results, one per line; the exit code is 0 when nothing is wrong."""
    directory = DataDirectory(context.directory)
    cipher, lock_results = _unlock(context)
    if context.options.repair:
        _repair(directory, cipher, context.t)
    results = [*lock_results, *DirectoryChecks(directory, cipher).results(), *check_environment(context)]
    _show(results, context.t)
    return _conclude(results, context)


def _unlock(context: Context) -> tuple[Cipher | None, list[CheckResult]]:
    """The cipher of the files, None when they stay locked; and results on the lock itself."""
    encryption, t = context.encryption, context.t

    def unlock(passphrase: str) -> Cipher:
        if not passphrase:
            raise KerneblikError("lock.cancelled")
        return encryption.unlock(passphrase)

    try:
        if not encryption.is_locked():
            return PLAINTEXT, []
        return open_with_passphrase(unlock, t, t("doctor.ask")), []
    except (DamagedKeyError, BusyError, BusyMachineError) as error:
        return None, [failed(error)]
    except KerneblikError:  # not known, not typed, or there is no terminal to type it at
        return None, []


def _repair(directory: DataDirectory, cipher: Cipher | None, t: Translator) -> None:
    try:
        directory.refuse_unusable()
    except StorageError:
        return  # the checks report why, and nothing in it may be changed
    if directory.path.exists():
        repair = Repair(directory, cipher)
        done = list(repair.run())
        _show(done, t)
        if repair.copies.exists():
            print_line(t("repair.copies", path=repair.copies))
        print_line(t("repair.done") if done else t("repair.nothing"))
        print_line("")


def _show(results: Iterable[CheckResult], t: Translator) -> None:
    """Print one line for each result; on a terminal, long ones are wrapped between words."""
    margin = max(len(t(f"doctor.severity.{severity}")) for severity in Severity) + 2
    for result in results:
        severity, words = (
            f"{t(f'doctor.severity.{result.severity}'):<{margin}}",
            clean_line(_worded(result, t)),
        )
        write(hang(severity, words, output_width()) if is_terminal() else f"{severity}{words}\n")


def _worded(result: CheckResult, t: Translator) -> str:
    values = dict(_readable(result, t))
    count = values.pop("count", None)
    words = t(result.key, **values) if count is None else t.plural(result.key, int(str(count)), **values)
    return f"{words[0].upper()}{words[1:]}"


def _readable(result: CheckResult, t: Translator) -> Iterator[tuple[str, object]]:
    """The values for the sentence: of a moment, its date and its time."""
    for name, value in result.values.items():
        if isinstance(value, datetime):
            yield "date", t.date(value)
            yield "time", t.time(value)
        else:
            yield name, value


def _conclude(results: list[CheckResult], context: Context) -> int:
    """Print a conclusion and what can be done, and return the exit code."""
    t = context.t
    severities = [result.severity for result in results]
    bad = severities.count(Severity.PROBLEM)
    print_line("")
    if bad:
        print_line(t.plural("doctor.wrong", bad))
    else:
        print_line(t("doctor.no_errors" if Severity.NOTICE in severities else "doctor.well"))
    if not context.options.repair and any(result.repairable for result in results):
        print_line(t("doctor.try_repair"))
    return 1 if bad else 0


def check_environment(context: Context) -> Iterator[CheckResult]:
    """Check what is around the data: settings, checklist, encoding, terminal and versions."""
    if context.directory.is_dir():
        yield _settings(context)
    yield _checklist(context)
    yield _locale()
    yield from _terminal()
    yield ok(
        "doctor.versions",
        kerneblik=__version__,
        python=platform.python_version(),
        textual=_version("textual"),
        tinydb=_version("tinydb"),
        system=f"{platform.system()} {platform.release()}",
    )


def _settings(context: Context) -> CheckResult:
    path = settings_path(context.directory)
    _, warning = load_settings(path)
    if warning is None:
        return ok("doctor.settings", path=path)
    return CheckResult(
        failed(warning).severity, warning.key, warning.values, warning.key == "settings.nonsense"
    )


def _checklist(context: Context) -> CheckResult:
    path = context.checklist_source.path
    try:
        checklist = load_checklist(path)
    except ChecklistError as error:
        return problem("doctor.bad_checklist", path=path, message=context.t(error.key, **error.values))
    return ok("doctor.checklist", path=path, count=len(checklist.questions))


def _locale() -> CheckResult:
    for named in (output_encoding(), locale.getpreferredencoding(do_setlocale=False)):
        if codecs.lookup(named).name != "utf-8":
            return notice("doctor.encoding", encoding=named)
    return ok("doctor.utf8")


def _terminal() -> Iterator[CheckResult]:
    if not (sys.stdin is not None and sys.stdin.isatty()):
        yield ok("doctor.no_terminal")
        return
    name = os.environ.get("TERM", "")
    if not is_usable(os.environ):
        yield notice("doctor.dumb_terminal", term=name)
        return
    drop_size_variables(os.environ)
    columns, rows = shutil.get_terminal_size()
    if columns < _NARROWEST or rows < _LOWEST:
        yield notice("doctor.small_terminal", columns=columns, rows=rows)
    yield ok("doctor.terminal", term=name, columns=columns, rows=rows, colours=_colours())


def _colours() -> str:
    from rich.console import Console

    system = Console(force_terminal=True).color_system
    return {"truecolor": "16,7 mio.", "256": "256", "standard": "16"}.get(system or "", "0")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "?"
