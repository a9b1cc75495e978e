"""A sheet is one page, whatever is ticked in; what had no room is told, and so is nothing that had."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kerneblik.documents.content.sheet import Entry, Sheet, sheet_for
from kerneblik.documents.formats import SHEET, format_named
from kerneblik.documents.writers.page_fitting import on_one_page
from kerneblik.language import Translator
from support.app import shipped_checklist
from support.documents import LONG, marked_round
from support.printing import fonts_of, lines_to_write_on, pages, printed, text_of

CHECKLIST = shipped_checklist()
DANISH = Translator("da")
PAGED = (pytest.param("html", marks=pytest.mark.slow), "pdf")
TEXTS = {
    "nothing": "",
    "long": LONG,
    "very long": LONG * 40,
    "one word": "kerneopgave" * 400,
    "wide": "W" * 1000 + " MØ" * 500,
    "lines": "x\n\n" * 300,
    "list": "".join(f"{n}. punkt {n}\n   - under {n}\n     > citat\n" for n in range(1, 90)),
    "deep": "".join("  " * n + f"- dybt {n}\n" for n in range(18)),
    "table": "| a | b | c | d |\n|---|---|---|---|\n" + f"| {LONG[:300]} | 2 | 3 | {LONG[:80]} |\n" * 12,
    "code": "```\n" + "en lang linje med kode " * 30 + "\nx\n" * 80 + "```",
    "headings": "# Stor\n\n## Mindre\n\n" * 60,
    "other letters": "漢字かな交じり文。" * 200 + "Ωμέγα Жизнь " * 200 + "👍🏽" * 90,
}


def of_all(text: str, ticked: bool = True) -> list[Sheet]:
    round_ = marked_round(CHECKLIST, text).round
    ticks = set(round_.answers) if ticked else set()
    return [sheet_for(actor, CHECKLIST, round_, "da", ticks) for actor in CHECKLIST.actors[1:]]


def file_of(format_: str, sheets: list[Sheet], directory: Path) -> Path:
    """The sheets as a PDF, printed by a browser when they are a page for one."""
    fitted = [on_one_page(sheet, format_) for sheet in sheets]
    path = directory / f"sheet.{format_}"
    path.write_bytes(format_named(format_, SHEET).render(fitted, DANISH))
    return printed(path) if format_ == "html" else path


@pytest.mark.parametrize("format_", PAGED)
@pytest.mark.slow
def test_one_page_per_actor_whatever_is_ticked_in(format_: str, tmp_path: Path):
    """Every actor with a long text; with each text the last two, who are asked six questions and four."""
    sheets = {name: of_all(text)[0 if name == "long" else 4 :] for name, text in TEXTS.items()}
    together = [sheet for of_text in sheets.values() for sheet in of_text]
    if pages(file_of(format_, together, tmp_path)) != len(together):
        taken = {name: pages(file_of(format_, of_text, tmp_path)) for name, of_text in sheets.items()}
        assert taken == {name: len(of_text) for name, of_text in sheets.items()}
        pytest.fail("a sheet does not begin a page")


def with_questions(asked: int) -> Sheet:
    questions = tuple(
        Entry(f"Spørgsmål {n} af {asked}: {LONG[:150]}?", LONG if n % 2 else "") for n in range(asked)
    )
    return Sheet("Et blik", "Dine medarbejdere", questions, questions)


@pytest.mark.parametrize("format_", PAGED)
@pytest.mark.slow
def test_one_page_however_many_questions(format_: str, tmp_path: Path):
    sheets = {asked: with_questions(asked) for asked in (1, 2, 3, 7, 12, 40)}
    pdf = file_of(format_, [*sheets.values()], tmp_path)
    assert pages(pdf) == len(sheets)
    text = text_of(pdf)
    fitted = {asked: on_one_page(sheet, format_) for asked, sheet in sheets.items()}
    for asked, sheet in fitted.items():
        assert sheet.left_out == 2 * asked - len(sheet.questions) - len(sheet.thoughts)
        assert all(f"Spørgsmål {n} af {asked}:" in text for n in range(len(sheet.questions)))
    shortened = sum(sheet.left_out > 0 for sheet in fitted.values())
    assert text.count("var der ikke plads til på siden.") == shortened > 0


@pytest.mark.parametrize("format_", PAGED)
def test_room_for_notes_gives_way_before_anything_is_left_out(format_: str, tmp_path: Path):
    some = "Det venter jeg at høre. " * 9
    empty, full = of_all("", ticked=False)[4], of_all(some)[4]
    fitted = on_one_page(full, format_)
    assert not fitted.shortened
    assert fitted == full
    pdf = file_of(format_, [full], tmp_path)
    assert pages(pdf) == 1
    lines = lines_to_write_on(pdf)
    assert 4 <= lines < lines_to_write_on(file_of(format_, [empty], tmp_path))


@pytest.mark.parametrize("format_", PAGED)
@pytest.mark.slow
def test_what_is_shortened_says_so_where_it_is_shortened(format_: str, tmp_path: Path):
    sheet = on_one_page(of_all(LONG * 10)[4], format_)
    assert sheet.shortened
    entries = [*sheet.questions, *sheet.thoughts]
    text = text_of(file_of(format_, [of_all(LONG * 10)[4]], tmp_path))
    assert (
        text.count("resten var der ikke plads til på siden") == sum(entry.shortened for entry in entries) == 6
    )
    assert sum(entry.own.startswith("mærke-svar-") for entry in entries) == 6


def test_a_short_text_stays_whole_beside_a_long_one():
    sheet = of_all("kort")[4]
    long = replace(sheet, questions=(replace(sheet.questions[0], own=LONG * 30), *sheet.questions[1:]))
    fitted = on_one_page(long, "html")
    assert [entry.shortened for entry in (*fitted.questions, *fitted.thoughts)] == [True, *[False] * 5]
    assert fitted.questions[0].own == (LONG * 30)[: len(fitted.questions[0].own)]
    assert len(fitted.questions[0].own) > 800


def test_no_sign_of_a_line_stands_alone_where_a_text_was_cut():
    for words in range(1, 60, 7):
        sheet = Sheet("Et blik", "Dem", (Entry("Hvad?", "- [ ] " + "ord " * words + "\n- [x] næste\n" * 99),))
        own = on_one_page(sheet, "html").questions[0].own
        assert own.split("\n")[-1].strip("-[]x ") != ""


def test_markdown_has_no_pages_and_leaves_nothing_out():
    sheet = of_all(LONG * 40)[0]
    assert on_one_page(sheet, "markdown") is sheet


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=400), min_size=1, max_size=6
    )
)
@pytest.mark.slow
def test_no_text_breaks_the_pdf_or_its_one_page(tmp_path: Path, texts: list[str]):
    """A sheet for each of the texts by itself, and one with all of them."""
    entries = [Entry("Hvad opfatter I som vores kerneopgave?", f"{text * 5}".strip()) for text in texts]
    asked = [*((entry,) for entry in entries), tuple(entries)]
    pdf = file_of("pdf", [Sheet("Et blik", "Dine medarbejdere", questions) for questions in asked], tmp_path)
    assert pages(pdf) == len(asked)


def test_the_pdf_brings_its_fonts_along_and_has_danish_letters(tmp_path: Path):
    pdf = file_of("pdf", of_all("Æøå ÆØÅ é – »ja«"), tmp_path)
    assert "Æøå ÆØÅ é – »ja«" in text_of(pdf)
    fonts = fonts_of(pdf)
    assert all(embedded for _, embedded in fonts)
    assert any("Libertinus" in name for name, _ in fonts)


def test_what_people_wrote_is_never_typsts_markup(tmp_path: Path):
    signs = r'#panic("x") $a$ @preview/x:1 <label> \u{41} ~ -- "ja" // nej /* nej */ = Nej #import'
    text = text_of(file_of("pdf", of_all(signs)[4:5], tmp_path))
    for part in (
        '#panic("x")',
        "$a$",
        "@preview/x:1",
        r"\u{41}",
        "--",
        '"ja"',
        "// nej",
        "/* nej */",
        "#import",
    ):
        assert part in text
