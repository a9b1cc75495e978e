"""What each paper of 100 kB of one thing takes to make: nothing is to grow with the square of a length.

The figures are seconds of the processor, so that it changes nothing what else the machine does.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator

from kerneblik.documents.blocks import Document, Prose
from kerneblik.documents.content.sheet import Entry, Sheet
from kerneblik.documents.formats import REPORT, SHEET, Format
from kerneblik.documents.output import RenderJob
from kerneblik.documents.writers.page_fitting import on_one_page
from kerneblik.errors import KerneblikError
from kerneblik.language import Translator
from tools.bench.table import Line

SIZE = 100_000
"""Bytes."""
LIMIT, AIM = 5.0, 2.0
DANISH = Translator("da")

KINDS = {
    "text": "Vi skal gøre noget ved det, og det er ikke let. ",
    "paragraphs": "Et afsnit.\n\n",
    "lines": "x\n",
    "tasks": "- [ ] x\n",
    "numbers": "1. x\n",
    "nested items": "- a\n  - b\n    - c\n",
    "headings": "# x\n",
    "quotes": "> x\n",
    "bold": "**a** ",
    "bold lines": "**a** b\n",
    "links": "[a](https://a.dk) ",
    "addresses": "https://example.org/a/b?c=d\n",
    "an address": "a/",
    "a letter": "x",
    "brackets": "[",
    "stars": "*",
    "tabs": "a\tb\n",
    "marks on a letter": "\u0301",
    "emoji": "👍🇩🇰 ",
    "Chinese": "".join(map(chr, range(0x4E00, 0x4E00 + 20_000))),
    "Thai": "ก",
}
"""What is repeated."""
QUICK = ("text", "tasks", "headings", "a letter", "links")


def lines(*, quick: bool) -> list[Line]:
    """A budget for each paper: what is slowest in it, beside all that was measured."""
    kinds = {name: KINDS[name] for name in QUICK} if quick else KINDS
    texts = {name: filled(part) for name, part in kinds.items()}
    return [_line("report", format_, texts) for format_ in REPORT] + [
        _line("sheet", format_, texts) for format_ in SHEET
    ]


def filled(part: str) -> str:
    """So many bytes of it."""
    return (part * (SIZE // len(part.encode()) + 1)).encode()[:SIZE].decode(errors="ignore")


def _line(paper: str, format_: Format, texts: dict[str, str]) -> Line:
    figures = dict(_figures(paper, format_, texts))
    slowest = max(figures, key=lambda name: figures[name])
    what = f"{paper} in {format_.name}, 100 kB, slowest: {slowest}"
    return Line(what, "s", figures[slowest], None, LIMIT, AIM, tuple(figures.items()))


def _figures(paper: str, format_: Format, texts: dict[str, str]) -> Iterator[tuple[str, float]]:
    for name, text in texts.items():
        begun, clock = _spent(), time.perf_counter()
        try:
            _make(paper, format_, text)
        except KerneblikError as error:
            yield f"{name} ({error.key})", max(_spent() - begun, time.perf_counter() - clock)
        else:
            yield name, _spent() - begun


def _make(paper: str, format_: Format, text: str) -> None:
    if paper == "report":
        RenderJob(format_, Document("Titel", "Runde", (Prose(text),)), DANISH).run()
    else:
        sheet = on_one_page(Sheet("Titel", "Aktør", (Entry("Hvad ser I?", text),)), format_.name)
        RenderJob(format_, [sheet], DANISH).run()


def _spent() -> float:
    """Seconds of this process and of those that it waited for."""
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in used)
