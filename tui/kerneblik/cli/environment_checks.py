"""The checks of `kerneblik doctor` outside of the data: settings, checklist, locale, terminal, versions."""

from __future__ import annotations

import codecs
import locale
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from kerneblik import __version__
from kerneblik.checklist import ChecklistError, load_checklist
from kerneblik.cli.context import Context
from kerneblik.settings import load_settings, settings_path
from kerneblik.storage.recovery.check_result import CheckResult, failed, look, ok, wrong
from kerneblik.terminal.starting import drop_size_variables, is_usable

_NARROWEST, _LOWEST = 40, 12
"""The fewest columns and rows in which the app works."""


def check_environment(context: Context) -> Iterator[CheckResult]:
    """The results of all these checks."""
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
    return CheckResult(failed(warning).grade, warning.key, warning.values, warning.key == "settings.nonsense")


def _checklist(context: Context) -> CheckResult:
    path = context.checklist_source.path
    try:
        checklist = load_checklist(path)
    except ChecklistError as error:
        return wrong("doctor.bad_checklist", path=path, message=context.t(error.key, **error.values))
    return ok("doctor.checklist", path=path, count=len(checklist.questions))


def _locale() -> CheckResult:
    encoding = (getattr(sys.stdout, "encoding", None) if sys.stdout is not None else None) or "ascii"
    for named in (encoding, locale.getpreferredencoding(do_setlocale=False)):
        if codecs.lookup(named).name != "utf-8":
            return look("doctor.encoding", encoding=named)
    return ok("doctor.utf8")


def _terminal() -> Iterator[CheckResult]:
    if not (sys.stdin is not None and sys.stdin.isatty()):
        yield ok("doctor.no_terminal")
        return
    name = os.environ.get("TERM", "")
    if not is_usable(os.environ):
        yield look("doctor.dumb_terminal", term=name)
        return
    drop_size_variables(os.environ)
    columns, rows = shutil.get_terminal_size()
    if columns < _NARROWEST or rows < _LOWEST:
        yield look("doctor.small_terminal", columns=columns, rows=rows)
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
