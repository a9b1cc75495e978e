"""A log of events for finding errors, written only when the user asks for it with `--log`.

It never contains texts, names of rounds or paths: its values are numbers, keys of the catalogues and names
out of this program. The package `terminal` writes to it through Python's `logging`.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from kerneblik import __version__
from kerneblik.errors import KerneblikError
from kerneblik.files import open_to_append

if TYPE_CHECKING:
    import logging

_LOGGER = "kerneblik"
_FIRST_LINE = rb"\d{4}-\d\d-\d\dT[\d:.]+Z \d+ start "
"""A pattern, compiled when a log is opened."""
_DOUBTFUL = r"[^a-zA-Z0-9_.+,:-]"
"""Characters that no value may have, so that the log can contain neither paths nor lines made by others."""
_LONGEST = 80
"""The most characters of a value."""

_open_logs: list[logging.Handler] = []
"""The handler of the open log; empty when none is open."""


def open_log(path: Path) -> None:
    """Append all events from now on to a file, which only its owner can read; a missing one is made.

    Raises KerneblikError for a file that is not such a log, and OSError: ELOOP for a link, ForeignFileError
    for another user's file.
    """
    import logging  # noqa: PLC0415 - a command without a log starts faster

    descriptor = open_to_append(path)
    before = os.pread(descriptor, 100, 0)
    if before and re.match(_FIRST_LINE, before) is None:
        os.close(descriptor)
        raise KerneblikError("cli.log_is_something_else", path=path)

    class Handler(logging.Handler):
        """Writes each line with one system call, as several sessions and a signal handler may write, too."""

        def createLock(self) -> None:  # noqa: N802 - logging calls it so
            """Use no lock: the system keeps lines apart, and a slow disk must not block other threads."""
            self.lock = None

        def emit(self, record: logging.LogRecord) -> None:
            now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3]
            with suppress(OSError):  # the app goes on without the log
                os.write(descriptor, f"{now}Z {os.getpid()} {record.getMessage()}\n".encode())

        def close(self) -> None:
            os.close(descriptor)
            super().close()

    handler = Handler()
    logger = logging.getLogger(_LOGGER)
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    _open_logs.append(handler)


def close_log() -> None:
    """Stop writing events, and close the file."""
    while _open_logs:
        import logging  # noqa: PLC0415 - as above

        handler = _open_logs.pop()
        logging.getLogger(_LOGGER).removeHandler(handler)
        handler.close()


def record(event: str, **values: object) -> None:
    """Write an event with its values, if a log is open. Values must not contain texts of users."""
    if _open_logs:
        import logging  # noqa: PLC0415 - as above

        told = (
            f"{name}={re.sub(_DOUBTFUL, '_', str(value))[:_LONGEST]}"
            for name, value in values.items()
            if value is not None
        )
        logging.getLogger(_LOGGER).info("%s", " ".join([event, *told]))


@contextmanager
def timed(event: str, **values: object) -> Iterator[None]:
    """Record how long the body of a with statement took, and with which error it ended, if any."""
    began, outcome = monotonic(), "ok"
    try:
        yield
    except BaseException as error:
        outcome = error.key if isinstance(error, KerneblikError) else type(error).__name__
        raise
    finally:
        record(event, ms=round(1000 * (monotonic() - began)), **values, outcome=outcome)


def record_start(command: str | None) -> None:
    """Record the versions, the system and the terminal."""
    if not _open_logs:
        return
    from importlib.metadata import version  # noqa: PLC0415 - as above

    size = "none"
    with suppress(OSError, ValueError, AttributeError):  # it isn't a terminal
        size = "{}x{}".format(*os.get_terminal_size(sys.stdout.fileno()))
    record(
        "start",
        version=__version__,
        command=command or "app",
        python=sys.version.split()[0],
        textual=version("textual"),
        system=os.uname().sysname,
        release=os.uname().release,
        term=os.environ.get("TERM", "none"),
        colours=os.environ.get("COLORTERM", "none"),
        program=os.environ.get("TERM_PROGRAM", "none"),
        ssh="SSH_CONNECTION" in os.environ,
        tmux="TMUX" in os.environ,
        screen="STY" in os.environ,
        size=size,
        locale=next(filter(None, map(os.environ.get, ("LC_ALL", "LC_CTYPE", "LANG"))), "none"),
        encoding=getattr(sys.stdout, "encoding", "none"),
    )


def record_error(error: BaseException) -> None:
    """Record the types of an error and of its causes, and where they were raised, without their messages."""
    if not _open_logs:
        return
    from traceback import walk_tb  # noqa: PLC0415 - as above

    told: BaseException | None = error
    while told is not None:
        number = told.errno if isinstance(told, OSError) else None
        record("error", kind=type(told).__name__, key=getattr(told, "key", None), errno=number)
        for frame, line in walk_tb(told.__traceback__):
            code = frame.f_code
            record("at", file=Path(code.co_filename).name, line=line, function=code.co_name)
        told = told.__cause__ or (None if told.__suppress_context__ else told.__context__)
