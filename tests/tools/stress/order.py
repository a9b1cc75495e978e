"""A record of all saves of several processes, in the order in which they reached the disk."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kerneblik.reflection import Answer, Changes, Round
from kerneblik.storage.round_file import RoundFile


def record_saves(path: Path) -> None:
    """From now on put down every save of this process in the file `path`, while it still holds the lock."""
    real = RoundFile.apply
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def apply(self: RoundFile, changes: Changes, *arguments: Any, **options: Any) -> Round:
        round_ = real(self, changes, *arguments, **options)
        os.write(descriptor, pickle.dumps(changes))
        return round_

    RoundFile.apply = apply  # type: ignore[method-assign]


def recorded(path: Path) -> Iterator[Changes]:
    """The saves, the first one first."""
    with path.open("rb") as file:
        while file.peek(1):
            yield pickle.load(file)  # we wrote it ourselves


def texts_saved(path: Path) -> Iterator[Answer]:
    """All answers that were ever saved, the first one first."""
    for changes in recorded(path):
        yield from changes.answers.values()
