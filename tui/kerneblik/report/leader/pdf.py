"""A leader's report as a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kerneblik.language import Translator
from kerneblik.prose.parse import parse
from kerneblik.prose.typst import as_data
from kerneblik.report.leader.document import Block, Document, Heading, Prose, Remark, Table, Wheel
from kerneblik.report.leader.picture import as_svg, in_words
from kerneblik.report.typesetting import as_pdf as typeset

_TEMPLATE = Path(__file__).with_name("report.typ")


def as_pdf(document: Document, t: Translator) -> bytes:
    """The document."""
    blocks = [_block(block, t) for block in document.blocks]
    return typeset(_TEMPLATE, {"title": document.title, "subtitle": document.subtitle, "blocks": blocks}, t)


def _block(block: Block, t: Translator) -> dict[str, Any]:
    match block:
        case Heading(text, level):
            return {"kind": "heading", "text": text, "level": level}
        case Remark(text):
            return {"kind": "remark", "text": text}
        case Prose(prose):
            return {"kind": "prose", "blocks": as_data(parse(prose))}
        case Table(head, rows):
            return {"kind": "table", "head": head, "rows": rows}
        case Wheel():
            return {"kind": "wheel", "picture": as_svg(block, t), "words": in_words(block)}
