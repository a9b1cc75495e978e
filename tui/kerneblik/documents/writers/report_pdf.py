"""A leader's report as a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kerneblik.documents.blocks import Document, Heading, Prose, Remark, Table, Wheel
from kerneblik.documents.formats import Rendered
from kerneblik.documents.wheel_svg import as_svg, in_words
from kerneblik.documents.writers.typesetting import as_pdf as typeset
from kerneblik.language import Translator
from kerneblik.prose.parse import parse
from kerneblik.prose.typst import as_data

_TEMPLATE = Path(__file__).with_name("report.typ")


def as_pdf(document: Document, t: Translator) -> Rendered:
    """The document as a PDF."""
    content = {"title": document.title, "subtitle": document.subtitle, "blocks": list(_blocks(document, t))}
    return typeset(_TEMPLATE, content, t)


def _blocks(document: Document, t: Translator) -> Iterator[dict[str, Any]]:
    level = 0
    for block in document.blocks:
        match block:
            case Heading(text, level):
                yield {"kind": "heading", "text": text, "level": level}
            case Remark(text):
                yield {"kind": "remark", "text": text}
            case Prose(text):
                yield {"kind": "prose", "blocks": as_data(parse(text)), "below": level}
            case Table(head, rows):
                yield {"kind": "table", "head": head, "rows": rows}
            case Wheel():
                yield {"kind": "wheel", "picture": as_svg(block, t), "alt": in_words(block)}
