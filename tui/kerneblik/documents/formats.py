"""The formats that each kind of paper can be written in, for the command line and for the dialogs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from kerneblik.errors import KerneblikError
from kerneblik.language import Translator


class Rendered(NamedTuple):
    """A paper, ready to be kept."""

    content: bytes
    unprintable: tuple[str, ...] = ()
    """The characters that no font at hand has, once each; the paper names them where they stand."""


class Format(NamedTuple):
    """One way to write a paper."""

    name: str
    """What the command line calls it."""
    endings: tuple[str, ...]
    """The endings of its files, the usual one first."""
    writer: str
    """`module:function` within the reports: takes the content and a Translator, gives text, bytes
    or `Rendered`."""
    exact: bool = False
    """True when not a byte of it may change on its way: line ends, say."""
    binary: bool = False
    """True when it is of no use on a terminal."""
    extra: str = ""
    """The optional part of Kerneblik that brings the libraries it takes."""
    libraries: tuple[str, ...] = ()
    """Those libraries."""

    @property
    def at_hand(self) -> bool:
        """True when all it takes is installed."""
        return all(find_spec(name) is not None for name in self.libraries)

    def require(self) -> None:
        """Raises KerneblikError when what it takes is not installed."""
        if not self.at_hand:
            raise KerneblikError("document.missing_extra", ending=self.endings[0], extra=self.extra)

    def render(self, content: Any, t: Translator) -> bytes:
        """The content in this format, made in this process: a `RenderJob` keeps out of reach of libraries."""
        self.require()
        return writer(self.writer)(content, t).content


def writer(name: str) -> Callable[[Any, Translator], Rendered]:
    """The writer of this name; see `Format.writer`."""
    module, _, function = name.partition(":")
    write = getattr(import_module(f"kerneblik.documents.{module}"), function)

    def render(content: Any, t: Translator) -> Rendered:
        written = write(content, t)
        if isinstance(written, Rendered):
            return written
        return Rendered(written.encode() if isinstance(written, str) else bytes(written))

    return render


_MARKDOWN, _HTML, _PDF, _WORD = (".md", ".markdown"), (".html", ".htm"), (".pdf",), (".docx",)
_TYPST: dict[str, Any] = {"exact": True, "binary": True, "extra": "pdf", "libraries": ("typst",)}
_DOCX: dict[str, Any] = {"exact": True, "binary": True, "extra": "word", "libraries": ("docx", "typst")}

EXPORT = (
    Format("markdown", _MARKDOWN, "writers.round_markdown:as_markdown"),
    Format("html", _HTML, "writers.round_html:as_html"),
    Format("json", (".json",), "round_json:selection_as_json"),
)
"""Of a round; the content is a Selection."""

SHEET = (
    Format("markdown", _MARKDOWN, "writers.sheet_markdown:as_markdown"),
    Format("html", _HTML, "writers.sheet_html:as_html"),
    Format("pdf", _PDF, "writers.sheet_pdf:as_pdf", **_TYPST),
)
"""Of the sheet for a conversation; the content is a sequence of Sheets."""

REPORT = (
    Format("markdown", _MARKDOWN, "writers.report_markdown:as_markdown"),
    Format("html", _HTML, "writers.report_html:as_html"),
    Format("pdf", _PDF, "writers.report_pdf:as_pdf", **_TYPST),
    Format("word", _WORD, "writers.report_word:as_word", **_DOCX),
)
"""Of a leader's report; the content is a Document."""

AGREEMENTS = (
    Format("text", (".txt",), "content.agreements:as_table"),
    Format("json", (".json",), "content.agreements:as_json"),
    Format("ics", (".ics",), "icalendar:as_calendar", exact=True),
)
"""Of agreements; the content is an AgreementList."""


def names(formats: Sequence[Format]) -> tuple[str, ...]:
    """What the command line calls them."""
    return tuple(format_.name for format_ in formats)


def named(name: str, formats: Sequence[Format]) -> Format:
    """The format of this name, which must be one of them."""
    return next(format_ for format_ in formats if format_.name == name)


def of_file(path: Path, formats: Sequence[Format]) -> Format | None:
    """The format that the file's ending says, or None."""
    return next((format_ for format_ in formats if path.suffix.lower() in format_.endings), None)
