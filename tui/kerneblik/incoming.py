"""Decodes texts that other programs wrote, and recognises encodings other than UTF-8."""

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
_EXAMINED = 4096
"""How many bytes at the beginning are searched for the zeros of UTF-16."""


class ForeignEncodingError(KerneblikError):
    """The text is in another encoding than UTF-8; `encoding` names it."""

    def __init__(self, encoding: str, path: Path | str = "", line: int = 1) -> None:
        super().__init__("text.encoding", encoding=encoding, path=path)
        self.encoding = encoding
        self.line = line
        """The first line that isn't in UTF-8."""


def text_from_outside(content: bytes, path: Path | str = "") -> str:
    """Decode UTF-8; a byte order mark is removed, and nothing else is changed.

    `path` is named in the error. Raises ForeignEncodingError.
    """
    return without_byte_order_mark(_decoded(content, path))


def without_byte_order_mark(text: str) -> str:
    """A decoded text without the byte order marks at its beginning."""
    return text.lstrip(_BYTE_ORDER_MARK) if text.startswith(_BYTE_ORDER_MARK) else text


def _decoded(content: bytes, path: Path | str) -> str:
    for mark, name in _MARKS:
        if content.startswith(mark):
            raise ForeignEncodingError(name, path)
    beginning = content[:_EXAMINED]
    for start in (0, 1):
        half = beginning[start::2]
        if half and half.count(0) * 2 > len(half):  # most letters are Latin ones, of two bytes each
            raise ForeignEncodingError("UTF-16", path)
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ForeignEncodingError("Latin-1/Windows-1252", path, line) from error
