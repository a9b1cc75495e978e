"""The report on paper, as those who get it read it: with a few documents that hold much."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from rich.console import Console

from kerneblik.checklist import Kind
from kerneblik.documents.blocks import Document, Heading, Prose, Remark, Table
from kerneblik.documents.content.round import wheel_of
from kerneblik.documents.formats import REPORT, Rendered, format_named, writer
from kerneblik.documents.writers.columns import as_columns
from kerneblik.documents.writers.markdown import as_plain
from kerneblik.documents.writers.pdf import with_names
from kerneblik.documents.writers.terminal import drawn
from kerneblik.language import Translator
from support.printing import pages, printed, program, text_of
from support.reports import TODAY, checklist, round_

RUN = "x" * 300
TEXT = f"""# Først
### Dybt
Se {RUN} og https://example.org/{RUN}/side.

1. et
3. tre
- [ ] gør det
> {RUN}
"""
LONG_WORDS = "".join(f"{'Ja, ' * n}medarbejderrepræsentantsuppleanterne. " for n in range(20))
STRANGE = "Godt \U000f1234 gået, 🇩🇰\u0378 og \U000e0fff her."
"""With characters that are in no font, as Unicode has not given them away."""


def document(text: str) -> Document:
    rows = ((RUN, RUN), ("kort", "Mette"))
    return Document("Titel", "Runde", (Prose(text), Heading("Aftaler", 1), Table(("Aftale", "Hvem"), rows)))


@cache
def made(text: str, language: str = "da") -> Rendered:
    return writer(format_named("pdf", REPORT).writer)(document(text), Translator(language))


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "report.pdf"
    path.write_bytes(made(TEXT).content)
    return path


def ran(*command: str | Path) -> str:
    name, *rest = map(str, command)
    return subprocess.run([program(name), *rest], check=True, capture_output=True, timeout=60).stdout.decode(
        errors="replace"
    )


EVERY_BLOCK = (
    Heading("overskrift", 1, Kind.DIALOGUE),
    Remark("bemærkning"),
    Prose("brødtekst"),
    Table(("hoved", "tal"), (("celle", "17"),), frozenset({1})),
    Table(("", ""), (("uden", "hoved"),)),
    wheel_of(checklist(), round_(), Translator("da"), TODAY),
)


@pytest.mark.parametrize("form", ["markdown", "html", "pdf", "word", "plain", "columns", "terminal"])
def test_every_block_is_written_in_every_form(form: str, tmp_path: Path):
    t = Translator("da")
    whole = Document("titel", "undertitel", EVERY_BLOCK)
    if form == "terminal":
        console = Console(width=100)
        with console.capture() as captured:
            console.print(drawn(whole))
        text = captured.get()
    elif form in {"plain", "columns"}:
        text = {"plain": as_plain, "columns": as_columns}[form](whole, t)
    else:
        path = tmp_path / "document"
        path.write_bytes(writer(format_named(form, REPORT).writer)(whole, t).content)
        text = {"pdf": text_of, "word": text_of_word}.get(form, Path.read_text)(path)
    words = ("titel", "undertitel", "overskrift", "bemærkning", "brødtekst", "hoved", "celle", "17", "uden")
    assert [word for word in words if word not in text] == []


def text_of_word(path: Path) -> str:
    word = docx.Document(str(path))
    cells = (cell.text for table in word.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(paragraph.text for paragraph in word.paragraphs), *cells))


def test_what_has_no_blanks_stays_on_the_page_and_is_copied_without_additions(pdf: Path):
    assert right_edge(pdf) <= 210 - 25 + 1
    text = "".join(ran("pdftotext", "-raw", pdf, "-").split())
    assert text.count(f"Se{RUN}og") == 1
    assert f"https://example.org/{RUN}/side." in text
    assert "\u200b" not in text
    assert text.count("x") >= 5 * len(RUN)
    assert pages(pdf) > 0


def right_edge(pdf: Path) -> float:
    """How far to the right words go, in millimetres."""
    boxes = ran("pdftotext", "-bbox", pdf, "-")
    return max(float(edge) for edge in re.findall(r'xMax="([\d.]+)"', boxes)) / 72 * 25.4


@pytest.mark.slow
def test_what_has_no_blanks_stays_on_the_page_that_a_browser_prints(tmp_path: Path):
    path = tmp_path / "report.html"
    path.write_bytes(format_named("html", REPORT).render(document(TEXT), Translator("da")))
    assert right_edge(printed(path)) <= 210 - 22 + 1


def test_what_has_no_blanks_takes_no_room_from_other_columns_in_word():
    rows = ((RUN, "Mette", "1. maj"),)
    content = Document("Titel", "", (Table(("Aftale", "Hvem", "Frist"), rows),))
    word = docx.Document(BytesIO(format_named("word", REPORT).render(content, Translator("da"))))
    widths = [column.width.cm for column in word.tables[0].columns]
    assert min(widths) > 2
    assert sum(widths) < 16.1


def test_words_are_divided_as_the_language_does(tmp_path: Path):
    ends: dict[str, set[str]] = {}
    for language in ("da", "en"):
        path = tmp_path / f"{language}.pdf"
        path.write_bytes(made(LONG_WORDS, language).content)
        ends[language] = set(re.findall(r"(\w+)[\u00ad-]\n", ran("pdftotext", "-raw", path, "-")))
    assert ends["da"]
    assert ends["da"] != ends["en"]


def test_it_is_accessible_and_says_its_language(pdf: Path):
    content = made(TEXT).content
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content
    assert b"/Lang(da)" in content
    assert b"/Lang(en)" in made("Hello", "en").content
    structure = ran("pdfinfo", "-struct", pdf)
    tags = re.findall(r"^ *(Title|H\d|L|LI|LBody|Table|TH|Link)\b", structure, re.MULTILINE)
    assert {"L", "LI", "LBody", "Table", "TH", "Link"} <= set(tags)
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"H\d", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_what_no_font_has_is_named_on_the_page_and_told(tmp_path: Path):
    rendered = made(STRANGE)
    path = tmp_path / "report.pdf"
    path.write_bytes(rendered.content)
    text = " ".join(ran("pdftotext", "-layout", path, "-").split())
    assert "Godt [U+F1234] gået" in text
    assert "[U+0378]" in text
    assert {"\U000f1234", "\u0378"} <= set(rendered.unprintable)
    assert b"<pdfuaid:part>1" in rendered.content
    for language, words in (("da", "findes ikke"), ("en", "none of this machine's fonts")):
        assert words in rendered.warning(Translator(language))
    assert not made("Almindelig tekst, æøå – »ja« … ☐ ☑ € ½").unprintable


def test_signs_are_named_as_people_call_them():
    missing = {"👍", "🇩", "🇰", "汉", "\u200d", "e\u0333"}
    assert with_names("a👍b 🇩🇰 汉\u200d e e\u0333", missing) == (
        "a[thumbs up sign]b [flag DK] [U+6C49] e [latin small letter e + combining double low line]"
    )


def test_of_a_whole_text_without_a_font_the_first_signs_are_named_and_the_rest_counted():
    assert with_names("Se " + "汉" * 5000, {"汉"}) == "Se " + "[U+6C49]" * 20 + " [+ 4980]"


@pytest.mark.parametrize("text", ["x" * 40_000, "e" + "\u0301" * 65_625], ids=["letters", "marks"])
@pytest.mark.slow
def test_what_typst_panicked_on_is_printed(text: str):
    assert made(text).content.startswith(b"%PDF-")
