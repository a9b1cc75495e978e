"""Text from outside: files and streams that other programs wrote, in whatever encoding they chose."""

from __future__ import annotations

import codecs
from pathlib import Path

from kerneblik.errors import KerneblikError

_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_BYTE_ORDER_MARK = "\ufeff"
_LOOKED_AT = 4096
"""Bytes at the beginning in which it is seen whether every other one is zero."""


class ForeignEncodingError(KerneblikError):
    """The text is in another encoding than UTF-8; `encoding` names it."""

    def __init__(self, encoding: str, path: Path | str = "", line: int = 1) -> None:
        super().__init__("text.encoding", encoding=encoding, path=path)
        self.encoding = encoding
        self.line = line
        """The first line that isn't in UTF-8."""


def text_from_outside(content: bytes, path: Path | str = "") -> str:
    """The text, without a byte order mark; line ends and all else as they are.

    `path` is what an error names. Raises ForeignEncodingError.
    """
    return without_mark(_decoded(content, path))


def without_mark(text: str) -> str:
    """A text that was decoded already, without the byte order marks before it."""
    return text.lstrip(_BYTE_ORDER_MARK) if text.startswith(_BYTE_ORDER_MARK) else text


def _decoded(content: bytes, path: Path | str) -> str:
    for mark, name in _MARKS:
        if content.startswith(mark):
            raise ForeignEncodingError(name, path)
    beginning = content[:_LOOKED_AT]
    for start in (0, 1):
        half = beginning[start::2]
        if half and half.count(0) * 2 > len(half):  # mostly Latin letters in two bytes each
            raise ForeignEncodingError("UTF-16", path)
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ForeignEncodingError("Latin-1/Windows-1252", path, line) from error
