"""Where the emergency copies are. A start asks for no more, as long as there are none."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from kerneblik.storage.safety.directory import DataDirectory
from kerneblik.storage.safety.private_places import elsewhere, usable


def files(directory: DataDirectory) -> Iterator[Path]:
    """All emergency copies for this data directory, sealed or not, readable or not."""
    for place in (directory.recovery, *filter(usable, elsewhere(directory.path))):
        with suppress(OSError), os.scandir(place) as entries:  # there is none, or no way in
            yield from (Path(entry) for entry in entries if not entry.name.startswith("."))
