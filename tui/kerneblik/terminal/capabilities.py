"""What a terminal can do, as far as its environment tells."""

from __future__ import annotations

import codecs
from collections.abc import Mapping, MutableMapping

PINNED_SIZE = ("COLUMNS", "LINES")


def is_usable(environ: Mapping[str, str]) -> bool:
    """Whether TERM names a terminal that can show a screen at all."""
    return environ.get("TERM", "") not in ("", "dumb", "unknown")


def speaks_utf8(environ: Mapping[str, str], encoding: str) -> bool:
    """Whether all of Unicode can be shown, to the best of what locale and output encoding say.

    encoding is what Python writes to the terminal with (sys.stdout.encoding). The Linux console and the
    oldest terminals have fonts of a few hundred characters only.
    """
    try:
        utf8 = codecs.lookup(encoding).name == "utf-8"
    except LookupError:
        return False
    return utf8 and not environ.get("TERM", "").startswith(("linux", "vt"))


def forget_pinned_size(environ: MutableMapping[str, str]) -> None:
    """Drop COLUMNS and LINES: exported, they pin the size that the app believes its terminal to have."""
    for name in PINNED_SIZE:
        environ.pop(name, None)
