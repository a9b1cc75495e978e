"""Reads files that are named on the command line, and standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from kerneblik.bounds import LARGEST_INPUT
from kerneblik.errors import KerneblikError
from kerneblik.files import read_regular
from kerneblik.language import Translator
from kerneblik.language.translator import reason


def read_input(named: str, t: Translator) -> bytes:
    """The content of a file, or of standard input for `-`.

    Raises KerneblikError when it can't be read, is not a regular file or is too large.
    """
    try:
        content = _standard_input() if named == "-" else read_regular(Path(named), LARGEST_INPUT)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise KerneblikError("cli.read_failed", path=named, reason=reason(error, t)) from error
    if content is None:
        raise KerneblikError("cli.input_too_large", path=named, limit=LARGEST_INPUT // 1024**2)
    return content


def _standard_input() -> bytes | None:
    if sys.stdin is None:
        return b""
    content = sys.stdin.buffer.read(LARGEST_INPUT + 1)
    return content if len(content) <= LARGEST_INPUT else None
