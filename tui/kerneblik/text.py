"""Texts from outside: decoded, and without what a terminal would act on or files can't contain."""

from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path

from kerneblik.errors import KerneblikError

_C0_BUT_NEWLINE_AND_TAB = "\x00-\x08\x0b-\x1f"
_DEL_AND_C1 = "\x7f-\x9f"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_SURROGATES = "\ud800-\udfff"
_LINE_ENDS = "\x0b\x0c\x85\u2028\u2029"
"""Line ends besides carriage return and line feed, such as Word's soft break."""
_NO_CHARACTERS = "\ufdd0-\ufdef\ufffe\uffff"
"""Code points that Unicode reserves for ever; HTML and XML must not contain them."""

_HARMFUL = f"[{_C0_BUT_NEWLINE_AND_TAB}{_DEL_AND_C1}{_BIDI}{_SURROGATES}{_LINE_ENDS}{_NO_CHARACTERS}]"
"""The functions of `re` compile it when it is first needed: that takes a millisecond, which no start has."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_BYTE_ORDER_MARK = "\ufeff"
_EXAMINED = 4096
"""How many bytes at the beginning are searched for the zeros of UTF-16."""


def clean_text(text: str) -> str:
    r"""The text with only \n as line end, without control characters, bidi controls and the like."""
    if text.replace("\n", "").replace("\t", "").isprintable():  # nothing that is taken out is printable
        return text
    return re.sub(_HARMFUL, "", re.sub(f"\r\n?|[{_LINE_ENDS}]", "\n", text))


def file_stem(name: str) -> str:
    """The name in small letters a-z, digits and hyphens, to name a file: `tillidsrepraesentanter`."""
    spelled = name.casefold().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")


def shortened(text: str, longest: int) -> str:
    """The text, or if it has more than `longest` characters, its beginning and an ellipsis."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def clean_line(text: str) -> str:
    """The text as `clean_text` returns it, on one line: line ends and tabs become single spaces."""
    if text.isprintable():  # nothing that is taken out counts as printable, nor does a line end
        return text.strip()
    return re.sub("[\n\t]+", " ", clean_text(text)).strip()


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
