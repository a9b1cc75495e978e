"""Removes from texts what a terminal would act on, and what files can't contain."""

from __future__ import annotations

import re

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


def clean_text(text: str) -> str:
    r"""The text with only \n as line end, without control characters, bidi controls and the like."""
    if text.replace("\n", "").replace("\t", "").isprintable():  # nothing that is taken out is printable
        return text
    return re.sub(_HARMFUL, "", re.sub(f"\r\n?|[{_LINE_ENDS}]", "\n", text))


def shortened(text: str, longest: int) -> str:
    """The text, or if it has more than `longest` characters, its beginning and an ellipsis."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def clean_line(text: str) -> str:
    """The text as `clean_text` returns it, on one line: line ends and tabs become single spaces."""
    if text.isprintable():  # nothing that is taken out counts as printable, nor does a line end
        return text.strip()
    return re.sub("[\n\t]+", " ", clean_text(text)).strip()
