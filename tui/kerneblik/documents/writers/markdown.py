"""Documents and sheets as Markdown, and documents as plain lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kerneblik.documents.blocks import Block, Document, Heading, Prose, Remark, Table, Wheel
from kerneblik.documents.content.sheet import Entry, Sheet
from kerneblik.language import Translator
from kerneblik.prose import markdown, plain
from kerneblik.prose.parse import parse
from kerneblik.text import clean_line, clean_text

_PROSE_BELOW, _PROSE_BELOW_ON_SHEET = 4, 2
_LINES_TO_WRITE_ON = ("_" * 72,) * 4


def as_markdown(document: Document, _: Translator) -> str:
    """The document as Markdown, with tables in place of pictures."""
    form = _Form(markdown.escaped, lambda text: markdown.as_markdown(parse(text), _PROSE_BELOW), "*{}*")
    return form.document(document)


def as_plain(document: Document, _: Translator) -> str:
    """The document as plain lines: headings are marked as in Markdown, and nothing is escaped."""
    return _Form(str, lambda text: plain.as_plain(parse(text)), "{}").document(document)


def sheets_as_markdown(sheets: Sequence[Sheet], t: Translator) -> str:
    """The sheets one after another, with lines to write on; there are no pages to fit on."""
    return clean_text("\n\n".join(part for sheet in sheets for part in _sheet(sheet, t)) + "\n")


@dataclass(frozen=True)
class _Form:
    """Writes documents as lines, with headings marked as in Markdown."""

    line: Callable[[str], str]
    """Writes text on one line."""
    prose: Callable[[str], str]
    """Writes a text that a person wrote."""
    remark: str
    """The format string for remarks."""

    def document(self, document: Document) -> str:
        head = filter(None, map(self._words, (document.subtitle, document.byline)))
        parts = (f"# {self._words(document.title)}", *head)
        return clean_text("\n\n".join((*parts, *map(self._block, document.blocks))) + "\n")

    def _words(self, text: str) -> str:
        return self.line(clean_line(text))

    def _block(self, block: Block) -> str:
        match block:
            case Heading(text, level):
                return f"{'#' * (level + 1)} {self._words(text)}"
            case Remark(text):
                return self.remark.format(self._words(text))
            case Prose(text):
                return self.prose(text)
            case Table():
                return self._table(block)
            case Wheel():
                return self._table(block.figures)

    def _table(self, table: Table) -> str:
        rule = ["---"] * len(table.head)
        rows = (table.head, *table.rows)
        head, *rest = (_row(map(self._words, row)) for row in rows)
        return "\n".join((head, _row(rule), *rest))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _sheet(sheet: Sheet, t: Translator) -> Iterator[str]:
    yield f"# {markdown.escaped(t('sheet.heading', actor=sheet.actor))}"
    yield f"*{markdown.escaped(sheet.title)}*"
    if sheet.byline:
        yield markdown.escaped(sheet.byline)
    yield t("sheet.purpose")
    yield f"{t('sheet.date')}: {'_' * 20} {t('sheet.people')}: {'_' * 40}"
    for entry in sheet.questions:
        yield from _entry(entry)
        yield from _LINES_TO_WRITE_ON
    yield f"## {t('sheet.agreed')}"
    yield f"{t('sheet.agreed.what')} / {t('sheet.agreed.who')} / {t('sheet.agreed.when')}"
    yield from _LINES_TO_WRITE_ON
    if sheet.thoughts:
        yield f"# {t('sheet.thoughts')}"
    for entry in sheet.thoughts:
        yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    yield f"## {markdown.escaped(entry.question)}"
    if entry.own:
        yield markdown.as_markdown(parse(entry.own), _PROSE_BELOW_ON_SHEET)
