"""The formats that each kind of document can be written in, for the command line and for the dialogs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from kerneblik.errors import KerneblikError
from kerneblik.language import Translator

_MOST_TOLD = 12
"""How many characters that can't be printed the user is told of."""


class Rendered(NamedTuple):
    """A document in one format, ready to be written to a file."""

    content: bytes
    unprintable: tuple[str, ...] = ()
    """The characters that none of the machine's fonts has; the document has their names instead."""

    def warning(self, t: Translator) -> str:
        """The sentence that tells the user which characters could not be printed; empty when all could."""
        if not self.unprintable:
            return ""
        characters = [*self.unprintable[:_MOST_TOLD], *["…"] * (len(self.unprintable) > _MOST_TOLD)]
        return t.plural("document.unprintable", len(self.unprintable), characters=" ".join(characters))


class Format(NamedTuple):
    """A format that a document can be written in."""

    name: str
    """The value of `--format` that chooses it."""
    endings: tuple[str, ...]
    """The endings of its files, the usual one first."""
    writer: str
    """`module:function` within `kerneblik.documents`.

    The function takes the content and a Translator, and returns str, bytes or `Rendered`.
    """
    exact: bool = False
    """True when its bytes must reach the output unchanged, line ends included."""
    binary: bool = False
    """True when it can't be shown on a terminal."""
    libraries: tuple[str, ...] = ()
    """The modules it needs, which a machine may lack. It is then made in a process of its own."""

    @property
    def is_available(self) -> bool:
        """True when all modules that it needs are installed."""
        return all(find_spec(name) is not None for name in self.libraries)

    def require(self) -> None:
        """Raise KerneblikError when a module that it needs is not installed."""
        if not self.is_available:
            raise KerneblikError(f"document.missing{self.endings[0]}")

    def render(self, content: Any, t: Translator) -> bytes:
        """The content in this format, made within this process, unlike by a `RenderJob`.

        Raises KerneblikError as `require` does.
        """
        self.require()
        return writer(self.writer)(content, t).content


def writer(name: str) -> Callable[[Any, Translator], Rendered]:
    """The function that `Format.writer` names, made to return `Rendered` always."""
    module, _, function = name.partition(":")
    write = getattr(import_module(f"kerneblik.documents.{module}"), function)

    def render(content: Any, t: Translator) -> Rendered:
        written = write(content, t)
        if isinstance(written, Rendered):
            return written
        return Rendered(written.encode() if isinstance(written, str) else bytes(written))

    return render


_MARKDOWN, _HTML, _PDF, _WORD = (".md", ".markdown"), (".html", ".htm"), (".pdf",), (".docx",)
_TYPST: dict[str, Any] = {"exact": True, "binary": True, "libraries": ("typst",)}
_DOCX: dict[str, Any] = {"exact": True, "binary": True, "libraries": ("docx", "typst")}

EXPORT = (
    Format("markdown", _MARKDOWN, "writers.markdown:as_markdown"),
    Format("html", _HTML, "writers.html:as_html"),
    Format("json", (".json",), "round_json:selection_as_json"),
)
"""Formats of a round; the content is a Document, for JSON a Selection."""

SHEET = (
    Format("markdown", _MARKDOWN, "writers.markdown:sheets_as_markdown"),
    Format("html", _HTML, "writers.html:sheets_as_html"),
    Format("pdf", _PDF, "writers.pdf:sheets_as_pdf", **_TYPST),
)
"""Formats of sheets for conversations; the content is a sequence of Sheets."""

REPORT = (
    Format("markdown", _MARKDOWN, "writers.markdown:as_markdown"),
    Format("html", _HTML, "writers.html:as_html"),
    Format("pdf", _PDF, "writers.pdf:as_pdf", **_TYPST),
    Format("word", _WORD, "writers.word:as_word", **_DOCX),
)
"""Formats of a leader's report; the content is a Document."""

MINUTES = REPORT
"""Formats of minutes; the content is a Document."""

AGREEMENTS = (
    Format("text", (".txt",), "writers.columns:as_columns"),
    Format("json", (".json",), "content.agreements:as_json"),
    Format("ics", (".ics",), "icalendar:as_calendar", exact=True),
)
"""Formats of agreements; the content is an AgreementList, for text a Document."""


def format_names(formats: Sequence[Format]) -> tuple[str, ...]:
    """The names of these formats."""
    return tuple(format_.name for format_ in formats)


def format_named(name: str, formats: Sequence[Format]) -> Format:
    """The format with this name, which must be one of these."""
    return next(format_ for format_ in formats if format_.name == name)


def format_of_file(path: Path, formats: Sequence[Format]) -> Format | None:
    """The format that the file's ending stands for; None when it stands for none of these."""
    return next((format_ for format_ in formats if path.suffix.lower() in format_.endings), None)
