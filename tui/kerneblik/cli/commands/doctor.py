"""`kerneblik doctor`: what is well and what isn't, and with `--repair` what can be done about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from kerneblik.cli.context import Context
from kerneblik.cli.environment_checks import check_environment
from kerneblik.cli.line_wrapping import hang, output_width
from kerneblik.cli.output import is_terminal, say, write
from kerneblik.cli.passphrase_prompts import open_with_passphrase
from kerneblik.errors import KerneblikError
from kerneblik.language import Translator
from kerneblik.storage.encryption.cipher import PLAINTEXT, Cipher
from kerneblik.storage.errors import BusyError, BusyMachineError, DamagedKeyError, StorageError
from kerneblik.storage.recovery.check_result import CheckResult, Grade, failed
from kerneblik.storage.recovery.checks import DirectoryChecks
from kerneblik.storage.recovery.repairs import Repair
from kerneblik.storage.safety.directory import DataDirectory
from kerneblik.text import clean_line


def run(context: Context) -> int:
    """Say what was found, one line each; 0 when nothing is wrong."""
    directory = DataDirectory(context.directory)
    cipher, of_the_lock = _unlock(context)
    if context.options.repair:
        _repair(directory, cipher, context.t)
    findings = [*of_the_lock, *DirectoryChecks(directory, cipher).findings(), *check_environment(context)]
    _show(findings, context.t)
    return _conclude(findings, context)


def _unlock(context: Context) -> tuple[Cipher | None, list[CheckResult]]:
    """How the files are closed to others, and what is wrong with the lock; None when they stay locked."""
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
        return  # the check-up says why, and nothing in it may be touched
    if directory.path.exists():
        repair = Repair(directory, cipher)
        done = list(repair.run())
        _show(done, t)
        if repair.copies.exists():
            say(t("repair.copies", path=repair.copies))
        say(t("repair.done") if done else t("repair.nothing"))
        say("")


def _show(findings: Iterable[CheckResult], t: Translator) -> None:
    """One line each; on a terminal, where a long one would be broken anywhere, it is broken between words."""
    margin = max(len(t(f"doctor.grade.{grade}")) for grade in Grade) + 2
    for finding in findings:
        grade, words = f"{t(f'doctor.grade.{finding.grade}'):<{margin}}", clean_line(_worded(finding, t))
        write(hang(grade, words, output_width()) if is_terminal() else f"{grade}{words}\n")


def _worded(finding: CheckResult, t: Translator) -> str:
    values = dict(_readable(finding, t))
    count = values.pop("count", None)
    words = t(finding.key, **values) if count is None else t.plural(finding.key, int(str(count)), **values)
    return f"{words[0].upper()}{words[1:]}"


def _readable(finding: CheckResult, t: Translator) -> Iterator[tuple[str, object]]:
    """The values as they are to stand in a sentence: a moment becomes a date and a time."""
    for name, value in finding.values.items():
        if isinstance(value, datetime):
            yield "date", t.date(value)
            yield "time", t.time(value)
        else:
            yield name, value


def _conclude(findings: list[CheckResult], context: Context) -> int:
    """Say what it comes to, and what to do; the exit code."""
    t = context.t
    grades = [finding.grade for finding in findings]
    bad = grades.count(Grade.WRONG)
    say("")
    if bad:
        say(t.plural("doctor.wrong", bad))
    else:
        say(t("doctor.no_errors" if Grade.LOOK in grades else "doctor.well"))
    if not context.options.repair and any(finding.repairable for finding in findings):
        say(t("doctor.try_repair"))
    return 1 if bad else 0
