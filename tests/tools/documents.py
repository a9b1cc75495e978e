"""Every document of the worked example, as those who get it see it: `make documents` writes them to look at.

Pages are printed by Chromium, the Word document is opened by LibreOffice, and all of them become pictures.
Debian has what it takes: chromium, libreoffice-writer, poppler-utils.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from kerneblik.documents.content import minutes
from kerneblik.documents.content.report import Choice, Part, document
from kerneblik.documents.content.sender import Sender
from kerneblik.documents.content.sheet import sheet_for
from kerneblik.documents.formats import MINUTES, REPORT, SHEET
from kerneblik.documents.writers.page_fitting import on_one_page
from kerneblik.language import LANGUAGES, Translator
from kerneblik.reflection import Round
from support.app import example_round, shipped_checklist
from support.documents import TODAY
from support.printing import as_office_prints, printed, program

CHECKLIST = shipped_checklist()
_SENDER = Sender("Anne Holm", "Områdeleder", "Hjemmeplejen i Åvang")


def write_all(directory: Path) -> Iterator[Path]:
    """Write the documents; the PDF of each."""
    for language in LANGUAGES:
        round_ = example_round(CHECKLIST, language, datetime.now(UTC))
        for name, ticked in (("sheet", frozenset[str]()), ("sheet-ticked", frozenset(round_.answers))):
            yield from _sheets(directory / f"{name}-{language}", round_, ticked, Translator(language))
        yield from _minutes(directory / f"minutes-{language}", round_, Translator(language))
        yield from _reports(directory / f"report-{language}", round_, Translator(language))


def _sheets(stem: Path, round_: Round, ticked: frozenset[str], t: Translator) -> Iterator[Path]:
    byline = _SENDER.byline(t, TODAY)
    whole = [
        sheet_for(actor, CHECKLIST, round_, t.language, ticked, byline=byline)
        for actor in CHECKLIST.actors[1:]
    ]
    for format_ in SHEET:
        fitted = [on_one_page(sheet, format_.name) for sheet in whole]
        yield from _file(stem, format_.endings[0], format_.render(fitted, t))


def _reports(stem: Path, round_: Round, t: Translator) -> Iterator[Path]:
    made = document(CHECKLIST, round_, Choice(frozenset(Part)), t, TODAY, sender=_SENDER)
    for format_ in REPORT:
        yield from _file(stem, format_.endings[0], format_.render(made, t))


def _minutes(stem: Path, round_: Round, t: Translator) -> Iterator[Path]:
    everything = {item.id for item in minutes.items(CHECKLIST, round_, t.language, TODAY)}
    made = minutes.document(CHECKLIST, round_, everything, t, TODAY, sender=_SENDER)
    for format_ in MINUTES:
        yield from _file(stem, format_.endings[0], format_.render(made, t))


def _file(stem: Path, ending: str, content: bytes) -> Iterator[Path]:
    path = stem.with_name(stem.name + ending)
    path.write_bytes(content)
    if ending == ".html":
        yield printed(path)
    elif ending == ".pdf":
        yield path
    elif ending == ".docx" and shutil.which("soffice"):
        yield as_office_prints(path).rename(path.with_suffix(".opened.pdf"))


def main() -> None:
    """Write them where the command line says."""
    directory = Path(sys.argv[1]).absolute()
    directory.mkdir(parents=True, exist_ok=True)
    for pdf in write_all(directory):
        subprocess.run(
            [program("pdftoppm"), "-r", "60", "-png", str(pdf), str(pdf.with_suffix(""))], check=True
        )
        print(pdf)


if __name__ == "__main__":
    main()
