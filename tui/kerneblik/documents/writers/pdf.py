"""Documents and sheets as PDF, made by typst from a template and data.

What people wrote is data, never typst's markup. For a character that none of the machine's fonts has, the
document has its name instead.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

import orjson
import typst

from kerneblik.documents.blocks import Document, Heading, Prose, Remark, Table, Wheel
from kerneblik.documents.content.sheet import Entry, Sheet
from kerneblik.documents.formats import Rendered
from kerneblik.documents.wheel_svg import as_svg, in_words
from kerneblik.language import Translator
from kerneblik.prose.parse import parse
from kerneblik.prose.typst import CELL, WORD, as_data, with_breaks

_PROSE, _DOCUMENT, _SHEET, _PICTURE = (
    Path(__file__).with_name(f"{name}.typ") for name in ("prose", "document", "sheet", "wheel")
)
_SHEET_WORDS = (
    "purpose", "date", "people", "agreed", "agreed.what", "agreed.who", "agreed.when", "thoughts",
    "shortened",
)  # fmt: skip
"""The catalogue's keys, without `sheet.`, of what a sheet says in Kerneblik's words."""
_ACCESSIBLE: Literal["ua-1"] = "ua-1"
"""PDF/UA-1, the standard for accessible PDF. With it, typst fails on characters that no font has."""
_NOT_SHOWN = frozenset({"kind", "address", "picture", "alt"})
_CELLS = frozenset({"head", "rows"})
_MISSING = re.compile(r'the text `"((?:[^"\\]|\\.)+)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_REGIONAL_A = 0x1F1E6
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
"""Two regional indicator letters, which a font draws as one flag."""
_NUMBERED = (
    "CJK UNIFIED IDEOGRAPH",
    "CJK COMPATIBILITY IDEOGRAPH",
    "HANGUL SYLLABLE",
    "TANGUT",
    "EGYPTIAN",
)
"""Beginnings of names that say no more than the number of the character."""
_MOST_NAMED = 20
"""How many characters beside each other are named one by one; the rest are counted."""


def as_pdf(document: Document, t: Translator) -> Rendered:
    """The document as a PDF."""
    content = {
        "title": document.title,
        "subtitle": document.subtitle,
        "byline": document.byline,
        "small": document.on_one_page,
        "blocks": list(_blocks(document, t)),
    }
    return _typeset(_DOCUMENT, content, t)


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


def sheets_as_pdf(sheets: Sequence[Sheet], t: Translator) -> Rendered:
    """The sheets as a PDF, one page each; they must fit (see `on_one_page`)."""
    content = {
        "title": t("sheet.title", actor=", ".join(sheet.actor for sheet in sheets)),
        "words": {name: t(f"sheet.{name}") for name in _SHEET_WORDS},
        "sheets": [_sheet(sheet, t) for sheet in sheets],
    }
    return _typeset(_SHEET, content, t)


def _sheet(sheet: Sheet, t: Translator) -> dict[str, Any]:
    return {
        "title": " · ".join(filter(None, (sheet.title, sheet.byline))),
        "heading": t("sheet.heading", actor=sheet.actor),
        "questions": [_entry(entry) for entry in sheet.questions],
        "thoughts": [_entry(entry) for entry in sheet.thoughts],
        "left_out": t.plural("sheet.left_out", sheet.left_out) if sheet.left_out else "",
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {"question": entry.question, "own": as_data(parse(entry.own)), "shortened": entry.shortened}


def as_picture(svg: str, t: Translator) -> bytes:
    """The SVG as a PNG."""
    return _one(typst.compile(_source(_PICTURE), format="png", sys_inputs=_inputs(svg, t), ppi=220))


def _typeset(template: Path, content: Any, t: Translator) -> Rendered:
    """The PDF that the template makes of the content: PDF/UA-1 or, where typst can't write that, tagged PDF.

    Characters that no font has are replaced by their names, and listed in `Rendered.unprintable`.
    """
    compiler, source = typst.Compiler(), _source(template)
    plain = orjson.loads(orjson.dumps(content))
    missing: set[str] = set()
    while True:
        inputs = _inputs(_shown(plain, missing), t)
        try:
            pdf = compiler.compile(source, format="pdf", sys_inputs=inputs, pdf_standards=_ACCESSIBLE)
        except typst.TypstError as error:
            found = _missing_in(error) - missing
            if not found:
                pdf = compiler.compile(source, format="pdf", sys_inputs=inputs)
                break
            missing |= found
        else:
            break
    return Rendered(_one(pdf), tuple(sorted(filter(is_visible, missing))))


def _one(written: bytes | list[bytes] | None) -> bytes:
    """What typst returned, which is a list when it made one picture per page."""
    return b"".join(written) if isinstance(written, list) else written or b""


def _source(template: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in (_PROSE, template))


def _inputs(content: Any, t: Translator) -> dict[str, str]:
    return {"data": orjson.dumps({"language": t.language, "content": content}).decode()}


def _shown(value: Any, missing: Collection[str], longest: int = WORD) -> Any:
    """The data with all texts prepared for typst: names for missing characters, and breaks in long words."""
    match value:
        case str():
            return with_breaks(with_names(value, missing), longest)
        case list():
            return [_shown(part, missing, longest) for part in value]
        case dict():
            return {
                key: part if key in _NOT_SHOWN else _shown(part, missing, CELL if key in _CELLS else longest)
                for key, part in value.items()
            }
        case _:
            return value


def _missing_in(error: typst.TypstError) -> set[str]:
    """The characters that no font has, according to typst's error message."""
    return {_ESCAPED.sub(_unescaped, found) for found in _MISSING.findall(error.diagnostic)}


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else found[2]


def with_names(text: str, missing: Collection[str]) -> str:
    """The text with the name of each of the missing characters in its place, in square brackets.

    Args:
        text: what is to be printed.
        missing: characters, or characters with those that are set together with them.
    """
    if not missing or text.isascii():
        return text
    single = {one: f"[{_name(one)}]" if is_visible(one) else "" for one in missing if len(one) == 1}
    several = sorted((one for one in missing if len(one) > 1), key=len, reverse=True)
    if any(_REGIONAL_A <= ord(one) < _REGIONAL_A + 26 for one in single):
        text = _FLAG.sub(_flag, text)
    if several:
        text = re.sub("|".join(map(re.escape, several)), _named, text)
    return "".join(
        _names(list(stretch), single) if is_missing else "".join(stretch)
        for is_missing, stretch in groupby(text, key=single.__contains__)
    )


def _names(stretch: list[str], single: Mapping[str, str]) -> str:
    more = len(stretch) - _MOST_NAMED
    named = "".join(single[one] for one in stretch[:_MOST_NAMED])
    return f"{named} [+ {more}]" if more > 0 else named


def is_visible(characters: str) -> bool:
    """False when they are all format characters (Cf), such as joiners and marks of direction."""
    return any(unicodedata.category(character) != "Cf" for character in characters)


def _named(found: re.Match[str]) -> str:
    return f"[{' + '.join(map(_name, filter(is_visible, found[0])))}]"


def _flag(found: re.Match[str]) -> str:
    return f"[flag {''.join(chr(ord(letter) - _REGIONAL_A + ord('A')) for letter in found[0])}]"


def _name(character: str) -> str:
    name = unicodedata.name(character, "")
    if not name or name.startswith(_NUMBERED):
        return f"U+{ord(character):04X}"
    return name.lower()
