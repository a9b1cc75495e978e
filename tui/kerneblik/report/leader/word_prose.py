"""What somebody wrote in Markdown, as paragraphs of a Word document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from kerneblik.report.prose import Node

_DEEPEST = 3
"""Lists that lie deeper than this are as far to the right as this one; Word's styles go no further."""
_MONOSPACE = "Consolas"


@dataclass(frozen=True)
class _Place:
    """Where a block stands."""

    list_style: str = ""
    """That of the list around it."""
    numbering: int | None = None
    """The id of the numbering of an ordered list."""
    depth: int = 0
    """How many lists are around it."""
    quoted: int = 0
    """How many quotes are around it."""


@dataclass(frozen=True)
class _Words:
    """How some words are set."""

    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False


class ProseWriter:
    """Adds texts to the end of a document."""

    def __init__(self, word: WordDocument) -> None:
        self._word = word

    def write(self, blocks: Iterable[Node]) -> None:
        """Add these blocks."""
        self._blocks(blocks, _Place())

    def _blocks(self, nodes: Iterable[Node], place: _Place) -> None:
        for node in nodes:
            self._block(node, place)

    def _block(self, node: Node, place: _Place) -> None:
        match node.kind:
            case "paragraph":
                self._inlines(self._paragraph(place), node.children, _Words())
            case "heading":
                paragraph = self._paragraph(place)
                paragraph.paragraph_format.keep_with_next = True
                self._inlines(paragraph, node.children, _Words(bold=True))
            case "bullet_list" | "ordered_list":
                self._list(node, place)
            case "blockquote":
                self._blocks(node.children, replace(place, quoted=place.quoted + 1))
            case "fence" | "code_block":
                self._run(self._paragraph(place), node.text, _Words(code=True))
            case "hr":
                self._paragraph(place).add_run("* * *")
            case "table":
                self._table(node)

    def _list(self, node: Node, place: _Place) -> None:
        depth = min(place.depth + 1, _DEEPEST)
        ordered = node.kind == "ordered_list"
        style = f"List {'Number' if ordered else 'Bullet'}{f' {depth}' if depth > 1 else ''}"
        numbering = self._new_numbering(style, node.number) if ordered else None
        for item in node.children:
            first, *rest = item.children or (Node("paragraph"),)
            within = replace(place, depth=depth)
            if first.kind == "paragraph":
                paragraph = self._paragraph(replace(within, list_style=style, numbering=numbering))
                self._inlines(paragraph, first.children, _Words())
            else:
                self._block(first, within)
            self._blocks(rest, within)

    def _new_numbering(self, style: str, start: int) -> int:
        """The id of a numbering that looks like that style's and begins at `start`."""
        numbering = self._word.part.numbering_part.element
        base = self._word.styles[style].element.pPr.numPr.numId.val
        new = numbering.add_num(numbering.num_having_numId(base).abstractNumId.val)
        new.add_lvlOverride(ilvl=0).add_startOverride(start)
        return int(new.numId)

    def _paragraph(self, place: _Place) -> Paragraph:
        paragraph = self._word.add_paragraph(style=place.list_style or ("Quote" if place.quoted else None))
        if place.numbering is not None:
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = place.numbering
        steps = place.quoted + (0 if place.list_style else place.depth)
        if steps:
            paragraph.paragraph_format.left_indent = Cm(0.75 * steps)
        return paragraph

    def _inlines(self, paragraph: Paragraph, nodes: Iterable[Node], words: _Words) -> None:
        for node in nodes:
            match node.kind:
                case "text":
                    self._run(paragraph, node.text, words)
                case "code_inline":
                    self._run(paragraph, node.text, replace(words, code=True))
                case "hardbreak":
                    paragraph.add_run().add_break()
                case "strong":
                    self._inlines(paragraph, node.children, replace(words, bold=True))
                case "em":
                    self._inlines(paragraph, node.children, replace(words, italic=True))
                case "s":
                    self._inlines(paragraph, node.children, replace(words, strike=True))
                case "link":
                    self._link(paragraph, node, words)

    def _run(self, paragraph: Paragraph, text: str, words: _Words) -> Run:
        run = paragraph.add_run(text)
        run.bold, run.italic, run.font.strike = words.bold or None, words.italic or None, words.strike or None
        if words.code:
            run.font.name, run.font.size = _MONOSPACE, Pt(9.5)
        return run

    def _link(self, paragraph: Paragraph, node: Node, words: _Words) -> None:
        """The library has no links of its own: the runs are put into the element that Word knows."""
        relation = self._word.part.relate_to(node.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), relation)
        before = len(paragraph.runs)
        self._inlines(paragraph, node.children, words)
        for run in paragraph.runs[before:]:
            run.underline = True
            link.append(run._r)
        paragraph._p.append(link)

    def _table(self, node: Node) -> None:
        columns = len(node.children[0].children)
        table = self._word.add_table(rows=0, cols=columns, style="Table Grid")
        for row in node.children:
            for cell, content in zip(table.add_row().cells, row.children, strict=True):
                self._inlines(cell.paragraphs[0], content.children, _Words(bold=content.kind == "th"))
        self._word.add_paragraph()
