"""What a terminal can do, as far as its environment tells."""

from __future__ import annotations

import codecs
from collections.abc import Mapping, MutableMapping

SIZE_VARIABLES = ("COLUMNS", "LINES")


def is_usable(environ: Mapping[str, str]) -> bool:
    """Whether TERM names a terminal that can show a screen at all."""
    return environ.get("TERM", "") not in ("", "dumb", "unknown")


def supports_utf8(environ: Mapping[str, str], encoding: str) -> bool:
    """Whether the terminal can show all of Unicode, as far as TERM and the encoding tell.

    `encoding` is what Python writes to the terminal with (sys.stdout.encoding). The Linux console and the
    oldest terminals have fonts of a few hundred characters only.
    """
    try:
        utf8 = codecs.lookup(encoding).name == "utf-8"
    except LookupError:
        return False
    return utf8 and not environ.get("TERM", "").startswith(("linux", "vt"))


def drop_size_variables(environ: MutableMapping[str, str]) -> None:
    """Remove COLUMNS and LINES: when they are exported, Textual doesn't ask the terminal for its size."""
    for name in SIZE_VARIABLES:
        environ.pop(name, None)
