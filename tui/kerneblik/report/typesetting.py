"""PDF, set by typst: a template of ours and data. What people wrote is data, and never typst's markup."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import orjson
import typst

from kerneblik.language import Translator

_PROSE = Path(__file__).with_name("prose.typ")


def as_pdf(template: Path, content: Any, t: Translator) -> bytes:
    """The content, set by the template."""
    return _typeset(template, content, t, "pdf")


def as_picture(template: Path, content: Any, t: Translator) -> bytes:
    """The same as a PNG of its first page."""
    return _typeset(template, content, t, "png")


def _typeset(template: Path, content: Any, t: Translator, format_: Literal["pdf", "png"]) -> bytes:
    source = b"\n".join(path.read_bytes() for path in (_PROSE, template))
    data = orjson.dumps({"language": t.language, "content": content}).decode()
    written = typst.compile(source, format=format_, sys_inputs={"data": data}, ppi=220)
    return written if isinstance(written, bytes) else written[0]
