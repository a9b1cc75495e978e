"""The same surroundings for every test, whatever those of the machine."""

from __future__ import annotations

import os
import time

os.environ.update(TZ="Europe/Copenhagen", COLORTERM="truecolor", TERM="xterm-256color")
for name in ("NO_COLOR", "KERNEBLIK_DATA", "VISUAL", "EDITOR", "COLUMNS", "LINES"):
    os.environ.pop(name, None)
time.tzset()
