"""What the tests of the storage share."""

from __future__ import annotations

import builtins
import contextlib
import errno
import fcntl
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from kerneblik.language import LANGUAGES, Translator
from kerneblik.reflection import Answer
from kerneblik.storage import StorageError, UnreadableRoundError

START = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ID = "2026-11-23"


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **by: float) -> None:
        self.now += timedelta(**by)


class Reversed:
    """A cipher that anybody can open, but that no plain text passes by chance."""

    ending = ".rev"

    def encrypt(self, content):
        return b"sealed" + content[::-1]

    def decrypt(self, content, path):
        if not content.startswith(b"sealed"):
            raise UnreadableRoundError("storage.unreadable.no_json", path=path)
        return content.removeprefix(b"sealed")[::-1]

    def decrypt_partly(self, content):
        return content.removeprefix(b"sealed")[::-1]


def answer(question: str, text: str) -> Answer:
    return Answer(
        question, text, wording="Hvad?", language="da", actor="chief", actor_name="Chefen", edited=START
    )


def texts(round_) -> dict[str, str]:
    return {question: kept.text for question, kept in round_.answers.items()}


def start_python(script: str, *arguments: object, **options) -> subprocess.Popen:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, **options)


def fill(disk: Path) -> None:
    """Write a file `filler` until there is no more room."""
    with contextlib.suppress(OSError), (disk / "filler").open("wb", buffering=0) as filler:
        while True:
            filler.write(b"x" * 4096)


ERRORS = [errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EACCES, errno.EINTR, errno.EROFS]


def assert_worded(error: StorageError) -> None:
    """The error has a sentence in both languages, and it names what it is about."""
    for language in LANGUAGES:
        sentence = Translator(language)(error.key, **error.values)
        assert "{" not in sentence
        assert str(error.values.get("path", "")) in sentence


class FailingCalls:
    """Lets the system calls that concern one directory through until the one with the chosen number.

    That one fails, and with `forever` all that come after it. Used as a context manager.
    """

    ON_PATHS = (
        *("open", "stat", "lstat", "mkdir", "chmod", "scandir", "listdir"),
        *("replace", "rename", "link", "unlink"),
    )
    ON_DESCRIPTORS = ("close", "fstat", "fchmod", "write", "fsync")

    def __init__(self, directory: Path, fail_at: int, code: int, *, forever: bool = False) -> None:
        self.seen: list[str] = []
        """The names of the calls so far."""
        self.failed = False
        self._directory = str(directory)
        self._fail_at, self._code, self._forever = fail_at, code, forever
        self._descriptors: set[int] = set()
        self._patches = ExitStack()

    def __enter__(self) -> FailingCalls:
        for name in self.ON_PATHS:
            self._watch(os, name, lambda path, *_, **__: self._is_ours(path))
        for name in self.ON_DESCRIPTORS:
            self._watch(os, name, lambda descriptor, *_, **__: descriptor in self._descriptors)
        self._watch(fcntl, "flock", lambda descriptor, _: descriptor in self._descriptors)
        self._watch(builtins, "open", lambda file, *_, **__: file in self._descriptors, "read")
        return self

    def __exit__(self, *_: object) -> None:
        self._patches.close()

    def _is_ours(self, path: object) -> bool:
        return isinstance(path, str | os.PathLike) and os.fspath(path).startswith(self._directory)

    def _watch(self, module: Any, name: str, concerns: Callable[..., bool], told_as: str = "") -> None:
        real = getattr(module, name)

        def call(*arguments: Any, **options: Any) -> Any:
            if not arguments or not concerns(*arguments, **options):
                return real(*arguments, **options)
            number = len(self.seen)
            self.seen.append(told_as or name)
            if number == self._fail_at or (self._forever and number > self._fail_at):
                self.failed = True
                if name == "close":  # it closes and complains
                    real(*arguments, **options)
                raise OSError(self._code, os.strerror(self._code), str(arguments[0]))
            result = real(*arguments, **options)
            if name == "open" and module is os:
                self._descriptors.add(result)
            elif name == "close":
                self._descriptors.discard(arguments[0])
            return result

        self._patches.enter_context(patch.object(module, name, call))


@contextmanager
def counted_calls(directory: Path) -> Iterator[list[str]]:
    """The names of the system calls that concern the directory, none of which fails."""
    with FailingCalls(directory, -1, 0) as calls:
        yield calls.seen
