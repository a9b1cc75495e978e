"""Moving a damaged file out of the way, under a name that says so."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path

from kerneblik.storage.safety.directory import STAMP


def quarantine(path: Path, now: datetime) -> Path:
    """Give the file a second name that says it is unreadable; that name, also if it had one before.

    Until something is written in its place it keeps its own name, too. Whoever calls it must hold the round's
    lock. Raises OSError.
    """
    round_id, _, ending = path.name.partition(".")
    for other in path.parent.glob(f"{round_id}.unreadable-*"):
        if other.samefile(path):
            return other
    stem = f"{round_id}.unreadable-{now.astimezone(UTC).strftime(STAMP)}"
    stems = chain([stem], (f"{stem}-{number}" for number in count(2)))
    # No other file may have that name, be it locked or not: it would be in the way when that changes.
    free = next(stem for stem in stems if not any(path.parent.glob(f"{stem}.*")))
    aside = path.with_name(f"{free}.{ending}")
    try:
        os.link(path, aside)
    except FileNotFoundError:
        raise
    except OSError:  # a file system without links
        path.rename(aside)
    return aside
