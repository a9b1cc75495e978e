"""Sheets as a PDF, one page each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kerneblik.documents.content.sheet import Entry, Sheet
from kerneblik.documents.formats import Rendered
from kerneblik.documents.writers.typesetting import as_pdf as typeset
from kerneblik.language import Translator
from kerneblik.prose.parse import parse
from kerneblik.prose.typst import as_data

_TEMPLATE = Path(__file__).with_name("sheet.typ")
_WORDS = ("date", "people", "agreed", "agreed.what", "agreed.who", "agreed.when", "thoughts", "shortened")


def as_pdf(sheets: Sequence[Sheet], t: Translator) -> Rendered:
    """The sheets as a PDF, one page each; they must fit (see `on_one_page`)."""
    content = {
        "title": t("sheet.title", actor=", ".join(sheet.actor for sheet in sheets)),
        "words": {name: t(f"sheet.{name}") for name in _WORDS},
        "sheets": [_sheet(sheet, t) for sheet in sheets],
    }
    return typeset(_TEMPLATE, content, t)


def _sheet(sheet: Sheet, t: Translator) -> dict[str, Any]:
    return {
        "title": sheet.title,
        "actor": sheet.actor,
        "questions": [_entry(entry) for entry in sheet.questions],
        "thoughts": [_entry(entry) for entry in sheet.thoughts],
        "left_out": t.plural("sheet.left_out", sheet.left_out) if sheet.left_out else "",
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {"question": entry.question, "own": as_data(parse(entry.own)), "shortened": entry.shortened}
