"""Sheets as Markdown, with lines to write on between the questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kerneblik.documents.content.sheet import Entry, Sheet
from kerneblik.language import Translator
from kerneblik.prose import markdown as prose
from kerneblik.prose.parse import parse
from kerneblik.text import clean_text

_LINE_TO_WRITE_ON = "_" * 72
_LINES = 4
_LEVEL = 2


def as_markdown(sheets: Sequence[Sheet], t: Translator) -> str:
    """The sheets one after another; ticked texts are complete, as Markdown has no pages."""
    return clean_text("\n\n".join(part for sheet in sheets for part in _parts(sheet, t)) + "\n")


def _parts(sheet: Sheet, t: Translator) -> Iterator[str]:
    yield f"# {prose.escaped(sheet.actor)}"
    yield f"*{prose.escaped(sheet.title)}*"
    yield f"{t('sheet.date')}: {'_' * 20} {t('sheet.people')}: {'_' * 40}"
    for entry in sheet.questions:
        yield from _entry(entry)
        yield from _lines()
    yield f"## {t('sheet.agreed')}"
    yield f"{t('sheet.agreed.what')} / {t('sheet.agreed.who')} / {t('sheet.agreed.when')}"
    yield from _lines()
    if sheet.thoughts:
        yield f"# {t('sheet.thoughts')}"
    for entry in sheet.thoughts:
        yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    yield f"## {prose.escaped(entry.question)}"
    if entry.own:
        yield prose.as_markdown(parse(entry.own), _LEVEL)


def _lines() -> Iterator[str]:
    yield from [_LINE_TO_WRITE_ON] * _LINES
