"""Contents that do to the process a document is made in what libraries have done to it."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path


class Hostile:
    """When this is unpickled, a function is called: pickling is how contents reach the process."""

    def __init__(self, function: object, *arguments: object) -> None:
        self._call = (function, arguments)

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:  # type: ignore[override]
        return self._call  # type: ignore[return-value]


CRASHES = Hostile(os.abort)
RAISES = Hostile(int, "no number")
TAKES_ALL_MEMORY = Hostile(bytearray, 3 << 30)
TAKES_TOO_LONG = Hostile(signal.raise_signal, signal.SIGXCPU)
"""What the system does when the seconds that were allowed are used up."""
NEVER_ENDS = Hostile(time.sleep, 3600)


def writes(path: Path) -> Hostile:
    """What puts some of the text on the disk."""
    return Hostile(Path.write_text, path, "private")
