"""PDF, made by typst from a template and data. What people wrote is data, never typst's markup."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path
from typing import Any, Literal

import orjson
import typst

from kerneblik.documents.formats import Rendered
from kerneblik.documents.writers.unprintable import is_visible, with_names
from kerneblik.language import Translator
from kerneblik.prose.typst import CELL, WORD, with_breaks

_PROSE = Path(__file__).with_name("prose.typ")
_ACCESSIBLE: Literal["ua-1"] = "ua-1"
"""PDF/UA-1, the standard for accessible PDF. With it, typst fails on characters that no font has."""
_NOT_SHOWN = frozenset({"kind", "address", "picture", "alt"})
_CELLS = frozenset({"head", "rows"})
_MISSING = re.compile(r'the text `"((?:[^"\\]|\\.)+)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")


def as_pdf(template: Path, content: Any, t: Translator) -> Rendered:
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


def as_picture(template: Path, content: str, t: Translator) -> bytes:
    """The PNG that a template of one page makes of an SVG."""
    return _one(typst.compile(_source(template), format="png", sys_inputs=_inputs(content, t), ppi=220))


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
