"""Blocks as paragraphs of a Word document.

They are made as XML, for python-docx looks through the whole document for every paragraph and every link.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import oxml_parser
from markdown_it.common.normalize_url import normalizeLink

from kerneblik.prose.model import (
    Block,
    Heading,
    Item,
    Items,
    Line,
    Link,
    Paragraph,
    Quote,
    Signs,
    Span,
    items_by_signs,
    spans_by_link,
)

_STEP = 425
"""The indentation of a level of a list, or of a quote, in twentieths of a point."""
_DEEPEST_HEADING = 9
_GAPS = {"\n": "br", "\t": "tab"}
_GAP = re.compile("([\n\t])")
_STYLES = {Signs.BULLETS: "List Bullet", Signs.NUMBERS: "List Number", Signs.TYPED: "List Paragraph"}


class ProseWriter:
    """Appends texts to a document; a heading of level 1 becomes one of level `below` + 1."""

    def __init__(self, word: WordDocument, below: int) -> None:
        self._word, self._below = word, below
        self._end = word.element.body.sectPr
        self._relations: dict[str, str] = {}
        self._styles = {style.name: style.style_id for style in word.styles}
        numbering = word.part.numbering_part.element
        self._last_number = numbering.num_lst[-1]
        self._numbers: int = max(num.numId for num in numbering.num_lst)
        self._counted_by = {num.numId: num.abstractNumId.val for num in numbering.num_lst}

    def write(self, blocks: Iterable[Block]) -> None:
        """Append these blocks."""
        self._blocks(blocks, quoted=0)

    def _blocks(self, blocks: Iterable[Block], quoted: int) -> None:
        for block in blocks:
            match block:
                case Paragraph(lines):
                    self._paragraph("Quote" if quoted else "", lines, indent=_STEP * quoted)
                case Heading(line, level):
                    name = f"Heading {min(level + self._below, _DEEPEST_HEADING)}"
                    self._paragraph(name, (line,), indent=_STEP * quoted)
                case Items(items):
                    self._items(items, 0, quoted)
                case Quote(within):
                    self._blocks(within, quoted + 1)

    def _items(self, items: Iterable[Item], depth: int, quoted: int) -> None:
        for signs, stretch in items_by_signs(items):
            style = _STYLES[signs]
            if signs is not Signs.TYPED and depth:
                style += f" {depth + 1}"
            number = self._new_number(style, stretch[0].sign) if signs is Signs.NUMBERS else None
            indent = _STEP * (depth + 1 + quoted)
            for item in stretch:
                first, *rest = item.lines
                if signs is Signs.TYPED:
                    first = (Span(f"{item.sign}\t"), *first)
                self._paragraph(style, (first, *rest), indent=indent, hanging=_STEP, number=number)
                self._items(item.items, depth + 1, quoted)

    def _new_number(self, style: str, sign: str) -> int:
        """Add a numbering that looks like that style's and begins with this sign; its id."""
        self._numbers += 1
        base = self._word.styles[style].element.pPr.numPr.numId.val
        number = _element("num", numId=self._numbers)
        number.append(_element("abstractNumId", val=self._counted_by[base]))
        override = _element("lvlOverride", ilvl=0)
        override.append(_element("startOverride", val=int(sign.removesuffix("."))))
        number.append(override)
        self._last_number.addnext(number)
        self._last_number = number
        return self._numbers

    def _paragraph(
        self, style: str, lines: Iterable[Line], indent: int = 0, hanging: int = 0, number: int | None = None
    ) -> None:
        paragraph, look = _element("p"), _element("pPr")
        if style:
            look.append(_element("pStyle", val=self._styles[style]))
        if number is not None:
            counted = _element("numPr")
            counted.extend((_element("ilvl", val=0), _element("numId", val=number)))
            look.append(counted)
        if indent:
            look.append(_element("ind", left=indent, hanging=hanging))
        paragraph.append(look)
        for index, line in enumerate(lines):
            for link, spans in spans_by_link(_on_a_new_line(line) if index else line):
                self._add_spans(paragraph, link, spans)
        self._end.addprevious(paragraph)

    def _add_spans(self, paragraph: Any, link: Link | None, spans: Iterable[Span]) -> None:
        around = paragraph
        if link is not None:
            around = _element("hyperlink")
            around.set(qn("r:id"), self._relation(link.address))
            paragraph.append(around)
        for span in spans:
            around.append(_run(span.text, bold=span.bold, italic=span.italic, underlined=link is not None))
        if link is not None and link.printed:
            paragraph.append(_run(f" ({link.printed})"))

    def _relation(self, address: str) -> str:
        """The id of the document's relationship to this address."""
        if address not in self._relations:
            name = self._relations[address] = f"rIdProse{len(self._relations) + 1}"
            rels = self._word.part.rels
            rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, normalizeLink(address), name, is_external=True)
        return self._relations[address]


def _on_a_new_line(line: Line) -> Line:
    """The line with a line break before it."""
    if line and line[0].link is None:
        return (line[0]._replace(text=f"\n{line[0].text}"), *line[1:])
    return (Span("\n"), *line)


def _element(name: str, **attributes: object) -> Any:
    """A new XML element; python-docx's own function searches its whole table of names for each."""
    return oxml_parser.makeelement(
        _name(name), attrib={_name(key): str(value) for key, value in attributes.items()}
    )


@cache
def _name(name: str) -> str:
    return qn(f"w:{name}")


def _run(text: str, *, bold: bool = False, italic: bool = False, underlined: bool = False) -> Any:
    run = _element("r")
    look = [_element(name) for name, on in (("b", bold), ("i", italic)) if on]
    look += [_element("u", val="single")] if underlined else []
    if look:
        looks = _element("rPr")
        looks.extend(look)
        run.append(looks)
    for part in _GAP.split(text):
        if part in _GAPS:
            run.append(_element(_GAPS[part]))
        elif part:
            words = _element("t")
            words.set(qn("xml:space"), "preserve")
            words.text = part
            run.append(words)
    return run
