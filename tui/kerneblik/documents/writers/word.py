"""Documents for Word (.docx)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt, RGBColor

from kerneblik.documents.blocks import Block, Document, Heading, Prose, Remark, Table, Wheel
from kerneblik.documents.wheel_svg import as_svg, in_words
from kerneblik.documents.writers.columns import shares_of_page
from kerneblik.documents.writers.pdf import as_picture
from kerneblik.language import Translator
from kerneblik.prose.parse import parse
from kerneblik.prose.word import ProseWriter
from kerneblik.text import clean_text

_INK, _QUIET = RGBColor(0x22, 0x22, 0x22), RGBColor(0x59, 0x59, 0x59)
_SIZES = {"Title": 24, "Heading 1": 17, "Heading 2": 13, **{f"Heading {level}": 11 for level in range(3, 7)}}
_PROSE_BELOW = 3
_LANGUAGES = {"da": "da-DK", "en": "en-GB"}
_TEXT_WIDTH = Cm(16)
_LETTERS = 66
"""How many letters of a wide font fit across a page."""


def as_word(document: Document, t: Translator) -> bytes:
    """The document as a Word file."""
    word = _blank(document.title, t.language)
    if document.on_one_page:
        _set_small(word)
    word.add_heading(clean_text(document.title), level=0)
    for line in filter(None, (document.subtitle, document.byline)):
        _quiet_line(word, line, keep=False)
    prose = ProseWriter(word, _PROSE_BELOW)
    for block in document.blocks:
        _add(word, block, prose, t)
    written = BytesIO()
    word.save(written)
    return written.getvalue()


def _blank(title: str, language: str) -> WordDocument:
    """An empty document: A4, in the leader's language, with nothing of the library's own template in it."""
    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)
    for name, size in _SIZES.items():
        style = word.styles[name]
        style.font.size, style.font.color.rgb, style.font.name = Pt(size), _INK, "Calibri"
    for level in range(3, 7):
        word.styles[f"Heading {level}"].font.italic = level == _PROSE_BELOW
    word.styles["Heading 3"].paragraph_format.space_after = Pt(4)
    word.styles["Normal"].font.name, word.styles["Normal"].font.size = "Calibri", Pt(11)
    for named in word.styles.element.iter(qn("w:lang")):
        named.set(qn("w:val"), _LANGUAGES[language])
    about = word.core_properties
    about.title, about.language = clean_text(title), _LANGUAGES[language]
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    return word


def _set_small(word: WordDocument) -> None:
    """Less space and smaller letters, for what is to fit on one page."""
    section = word.sections[0]
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(1.8)
    word.styles["Title"].font.size, word.styles["Heading 1"].font.size = Pt(18), Pt(13)
    word.styles["Normal"].font.size = Pt(9)
    word.styles["Normal"].paragraph_format.space_after = Pt(2)


def _add(word: WordDocument, block: Block, prose: ProseWriter, t: Translator) -> None:
    match block:
        case Heading(text, level):
            word.add_heading(clean_text(text), level=level)
        case Remark(text):
            _quiet_line(word, text, keep=True)
        case Prose(text):
            prose.write(parse(text))
        case Table():
            _add_table(word, block.head, block.rows)
        case Wheel():
            _add_wheel(word, block, t)


def _quiet_line(word: WordDocument, text: str, *, keep: bool) -> None:
    paragraph = word.add_paragraph()
    run = paragraph.add_run(clean_text(text))
    run.font.size, run.font.color.rgb = Pt(9.5), _QUIET
    paragraph.paragraph_format.keep_with_next = keep


def _add_table(word: WordDocument, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    table = word.add_table(rows=0, cols=len(head), style="Table Grid")
    rows = [head, *rows]
    widths = shares_of_page(rows, _LETTERS)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Emu(int(_TEXT_WIDTH * width))
    for number, row in enumerate(rows):
        for cell, text, column in zip(table.add_row().cells, row, table.columns, strict=True):
            cell.width = column.width
            cell.paragraphs[0].add_run(clean_text(text)).bold = number == 0
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qn("w:tblHeader"), {}))
    word.add_paragraph()


def _add_wheel(word: WordDocument, block: Wheel, t: Translator) -> None:
    drawn = word.add_picture(BytesIO(as_picture(as_svg(block, t), t)), width=Cm(14))
    drawn._inline.docPr.set("descr", clean_text(in_words(block)))
